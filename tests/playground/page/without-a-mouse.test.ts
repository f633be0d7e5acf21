import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Message } from '../../../playground/state.ts';
import { sampleState } from '../../support/playground-sample.ts';
import { showState, usePlayground } from '../../support/playground-window.ts';

const { openWindow } = usePlayground();

/** The part of the page that has the focus. */
const place = (page: Page): Promise<string> =>
  page.evaluate(
    "document.activeElement.closest('#pane-slack, #pane-teams, #composer, #project, #inspector')?.id ?? ''",
  );

async function walk(page: Page, key: string, steps: number): Promise<string[]> {
  const seen: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press(key);
    seen.push(await place(page));
  }
  return seen;
}

test('one key goes round Slack, Teams and the field, and with Shift back', async () => {
  const { page, field } = await openWindow();
  await field.focus();
  expect(await walk(page, 'F6', 3)).toEqual(['pane-slack', 'pane-teams', 'composer']);
  expect(await walk(page, 'Shift+F6', 3)).toEqual(['pane-teams', 'pane-slack', 'composer']);
});

test('that key comes past an open panel too, and on a phone not past the pane that is hidden', async () => {
  const wide = await openWindow();
  await wide.page.getByRole('button', { name: 'Project', exact: true }).click();
  await wide.field.focus();
  expect(await walk(wide.page, 'F6', 2)).toEqual(['project', 'pane-slack']);
  const { page, field } = await openWindow({ viewport: { width: 360, height: 740 } });
  await field.focus();
  expect(await walk(page, 'F6', 2)).toEqual(['pane-slack', 'composer']);
});

test('in a modal that key leaves the focus where it is', async () => {
  const { page, say } = await openWindow();
  await say('/lessen project');
  await page.getByRole('dialog', { name: 'Jullie project' }).waitFor();
  expect(await walk(page, 'F6', 1)).toEqual(['']);
});

test('a screen reader hears of an answer once: who, its title and where', async () => {
  const { page, slack, teams, say } = await openWindow();
  await page.evaluate(`
    window.heard = [];
    const status = document.getElementById('answers-status');
    new MutationObserver(() => window.heard.push(status.textContent)).observe(status, { childList: true });
  `);
  await say('/lessen verbinden');
  for (const pane of [slack, teams]) await pane.getByRole('heading', { name: 'Verbinden' }).first().waitFor();
  await expect.poll(() => page.evaluate('window.heard.join(" ")')).toContain('Slack');
  await expect.poll(() => page.evaluate('window.heard.join(" ")')).toContain('Teams');
  const heard = await page.evaluate<string>('window.heard.join(" ")');
  expect(heard).toMatch(/Lessenbot in [\w ]+: Verbinden/);
  // The lesson in the card is not read out, nor what you said yourself.
  expect(heard).not.toMatch(/Communicatieparadox|Anna/);
  for (const pane of [slack, teams]) expect(await pane.getAttribute('aria-live')).toBe('off');
});

test('of a long message without a heading a screen reader hears whole words', async () => {
  const { page } = await openWindow({ sample: sampleState });
  const text = `${'buurtbewoner '.repeat(10)}einde`;
  const from = { kind: 'bot', name: 'Lessenbot' } as const;
  const news: Message = { id: 't9', room: 'project', from, at: sampleState.clock, onlyYou: false, edited: false, text };
  const teams = { ...sampleState.panes.teams, messages: [...sampleState.panes.teams.messages, news] };
  await showState(page, { ...sampleState, panes: { ...sampleState.panes, teams } });
  await expect
    .poll(() => page.locator('#answers-status').textContent())
    .toMatch(/^Lessenbot in Teams: (buurtbewoner )+buurtbewoner…$/);
});
