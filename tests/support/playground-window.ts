import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { State } from '../../playground/state.ts';
import { type BotProcess, createBotProcess } from './bot-process.ts';
import { openBrowser, patienceMs } from './browser.ts';

export type Window = {
  readonly page: Page;
  readonly field: Locator;
  readonly slack: Locator;
  readonly teams: Locator;
  /** Types into the one field and sends it. */
  readonly say: (words: string) => Promise<void>;
};
type Options = BrowserContextOptions & {
  readonly path?: string;
  /** Shows this state instead of what the bot says. */
  readonly sample?: State;
  /** What is there once the page is, where that is another page. */
  readonly ready?: string;
};

/**
 * The bot and a browser for the tests of one file. Around every test it watches each window: no error, no dialog of the
 * browser, no request to elsewhere. The bot may not break a rule of a platform either.
 */
export function usePlayground(environment: () => Readonly<Record<string, string>> = () => ({})) {
  const opened: { bot?: BotProcess; browser?: Browser; close?: () => Promise<void> } = {};
  const faults: string[] = [];
  const bot = () => opened.bot ?? expect.fail('the bot is not running');

  beforeAll(async () => {
    opened.bot = await createBotProcess(environment());
    Object.assign(opened, await openBrowser());
    await opened.bot.start();
  });

  afterEach(async () => {
    for (const context of opened.browser?.contexts() ?? []) await context.close();
    const state = (await (await fetch(`${bot().address}/playground/state`)).json()) as State;
    await fetch(`${bot().address}/playground/reset`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(faults.splice(0)).toEqual([]);
    // That a bot acknowledges in time is asserted where it shares no machine with a browser.
    expect(state.violations.filter(({ rule }) => rule !== 'operation_timeout')).toEqual([]);
  });

  afterAll(async () => {
    await opened.bot?.close();
    await opened.close?.();
  });

  async function openWindow({ path = '/', sample, ready = '#users input', ...options }: Options = {}): Promise<Window> {
    const context = await opened.browser?.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'nl-NL',
      timezoneId: 'Europe/Amsterdam',
      ...options,
    });
    if (!context) return expect.fail('the browser is not running');
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    watch(page, faults);
    if (sample) await page.addInitScript({ content: fakeStream(sample) });
    await page.goto(bot().address + path);
    const field = page.getByLabel('Je bericht, voor Slack en voor Teams');
    await page.locator(ready).first().waitFor({ state: 'attached' });
    return {
      page,
      field,
      slack: page.getByRole('log', { name: 'Berichten in Slack' }),
      teams: page.getByRole('log', { name: 'Berichten in Microsoft Teams' }),
      say: async (words) => {
        await field.fill(words);
        await field.press('Enter');
      },
    };
  }
  /** Forgets the faults that a test brought about on purpose. */
  const forgive = (expected: RegExp) => {
    for (const fault of faults.splice(0)) if (!expected.test(fault)) faults.push(fault);
  };
  return { bot, openWindow, forgive };
}

function watch(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (hostname !== '127.0.0.1' && protocol !== 'data:') faults.push(`request: ${request.url()}`);
  });
}

/** Stands in for the stream of states; `showState` in the page sends the next one. */
function fakeStream(state: State): string {
  return `{
    const streams = [];
    window.EventSource = class extends EventTarget {
      constructor() { super(); streams.push(this); queueMicrotask(() => window.showState(${JSON.stringify(state)})); }
      close() {}
    };
    window.showState = (state) =>
      streams.at(-1).dispatchEvent(new MessageEvent('message', { data: JSON.stringify(state) }));
  }`;
}

export async function showState(page: Page, state: State): Promise<void> {
  await page.evaluate(`window.showState(${JSON.stringify(state)})`);
}

/** Longer than a style or a colour is on its way. */
const settlingMs = 1_000;

/**
 * What axe has against the page; its source goes in past the Content-Security-Policy. What it finds must still be so a moment later:
 * on a busy machine it may look while styles still come.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const faults = await lookWithAxe(page);
  if (faults.length === 0) return faults;
  await page.waitForTimeout(settlingMs);
  return lookWithAxe(page);
}

async function lookWithAxe(page: Page): Promise<string[]> {
  const { violations }: AxeResults = await page.evaluate('axe.run(document)');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

/** True when the page is wider than the window. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}
