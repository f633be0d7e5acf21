import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAt, openBrowser } from '../../support/browser.ts';
import { freePort } from '../../support/listen.ts';
import { startBot } from '../../support/playground-server.ts';
import { axeFaults, scrollsSideways } from '../../support/playground-window.ts';
import { clientId, clientSecret, signingSecret } from '../../support/slack-many.ts';
import { openSlackOffices } from '../../support/slack-offices.ts';

/** Somebody installs us with a real browser, which goes to another site and back: our cookie must come along. */

let offices: Awaited<ReturnType<typeof openSlackOffices>>;
let bot: Awaited<ReturnType<typeof startBot>>;
let opened: Awaited<ReturnType<typeof openBrowser>>;
let publicUrl: string;
beforeAll(async () => {
  const port = await freePort();
  publicUrl = `http://127.0.0.1:${port}`;
  offices = await openSlackOffices({ now: Date.now, clientId, clientSecret });
  // Another name is another site, as Slack is.
  const apiUrl = offices.apiUrl.replace('127.0.0.1', 'localhost');
  const access = { kind: 'many', clientId, clientSecret, stateSecret: 'geheim-voor-heen-en-terug', publicUrl } as const;
  const slack = { door: { kind: 'http' as const, signingSecret }, access, apiUrl };
  const encryptionKeys = [randomBytes(32).toString('base64')];
  bot = await startBot({ port, publicUrl, playground: false, encryptionKeys, slack });
  opened = await openBrowser();
});
afterAll(async () => {
  await opened.close();
  await bot.close();
  await offices.close();
});

async function looksWell(page: Page): Promise<void> {
  expect(await axeFaults(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
}

test.each([
  [1280, 'light'],
  [360, 'dark'],
] as const)(
  'at %i pixels in the %s: from our page to Slack and back, accessible all the way',
  async (width, colorScheme) => {
    const page = await openAt(opened.browser, `${publicUrl}/slack/install`, { width, colorScheme });
    await looksWell(page);
    await page.getByRole('link', { name: 'Naar Slack' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lessenbot staat in Gemeente T1' }).waitFor();
    await looksWell(page);
    // Loading it again does nothing twice, and there is a way on.
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Deze stap is al gedaan' }).waitFor();
    await looksWell(page);
    await page.getByRole('link', { name: 'Opnieuw beginnen' }).click();
    await page.getByRole('link', { name: 'Naar Slack' }).waitFor();
    await page.context().close();
  },
);
