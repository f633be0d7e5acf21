import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sampleState, withFaultyModal, withModal, withNews, withTeamsDialog } from '../../support/playground-sample.ts';
import { axeFaults, scrollsSideways, showState, usePlayground } from '../../support/playground-window.ts';

const { openWindow } = usePlayground();

/** What the page sends from now on; nothing of it reaches the bot. */
async function catchCalls(page: Page): Promise<{ readonly next: () => Promise<unknown> }> {
  const calls: unknown[] = [];
  await page.route('**/playground/{press,submit}', async (route) => {
    calls.push(route.request().postDataJSON());
    await route.fulfill({ json: {} });
  });
  return {
    next: async () => {
      await expect.poll(() => calls.length).toBeGreaterThan(0);
      return calls.shift();
    },
  };
}

test('Slack’s markup is drawn, and what is escaped stays text', async () => {
  const { slack } = await openWindow({ sample: sampleState });
  for (const [tag, words] of [
    ['strong', 'Vet'],
    ['em', 'schuin'],
    ['s', 'door'],
    ['code', 'code'],
    ['a', 'een link'],
    ['blockquote', 'citaat'],
  ] as const) {
    await slack.locator(tag, { hasText: words }).waitFor();
  }
  await slack.getByText('@Bilal <script>').first().waitFor();
  await slack.getByText('2*3*4 <b>').waitFor();
  // A picture from elsewhere would be a request that leaves this machine.
  await slack.getByRole('img', { name: 'Kaart van de buurt' }).waitFor();
});

test('every element of a message reports what Slack would report', async () => {
  const { page, slack } = await openWindow({ sample: sampleState });
  const calls = await catchCalls(page);
  const action = (more: object) => ({
    platform: 'slack',
    user: 'anna',
    message: 's2',
    action: { block_id: 'acties', ...more },
  });

  await slack.getByRole('button', { name: 'Doen we' }).click();
  expect(await calls.next()).toMatchObject(action({ type: 'button', action_id: 'doen', value: 'doen' }));

  await slack.getByRole('button', { name: 'Stoppen' }).click();
  await page.getByRole('dialog', { name: 'Stoppen?' }).getByRole('button', { name: 'Ja' }).click();
  expect(await calls.next()).toMatchObject(action({ type: 'button', action_id: 'stop' }));

  await slack.getByRole('button', { name: 'Kies een ritme' }).press('Enter');
  await page.getByRole('menuitem', { name: 'elke week' }).press('ArrowDown');
  await page.getByRole('menuitem', { name: 'elke maand' }).press('Enter');
  expect(await calls.next()).toMatchObject(
    action({ type: 'static_select', action_id: 'ritme', selected_option: { value: 'maand' } }),
  );

  await slack.getByRole('button', { name: 'Meer acties' }).click();
  await page.getByRole('menuitem', { name: 'Klopt niet' }).click();
  expect(await calls.next()).toMatchObject(
    action({ block_id: 'uitleg', type: 'overflow', action_id: 'meer', selected_option: { value: 'nee' } }),
  );

  await slack.getByLabel('Kies een datum').fill('2026-12-08');
  await slack.getByLabel('Kies een datum').press('Enter');
  expect(await calls.next()).toMatchObject(action({ type: 'datepicker', selected_date: '2026-12-08' }));

  await slack.getByRole('radio', { name: 'uitvoering' }).check();
  expect(await calls.next()).toMatchObject(action({ type: 'radio_buttons', selected_option: { value: 'uitvoering' } }));

  await slack.getByRole('checkbox', { name: 'buurtpreventie' }).check();
  expect(await calls.next()).toMatchObject(
    action({ type: 'checkboxes', selected_options: [{ value: 'buurtpreventie' }] }),
  );
});

test('a Slack modal keeps the focus inside, sends all its fields, and shows a fault at its field', async () => {
  const { page } = await openWindow({ sample: withModal });
  const calls = await catchCalls(page);
  const modal = page.getByRole('dialog', { name: 'Jullie project' });
  const name = modal.getByLabel('Naam');
  await name.waitFor();
  expect(await name.evaluate((element) => element.matches(':focus'))).toBe(true);
  expect(await axeFaults(page)).toEqual([]);

  await name.fill('Veilige buurt');
  await modal.getByRole('checkbox', { name: 'Buurtpreventie' }).check();
  await modal.getByLabel('Vanaf').fill('2026-12-01');
  await name.press('Enter');
  expect(await calls.next()).toMatchObject({
    user: 'anna',
    viewId: 'V1',
    kind: 'submit',
    values: {
      naam: { tekst: { type: 'plain_text_input', value: 'Veilige buurt' } },
      interventies: { keuze: { type: 'multi_static_select', selected_options: [{ value: 'buurtpreventie' }] } },
      ritme: { keuze: { type: 'static_select', selected_option: { value: 'week' } } },
      dag: { dag: { type: 'datepicker', selected_date: '2026-12-01' } },
      uur: { uur: { type: 'timepicker', selected_time: '10:00' } },
      fase: { keuze: { type: 'radio_buttons', selected_option: null } },
    },
  });

  await showState(page, withFaultyModal);
  await modal.getByText('Deze naam bestaat al.').waitFor();
  expect(await name.inputValue()).toBe('Veilige buurt');
  expect(await name.getAttribute('aria-invalid')).toBe('true');
  expect(await axeFaults(page)).toEqual([]);

  await page.keyboard.press('Escape');
  expect(await calls.next()).toEqual({ user: 'anna', viewId: 'V1', kind: 'close' });
  await showState(page, sampleState);
  await modal.waitFor({ state: 'detached' });
});

test('a card checks its inputs, and sends them with its own data', async () => {
  const { page, teams } = await openWindow({ sample: sampleState });
  const calls = await catchCalls(page);
  await teams.locator('strong', { hasText: 'project' }).waitFor();
  await teams.getByRole('button', { name: 'Bewaar' }).click();
  await teams.getByText('Vul een naam in.').waitFor();
  await teams.getByLabel('Naam').fill('Veilige buurt');
  await teams.getByRole('button', { name: 'Bewaar' }).click();
  expect(await calls.next()).toMatchObject({
    platform: 'teams',
    user: 'anna',
    message: 't2',
    action: {
      type: 'Action.Execute',
      verb: 'lessen',
      data: { soort: 'project', naam: 'Veilige buurt', ritme: 'week' },
    },
  });
});

test('a Teams dialog sends its card, and Esc closes it', async () => {
  const { page } = await openWindow({ sample: withTeamsDialog });
  const calls = await catchCalls(page);
  const dialog = page.getByRole('dialog', { name: 'Jullie project' });
  await dialog.getByLabel('Naam').fill('Veilige buurt');
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Bewaar' }).click();
  expect(await calls.next()).toMatchObject({ viewId: 'T1', kind: 'submit', values: { naam: 'Veilige buurt' } });
  await page.keyboard.press('Escape');
  expect(await calls.next()).toEqual({ user: 'anna', viewId: 'T1', kind: 'close' });
});

test('what somebody was filling in survives a new message', async () => {
  const { page, teams } = await openWindow({ sample: sampleState });
  const name = teams.getByLabel('Naam');
  await name.fill('Veilige');
  await showState(page, withNews);
  await expect.poll(() => teams.getByRole('article').count()).toBe(3);
  await page.keyboard.type(' buurt');
  expect(await name.inputValue()).toBe('Veilige buurt');
});

test('a broken rule of a platform and a fault in the lessons are told plainly', async () => {
  const { page } = await openWindow({ sample: sampleState });
  const alarm = page.getByRole('region', { name: 'Slack' }).getByRole('alert');
  expect(await alarm.textContent()).toContain('Slack zou dit weigeren');
  expect(await alarm.textContent()).toContain('invalid_blocks');
  await page.getByText('data/lessen/signaleren.yaml:6').waitFor();
});

test.each([
  { colorScheme: 'light' as const, viewport: { width: 1280, height: 800 } },
  { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 } },
])('axe finds nothing in what the bot may send: $colorScheme, $viewport.width pixels', async (look) => {
  const { page } = await openWindow({ sample: sampleState, ...look });
  expect(await axeFaults(page)).toEqual([]);
  if (look.viewport.width < 860) await page.getByRole('radio', { name: 'Teams' }).check();
  expect(await axeFaults(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
});
