import { describe, expect, test } from 'vitest';
import { ofBot } from '../../support/playground-server.ts';
import { block, card, execute } from '../../support/sample-cards.ts';
import { useLocalTeams } from '../../support/use-local-teams.ts';

const teams = useLocalTeams();

describe('Teams keeps its rules', () => {
  test.each<[what: string, status: number, content: unknown]>([
    ['more than 28 KB', 413, card(block('x'.repeat(29_000)))],
    ['another type', 400, { ...card(), type: 'Kaart' }],
    ['no version', 400, { type: 'AdaptiveCard', body: [] }],
    ['nothing', 400, null],
  ])('a card with %s is refused and noted', async (_what, status, content) => {
    expect((await teams.post(content)).status).toBe(status);
    const state = await teams.state();
    expect(ofBot(state, 'teams')).toEqual([]);
    expect(state.violations).toMatchObject([{ platform: 'teams' }]);
  });

  const fields = (...inputs: object[]) => card(...inputs.map((one) => ({ type: 'Input.Text', ...one })));
  test.each<[what: string, content: unknown]>([
    ['a newer version', { ...card(block('x')), version: '1.6' }],
    ['an unknown element', card({ type: 'Tekst', text: 'x' })],
    ['an unknown action', card({ type: 'ActionSet', actions: [{ type: 'Action.Dance', title: 'x' }] })],
    ['an action without words', card({ type: 'ActionSet', actions: [{ type: 'Action.Submit' }] })],
    ['a text block without text', card({ type: 'Container', items: [{ type: 'TextBlock' }] })],
    ['two fields with one id', fields({ id: 'a', label: 'A' }, { id: 'a', label: 'B' })],
    ['a field without id', fields({ label: 'A' })],
    ['a field without label', fields({ id: 'a' })],
    ['seven buttons in a row', card({ type: 'ActionSet', actions: Array(7).fill(execute) })],
  ])('a card with %s is shown as far as it goes, and noted', async (_what, content) => {
    expect((await teams.post(content)).status).toBe(201);
    const state = await teams.state();
    expect(ofBot(state, 'teams')).toHaveLength(1);
    expect(state.violations).toMatchObject([{ platform: 'teams', rule: 'AdaptiveCard' }]);
  });

  test('a card that is in order is shown without a word', async () => {
    const column = { type: 'Column', items: [block('x')], selectAction: { type: 'Action.Submit', data: {} } };
    const choices = { type: 'Input.ChoiceSet', id: 'b', label: 'B', choices: [{ title: 'Een', value: '1' }] };
    await teams.post({ ...card({ type: 'ColumnSet', columns: [column] }, choices), actions: Array(6).fill(execute) });
    expect((await teams.state()).violations).toEqual([]);
  });
});
