import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ContentCopy, copyContent } from '../../support/content-copy.ts';
import { axeFaults, scrollsSideways, usePlayground } from '../../support/playground-window.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const directory = temporaryDirectory();
let content: ContentCopy;
beforeAll(() => {
  content = copyContent(join(directory.path, 'inhoud'));
});
afterAll(() => directory.remove());

const { openWindow } = usePlayground(() => ({ LESSENBOT_CONTENT_DIR: join(directory.path, 'inhoud') }));

type Look = { readonly width?: number; readonly height?: number };
async function openGallery(query = '', { width = 1280, height = 800 }: Look = {}): Promise<Page> {
  const { page } = await openWindow({
    path: `/playground/kaarten${query}`,
    ready: '.gallery-card[data-drawn]',
    viewport: { width, height },
  });
  return page;
}

/**
 * Brings one card after another in sight until all are drawn. Meanwhile the window is high: each time it moves, the browser
 * paints the whole list anew.
 */
async function drawAll(page: Page): Promise<void> {
  const look = page.viewportSize() ?? expect.fail('the window has no size');
  await page.setViewportSize({ ...look, height: 60_000 });
  await expect.poll(() => page.evaluate<number>(nextUndrawn), { interval: 10 }).toBe(0);
  await page.setViewportSize(look);
}
const nextUndrawn = `(() => {
  const left = [...document.querySelectorAll('.gallery-card:not([data-drawn], [hidden])')];
  left[0]?.scrollIntoView();
  return left.length;
})()`;

/** What leaves its pane at a side, by the card it is on. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('.gallery-card:not([hidden]) .pane')].flatMap((pane) => {
    const { left, right } = pane.getBoundingClientRect();
    const isOut = (one) => {
      const box = one.getBoundingClientRect();
      return box.width > 1 && !one.closest('.hidden') && (box.right > right + 1 || box.left < left - 1);
    };
    const out = [...pane.querySelectorAll('*')].find(isOut);
    return out ? [pane.getAttribute('aria-label') + ': ' + out.textContent.slice(0, 60)] : [];
  })`);

/** Another window and another look, of what is drawn already. */
async function lookAt(page: Page, { width, height = 800 }: Look, choices: readonly string[]): Promise<void> {
  await page.setViewportSize({ width: width ?? 1280, height });
  for (const choice of choices) await page.getByRole('radio', { name: choice }).check({ force: true });
}

test('every card is drawn whole, on a phone, and narrow and dark on a laptop, within its budget', async () => {
  const page = await openGallery('', { width: 360, height: 740 });
  await drawAll(page);
  for (const narrowAndDark of [false, true]) {
    if (narrowAndDark) await lookAt(page, { width: 1280, height: 720 }, ['Smal', 'Donker']);
    expect(await cutOff(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
  }
  expect(new URL(page.url()).search).toBe('?breedte=smal&kleur=donker');
  expect(await page.locator('.gallery-card').count()).toBeGreaterThan(500);
  expect(await page.locator('.gallery-card.is-over').count()).toBe(0);
  await page.getByText('Geen kaart gaat over zijn budget.').waitFor();
  // What this page cannot draw, it says.
  expect(await page.locator('.slack-unknown').count()).toBe(0);
  expect(await page.getByText('Dit onderdeel').count()).toBe(0);
});

test.each(['form', 'help'])(
  '%s: nothing is wide of the page and axe finds nothing, wide and narrow, light and dark',
  async (kind) => {
    const page = await openGallery(`?soort=${kind}`, { width: 1440 });
    await drawAll(page);
    for (const [width, colour] of [
      [1440, 'Licht'],
      [1280, 'Donker'],
      [360, 'Licht'],
      [360, 'Donker'],
    ] as const) {
      await lookAt(page, { width }, [colour]);
      expect(await scrollsSideways(page)).toBe(false);
      expect(await axeFaults(page), `${width} ${colour}`).toEqual([]);
    }
  },
);

test('only what is near is drawn, so that hundreds of cards are no trouble', async () => {
  const page = await openGallery();
  await page.getByRole('status').filter({ hasText: 'kaarten' }).waitFor();
  expect(await page.locator('.gallery-card').count()).toBeGreaterThan(500);
  expect(await page.locator('.gallery-card[data-drawn]').count()).toBeLessThan(30);
});

test('a kind and a word choose the cards, and stand in the address', async () => {
  const page = await openGallery();
  await page.getByLabel('Soort').selectOption('nudge');
  await page.getByRole('searchbox', { name: 'Zoek' }).fill('communicatieparadox');
  await expect.poll(() => page.locator('.gallery-card:visible').count()).toBeLessThan(20);
  const names = await page.locator('.gallery-card:visible h3').allTextContents();
  expect(names.length).toBeGreaterThan(0);
  expect(names.every((name) => name.startsWith('Communicatieparadox'))).toBe(true);
  const again = await openGallery(new URL(page.url()).search);
  await expect.poll(() => again.locator('.gallery-card:visible h3').allTextContents()).toEqual(names);
  await again.getByRole('searchbox', { name: 'Zoek' }).fill('zzqx-nergens');
  await again.getByText('Geen kaart past hierbij.').waitFor();
});

test('a link brings one card in sight, whatever was chosen', async () => {
  const page = await openGallery('?soort=help#kaart-les-communicatieparadox');
  const card = page.locator('#kaart-les-communicatieparadox[data-drawn]');
  await card.waitFor();
  await expect.poll(async () => (await card.boundingBox())?.y ?? 9999).toBeLessThan(400);
  expect(await card.getByText('van 110 woorden').count()).toBe(1);
});

test('the JSON of both platforms is copied as their designers take it', async () => {
  const page = await openGallery('?soort=help');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const card = page.locator('#kaart-help');
  const copied = async (label: string) => {
    await card.getByRole('button', { name: label }).click();
    await card.getByRole('button', { name: 'Gekopieerd' }).last().waitFor();
    await card.getByRole('status').getByText('Gekopieerd').last().waitFor();
    return JSON.parse(await page.evaluate<string>('navigator.clipboard.readText()'));
  };
  expect((await copied('Kopieer voor Block Kit Builder')).blocks[0]).toMatchObject({ type: 'header' });
  expect(await copied('Kopieer voor Adaptive Cards Designer')).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
});

test('where the browser gives no clipboard the JSON stands there, selected', async () => {
  const page = await openGallery('?soort=help');
  await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
  const card = page.locator('#kaart-help');
  await card.getByRole('button', { name: 'Kopieer voor Block Kit Builder' }).click();
  const whole = card.getByRole('textbox', { name: 'Block Kit JSON' });
  await whole.waitFor();
  expect(JSON.parse(await whole.inputValue()).blocks.length).toBeGreaterThan(1);
  expect(await page.evaluate<string>('getSelection().toString()')).toBe(await whole.inputValue());
});

test('a look stands in the address too', async () => {
  const page = await openGallery('?soort=help&breedte=smal&kleur=donker');
  for (const name of ['Smal', 'Donker']) expect(await page.getByRole('radio', { name }).isChecked()).toBe(true);
  expect(await page.evaluate('({ ...document.documentElement.dataset })')).toMatchObject({
    theme: 'dark',
    width: 'narrow',
  });
});

test('the playground leads to the gallery, and back', async () => {
  const { page } = await openWindow();
  await page.getByRole('button', { name: 'Meer', exact: true }).click();
  await page.getByRole('link', { name: 'Alle kaarten' }).click();
  await page.getByRole('heading', { name: 'Alle kaarten' }).waitFor();
  await page.getByRole('link', { name: 'Speeltuin' }).click();
  await page.getByLabel('Je bericht, voor Slack en voor Teams').waitFor();
});

test('a button does nothing here, and says so', async () => {
  const page = await openGallery('?soort=help');
  await page.locator('#kaart-help .pane-slack').getByRole('button', { name: 'Verbinden' }).click();
  await page.getByText('Hier doen knoppen niets.').waitFor();
});

test('a lesson that is saved shows without a reload; a fault stands there until it is mended', async () => {
  const lesson = 'lessen/verbinden/communicatieparadox.yaml';
  const text = content.read(lesson);
  const page = await openGallery('#kaart-les-communicatieparadox');
  const card = page.locator('#kaart-les-communicatieparadox');
  content.edit(lesson, /^titel: .*$/m, 'titel: Zeg het anders');
  await card.getByRole('heading', { name: 'Zeg het anders' }).nth(2).waitFor();
  await page.getByText(/^De lessen zijn net bewaard: \d+ kaart(en)? anders\.$/).waitFor();
  content.edit(lesson, /^kern:/m, 'kerm:');
  const faults = page.getByRole('alert');
  await faults.getByText(/communicatieparadox\.yaml:\d+: onbekend veld “kerm”\. Bedoel je “kern”\?/).waitFor();
  expect(await page.locator('.gallery-card:visible').count()).toBe(0);
  // What was said of an earlier save is over.
  expect(await page.locator('#toast').textContent()).toBe('');
  expect(await axeFaults(page)).toEqual([]);
  content.write(lesson, text);
  await card.getByRole('heading', { name: 'Communicatieparadox' }).nth(2).waitFor();
  expect(await faults.isVisible()).toBe(false);
});
