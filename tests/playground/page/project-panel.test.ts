import { expect, test } from 'vitest';
import { sampleState } from '../../support/playground-sample.ts';
import { axeFaults, scrollsSideways, usePlayground } from '../../support/playground-window.ts';

const { openWindow, forgive } = usePlayground();

/** A window with the project panel open. */
async function openPanel(options: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow(options);
  await window.page.getByRole('button', { name: 'Project', exact: true }).click();
  const panel = window.page.getByRole('complementary', { name: 'Het project' });
  await panel.waitFor();
  return { ...window, panel };
}

test('a project is set up beside the panes, time is moved, and both panes get the card', async () => {
  const { panel, slack, teams } = await openPanel();
  await panel.getByText('nog geen lessen aan').waitFor();
  await panel.getByRole('button', { name: 'Zet lessen aan' }).click();
  for (const pane of [slack, teams]) await pane.getByRole('heading', { name: 'WhatsApp-groep' }).waitFor();
  await panel.getByRole('heading', { name: 'Wat er komt' }).waitFor();
  const first = (await panel.locator('.project-plan li strong').first().textContent()) ?? '';

  await panel.getByRole('button', { name: 'Volgende kaart' }).click();
  for (const pane of [slack, teams]) {
    await pane.getByText(`‘${first}’ ·`).waitFor();
    await pane.getByRole('button', { name: 'Niet voor ons' }).waitFor();
  }
});

test('an answer shows at a glance in the picture of the project, in words', async () => {
  const { panel, slack } = await openPanel();
  await panel.getByRole('button', { name: 'Zet lessen aan' }).click();
  await panel.getByRole('heading', { name: 'Wat er komt' }).waitFor();
  await panel.getByRole('button', { name: 'Volgende kaart' }).click();
  await slack.getByRole('button', { name: 'Doen we' }).click();
  await slack.getByText('Anna de Vries: Doen we.').waitFor();
  await panel.getByText(/^Doen we, /).waitFor();
  expect(await axeFaults(slack.page())).toEqual([]);
});

test('the form opens in both panes, each in the way of its platform', async () => {
  const { page, panel, teams } = await openPanel();
  await panel.getByRole('button', { name: 'Open het formulier' }).click();
  const modal = page.getByRole('dialog', { name: 'Jullie project' });
  await modal.waitFor();
  await modal.getByText('Venster van Slack').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await modal.getByRole('button', { name: 'Annuleer' }).click();
  await teams.getByLabel('Naam van het project').waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

test('one panel at a time, on a phone too', async () => {
  const { page, panel } = await openPanel({ viewport: { width: 360, height: 740 } });
  expect(await scrollsSideways(page)).toBe(false);
  expect(await axeFaults(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Sluit project' }).click();
  await panel.waitFor({ state: 'hidden' });
});

test.each([
  [1280, 720],
  [360, 740],
])('at %i × %i a panel leaves the top of the page free, and Esc closes it', async (width, height) => {
  const { page, panel } = await openPanel({ viewport: { width, height } });
  const top = await page.getByRole('banner').boundingBox();
  const { y = 0 } = (await panel.boundingBox()) ?? {};
  expect(y).toBeGreaterThanOrEqual(top?.height ?? height);
  // The other panel, straight from the top.
  await page.getByRole('button', { name: 'Techniek' }).click();
  await panel.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await panel.getByRole('button', { name: 'Een week verder' }).press('Escape');
  await panel.waitFor({ state: 'hidden' });
  expect(await page.evaluate('document.activeElement.id')).toBe('project-button');
});

test('what the panel says of a journey ends: when something is due, and when the bot is there again', async () => {
  const { page, panel } = await openPanel();
  const problem = panel.locator('#project-problem');
  await panel.getByRole('button', { name: 'Volgende kaart' }).click();
  await problem.filter({ hasText: 'Er staat geen kaart klaar' }).waitFor();
  await panel.getByRole('button', { name: 'Zet lessen aan' }).click();
  await panel.getByRole('heading', { name: 'Wat er komt' }).waitFor();
  expect(await problem.textContent()).toBe('');

  await page.route('**/playground/time', (route) => route.fulfill({ status: 409, json: { error: 'Nu niet.' } }));
  await panel.getByRole('button', { name: 'Een week verder' }).click();
  await problem.filter({ hasText: 'De klok is niet verzet' }).waitFor();
  await page.unroute('**/playground/time');
  await panel.getByRole('button', { name: 'Een week verder' }).click();
  await problem.filter({ hasText: /^$/ }).waitFor({ state: 'attached' });
  forgive(/409/);
});

test('why no card is due is how the project stands, not that there is none', async () => {
  const { panel, say } = await openPanel();
  await panel.getByRole('button', { name: 'Zet lessen aan' }).click();
  await panel.getByRole('heading', { name: 'Wat er komt' }).waitFor();
  await say('/lessen stop');
  await panel.locator('#project-content').getByText('De lessen zijn gestopt').waitFor();
  await panel.getByRole('button', { name: 'Volgende kaart' }).click();
  await panel.locator('#project-problem').filter({ hasText: 'De lessen zijn gestopt' }).waitFor();
  await say('/lessen hervat');
  await panel.locator('#project-problem').filter({ hasText: /^$/ }).waitFor({ state: 'attached' });
});

test.each(['UTC', 'Pacific/Auckland'])(
  'in a browser of the zone %s, the clock and the messages are told in the zone of the bot',
  async (timezoneId) => {
    const { panel, slack, teams } = await openPanel({ timezoneId, sample: sampleState });
    await panel.getByText('maandag 23 november 2026 om 10:04').waitFor();
    for (const pane of [slack, teams]) expect(await pane.locator('time').first().textContent()).toContain('10:04');
  },
);

test('the zone is that of the bot, and not always Amsterdam', async () => {
  const { panel } = await openPanel({ sample: { ...sampleState, zone: 'America/New_York' } });
  await panel.getByText('maandag 23 november 2026 om 04:04').waitFor();
});

test('*Opnieuw* puts the clock back to now', async () => {
  const { page, panel } = await openPanel({ viewport: { width: 1600, height: 900 } });
  const now = panel.locator('#project-now');
  const before = await now.textContent();
  await panel.getByRole('button', { name: 'Drie maanden verder' }).click();
  await expect.poll(() => now.textContent()).not.toBe(before);
  await page.getByRole('button', { name: 'Opnieuw', exact: true }).click();
  await page.getByRole('button', { name: 'Ja, begin opnieuw' }).click();
  const [day = ''] = (before ?? '').split(' om ');
  await expect.poll(() => now.textContent()).toContain(day);
});
