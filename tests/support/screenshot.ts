import { writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { createBotProcess } from './bot-process.ts';
import { openBrowser, patienceMs } from './browser.ts';

/** Makes the pictures in the README anew: the real bot in a real browser, asked one question, and along with a project for a quarter. */
const { browser, close } = await openBrowser();
try {
  await withBot((address) => takeQuestion(address, 'docs/speeltuin.png'));
  await withBot((address) => takeStory(address, 'docs/verhaal.png'));
} finally {
  await close();
}

/** A bot that nobody spoke with yet. */
async function withBot(take: (address: string) => Promise<void>): Promise<void> {
  const bot = await createBotProcess();
  try {
    await bot.start();
    await take(bot.address);
  } finally {
    await bot.close();
  }
}

async function openPage(
  address: string,
  path: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<Page> {
  const settings = { colorScheme: 'light', locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' } as const;
  const page = await browser.newPage({
    viewport,
    ...settings,
    reducedMotion: path === '/' ? 'reduce' : 'no-preference',
  });
  page.setDefaultTimeout(patienceMs);
  await page.goto(`${address}${path}`);
  return page;
}

/** One question, answered in both. */
async function takeQuestion(address: string, picture: string): Promise<void> {
  const page = await openPage(address, '/', { width: 1440, height: 900 });
  const field = page.getByLabel('Je bericht, voor Slack en voor Teams');
  await field.fill('/lessen verbinden');
  await field.press('Enter');
  for (const name of ['Slack', 'Microsoft Teams']) {
    await logIn(page, name)
      .getByRole('button', { name: /^Bekijk: / })
      .last()
      .waitFor();
  }
  await page.screenshot({ path: picture });
  console.log(picture);
}

/** Three moments of the story in Slack, side by side: a card, an answer, and the overview. */
async function takeStory(address: string, picture: string): Promise<void> {
  const page = await openPage(address, '/?verhaal', { width: 1160, height: 820 });
  const log = logIn(page, 'Slack');
  const moments = [
    ['1. Er komt een kaart met een stap', log.getByRole('button', { name: 'Doen we' })],
    ['2. Iemand antwoordt', log.getByText('Anna de Vries: Doen we.')],
    ['3. Het overzicht, een kwartaal later', log.getByText('Wat jullie al met de lessen deden')],
  ] as const;
  const shots: string[] = [];
  for (const [caption, sign] of moments) {
    await sign.last().waitFor();
    // Where the page scrolls to it.
    await page.waitForTimeout(600);
    shots.push(figure(caption, await log.screenshot()));
  }
  writeFileSync(picture, await beside(browser, shots));
  console.log(picture);
}

function logIn(page: Page, name: string) {
  return page.getByRole('log', { name: `Berichten in ${name}` });
}

function figure(caption: string, shot: Buffer): string {
  return `<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${shot.toString('base64')}"></figure>`;
}

async function beside(from: Browser, figures: readonly string[]): Promise<Buffer> {
  const page = await from.newPage({ viewport: { width: 1760, height: 100 } });
  await page.setContent(`<!doctype html><style>
    body { margin: 0; display: flex; gap: 16px; padding: 16px; background: #e8ecee; font: 600 17px system-ui, sans-serif; align-items: start; box-sizing: border-box; width: 1760px }
    figure { margin: 0; flex: 1; background: #fff; border-radius: 12px; overflow: hidden }
    figcaption { padding: 12px 16px; color: #0b5c63 }
    img { width: 100%; display: block }
  </style>${figures.join('')}`);
  return page.locator('body').screenshot();
}
