import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, usePlayground } from '../../support/playground-window.ts';

const { openWindow } = usePlayground();

const paneOf = (page: Page) => page.locator('#pane-slack');
/** How often the bot heard that the Home tab was opened, by id. */
const openings = (page: Page): Promise<string[]> =>
  page.evaluate(`fetch('/playground/state').then((response) => response.json()).then(({ exchanges }) =>
    exchanges.filter(({ what }) => what.includes('app_home_opened')).map(({ id }) => id))`);
const direct = '#rooms input[value=direct]';
const project = '/lessen project whatsapp-groep fase start elke dinsdag 10:00';

describe('the Home tab', () => {
  test('looks up a lesson, pauses a project and goes on, all by keyboard', async () => {
    const { page, say } = await openWindow();
    const slack = paneOf(page);
    await say(project);
    await slack.getByText('heeft lessen aangezet').waitFor();
    await page.locator(direct).check({ force: true });
    await slack.getByRole('tab', { name: 'Berichten' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await slack.getByRole('tab', { name: 'Home' }).getAttribute('aria-selected')).toBe('true');
    await slack.getByText('Volgende kaart: dinsdag').waitFor();
    expect(await slack.getByText('#veilige-buurt').count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);

    const field = slack.getByLabel('Wat speelt er in jullie project?');
    await field.fill('heldere kaders');
    await field.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Heldere kaders' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Meer over deze les' }).press('Enter');
    await dialog.getByText('Wat de bron zegt').waitFor();
    // The one below is there again.
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Meer over deze les' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('heldere kaders');

    await slack.getByRole('button', { name: 'Pauze' }).press('Enter');
    await slack.getByText('De lessen staan op pauze').waitFor();
    const onward = slack.getByRole('button', { name: 'Ga weer door' });
    // Who pressed there, is still there.
    expect(await onward.evaluate((element) => element.matches(':focus'))).toBe(true);
    await onward.press('Enter');
    await slack.getByRole('button', { name: 'Pauze' }).waitFor();
  });

  test('gives way to the answer of who says something', async () => {
    const { page, say } = await openWindow();
    const slack = paneOf(page);
    await page.locator(direct).check({ force: true });
    await slack.getByRole('tab', { name: 'Home' }).click();
    await slack.getByText('Ik vind geen project').waitFor();
    await say('verbinden');
    await slack.getByRole('heading', { name: 'Verbinden' }).waitFor();
    expect(await slack.getByRole('tab', { name: 'Berichten' }).getAttribute('aria-selected')).toBe('true');
  });

  test('is filled again when everything begins anew, and for who is played next', async () => {
    const { page } = await openWindow();
    const slack = paneOf(page);
    await page.locator(direct).check({ force: true });
    await slack.getByRole('tab', { name: 'Home' }).click();
    const empty = slack.getByText('Ik vind geen project');
    await empty.waitFor();
    const before = await openings(page);
    await page.getByRole('button', { name: 'Opnieuw' }).click();
    await page.getByRole('button', { name: 'Ja, begin opnieuw' }).click();
    await expect.poll(() => openings(page)).not.toEqual(before);
    await expect.poll(() => openings(page)).toHaveLength(1);
    await empty.waitFor();
    await page.getByLabel('Bilal').check({ force: true });
    await empty.waitFor();
  });

  test('is not in the channel', async () => {
    const { page } = await openWindow();
    expect(await paneOf(page).getByRole('tab').count()).toBe(0);
  });
});

describe('shortcuts', () => {
  test('a message has one, which only who chose it sees, and a key reaches it', async () => {
    const { page, say } = await openWindow();
    const slack = paneOf(page);
    await say('de groepsapp loopt uit de hand en iedereen wordt bang');
    const message = slack.locator('.message', { hasText: 'loopt uit de hand' });
    await message.getByRole('button', { name: 'Snelkoppelingen bij dit bericht' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Lessen bij dit bericht' }).press('Enter');
    const answer = slack.locator('.only-you', { hasText: 'Lessen bij dit bericht' });
    await answer.getByRole('button', { name: 'Bekijk' }).first().waitFor();
    expect(await answer.textContent()).not.toContain('loopt uit de hand');
    expect(await axeFaults(page)).toEqual([]);
  });

  test('a question from anywhere comes in the channel that somebody chooses', async () => {
    const { page } = await openWindow();
    const slack = paneOf(page);
    await slack.getByRole('button', { name: 'Snelkoppelingen in Slack' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Zoek een les' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Zoek een les' });
    await dialog.getByLabel('Wat speelt er in jullie project?').fill('heldere kaders');
    await dialog.getByLabel('Iedereen in het kanaal').check();
    expect(await dialog.getByLabel('In welk kanaal?').inputValue()).toBe('C0PROJECT');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Zoek' }).click();
    await page.getByRole('dialog').getByText('met jouw naam erbij').waitFor();
    await slack.getByText('Gedeeld door').waitFor();
  });
});
