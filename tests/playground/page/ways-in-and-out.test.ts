import { expect, test } from 'vitest';
import { axeFaults, scrollsSideways, usePlayground } from '../../support/playground-window.ts';

const { bot, openWindow } = usePlayground();

test.each([
  ['Handleiding', '/playground/handleiding', 'Lessenbot gebruiken'],
  ['Alle lessen', '/lessen', 'Lessen over participatie en veiligheid'],
  ['Wat de bot bewaart', '/lessen#privacy', 'Privacy'],
  ['In Slack of Teams zetten', '/playground/beheer', 'Lessenbot beheren'],
  ['Lessen aanpassen', '/playground/inhoud', ''],
])('behind *Meer* is “%s”, with a way back', async (name, path, heading) => {
  const { page } = await openWindow({ viewport: { width: 360, height: 740 } });
  await page.getByRole('button', { name: 'Meer', exact: true }).click();
  expect(await axeFaults(page)).toEqual([]);
  await page.locator('#more-menu').getByRole('link', { name, exact: true }).click();
  await page.waitForURL(`${bot().address}${path}`);
  await page.getByRole('heading', { name: heading }).first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
  await page.getByRole('link', { name: 'Terug naar de speeltuin' }).click();
  await page.getByRole('heading', { name: 'Waar loopt jullie project tegenaan?' }).waitFor();
});

test('the first screen has both halves, and what somebody who decides wants to know', async () => {
  const { page } = await openWindow({ viewport: { width: 1280, height: 720 } });
  await page.getByRole('button', { name: 'Welke lessen gaan over verbinden?' }).waitFor();
  await page.getByRole('button', { name: 'Bekijk een project in actie' }).waitFor();
  for (const name of ['Wat bewaart de bot?', 'Zo zet je hem in Slack of Teams', 'Handleiding', 'Alle lessen'])
    await page.getByRole('link', { name, exact: true }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

test('`?zeg=` asks a question once, in the conversation of `?gesprek=`', async () => {
  const { page, slack, teams } = await openWindow({ path: '/?zeg=heldere%20kaders&gesprek=direct' });
  for (const pane of [slack, teams]) await pane.getByRole('heading', { name: 'Heldere kaders' }).first().waitFor();
  expect(await slack.getByText('heldere kaders', { exact: true }).count()).toBe(1);
  expect(new URL(page.url()).searchParams.has('zeg')).toBe(false);
  await page.reload();
  await slack.getByRole('heading', { name: 'Heldere kaders' }).first().waitFor();
  expect(await slack.getByText('heldere kaders', { exact: true }).count()).toBe(1);
});

test('in the channel it is a question to the bot, whatever it says, and on one line', async () => {
  const { slack, teams } = await openWindow({ path: '/?zeg=heldere%0Akaders%0D%0A%E2%80%AE&gesprek=onbekend' });
  for (const pane of [slack, teams]) await pane.getByRole('heading', { name: 'Heldere kaders' }).first().waitFor();
  await teams.getByText('/lessen heldere kaders', { exact: true }).waitFor();
});

test.each([
  ['nothing', ''],
  ['only space', '%20%0A'],
  ['too much', 'buurt%20'.repeat(60)],
])('a question of %s is not asked', async (_what, words) => {
  const { page, field } = await openWindow({ path: `/?zeg=${words}` });
  await page.getByRole('heading', { name: 'Waar loopt jullie project tegenaan?' }).waitFor();
  expect(await field.inputValue()).toBe('');
  expect(new URL(page.url()).searchParams.has('zeg')).toBe(false);
});
