import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAt, openBrowser, patienceMs } from '../../support/browser.ts';
import { startBot } from '../../support/playground-server.ts';
import { axeFaults, scrollsSideways } from '../../support/playground-window.ts';

let bot: Awaited<ReturnType<typeof startBot>>;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

describe('in a browser', () => {
  let opened: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => opened.close());

  test.each([
    ['/lessen', 1280, 'light'],
    ['/lessen', 360, 'dark'],
    ['/lessen/communicatieparadox', 1280, 'dark'],
    ['/lessen/communicatieparadox', 360, 'light'],
    ['/lessen/bestaat-niet', 360, 'light'],
    ['/iets', 360, 'dark'],
    ['/lessen?zoek=de groepsapp loopt uit de hand', 360, 'light'],
    ['/lessen?zoek=xyzzy kwantumfysica', 1280, 'dark'],
  ] as const)('%s at %i pixels in the %s is accessible and fits', async (path, width, colorScheme) => {
    const page = await openAt(opened.browser, bot.address + path, { width, colorScheme });
    expect(await axeFaults(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    // The first thing on the page leads past its top.
    await page.waitForURL((url) => url.hash === '#inhoud');
    await page.context().close();
  });

  test('without a script somebody searches from a lesson, opens what fits, and goes to the next of its subject', async () => {
    const context = await opened.browser.newContext({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.goto(`${bot.address}/lessen/communicatieparadox`);
    await page.getByRole('searchbox', { name: 'Zoek een les' }).fill('heldere kaders');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Heldere kaders/taakverdeling' }).click();
    await page.getByRole('link', { name: /^Volgende les/ }).click();
    await page.getByRole('link', { name: /^Vorige les/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Heldere kaders/taakverdeling' }).waitFor();
    await context.close();
  });

  test('on paper nothing stands that only works on a screen', async () => {
    const page = await opened.browser.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto(`${bot.address}/lessen/communicatieparadox`);
    for (const gone of ['search', '.crumbs', '.neighbours', '.skip', 'header .back'])
      expect(await page.locator(gone).isVisible()).toBe(false);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
    await page.close();
  });

  test('a reader walks from all lessons to one, to its counterpart, and back', async () => {
    const page = await opened.browser.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.goto(`${bot.address}/lessen`);
    await page.getByRole('link', { name: 'Communicatieparadox' }).click();
    await page.getByRole('link', { name: 'Kracht van herhaling' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kracht van herhaling' }).waitFor();
    await page.getByRole('link', { name: 'Alle lessen' }).click();
    expect(page.url()).toBe(`${bot.address}/lessen`);
    await page.close();
  });
});
