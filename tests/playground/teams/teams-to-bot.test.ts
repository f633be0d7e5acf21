import { describe, expect, test } from 'vitest';
import { ofBot } from '../../support/playground-server.ts';
import { block, card, channel, execute, message } from '../../support/sample-cards.ts';
import { useLocalTeams } from '../../support/use-local-teams.ts';

const teams = useLocalTeams();

describe('Teams keeps its rules', () => {
  test('an answer to Execute changes the card for the presser, an update for everybody', async () => {
    const { id } = (await teams.post(card(block('eerst'), { type: 'ActionSet', actions: [execute] }))).body;
    teams.answer = () => ({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: card(block('daarna')),
    });
    const pressed = { type: 'Action.Execute', verb: 'lessen', data: { press: 'x', veld: 'ja' } };
    const press = { platform: 'teams', user: 'anna', message: id, action: pressed };
    expect((await teams.visit('/playground/press', press)).status).toBe(200);
    expect(teams.heard.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: id,
      from: { id: '29:anna', name: 'Anna de Vries' },
      value: { action: pressed, trigger: 'manual' },
    });
    expect([await teams.cardOf('anna'), await teams.cardOf('bilal')].map((one) => one.includes('daarna'))).toEqual([
      true,
      false,
    ]);
    expect((await teams.visit('/playground/press', press)).status, 'the new card has no such button').toBe(404);

    await teams.connector('PUT', `${channel}/activities/${id}`, message(card(block('voor allen'))));
    expect([await teams.cardOf('anna'), await teams.cardOf('bilal')].map((one) => one.includes('voor allen'))).toEqual([
      true,
      true,
    ]);
    await teams.connector('DELETE', `${channel}/activities/${id}`);
    expect(await teams.cardOf()).toBe('[]');
  });

  test.each([
    ['no card', undefined],
    ['a broken card', { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'x' } }],
    ['an error', { statusCode: 500, type: 'application/vnd.microsoft.error', value: { code: 'x' } }],
  ])('an answer with %s is noted, and the presser told', async (_what, body) => {
    const { id } = (await teams.post(card({ type: 'ActionSet', actions: [execute] }))).body;
    teams.answer = () => body;
    const action = { type: 'Action.Execute', verb: 'lessen', data: {} };
    await teams.visit('/playground/press', { platform: 'teams', user: 'anna', message: id, action });
    const state = await teams.state();
    expect(state.violations).toMatchObject([{ rule: 'InvokeResponse' }]);
    expect(ofBot(state, 'teams').at(-1)).toMatchObject({ from: { name: 'Teams' }, onlyYou: true });
  });

  test('Submit arrives as a message with what was filled in', async () => {
    const submit = { type: 'Action.Submit', title: 'Ja', data: {} };
    const { id } = (await teams.post(card({ type: 'ActionSet', actions: [submit] }))).body;
    const action = { type: 'Action.Submit', data: { naam: 'Buurt' } };
    await teams.visit('/playground/press', { platform: 'teams', user: 'bilal', message: id, action });
    expect(teams.heard).toMatchObject([{ type: 'message', value: { naam: 'Buurt' }, replyToId: id }]);
    expect(teams.heard[0]).not.toHaveProperty('text');
  });

  test('a button can open a dialog, which is sent and closed', async () => {
    const data = { msteams: { type: 'task/fetch' } };
    const { id } = (
      await teams.post(card({ type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Ja', data }] }))
    ).body;
    const content = card({ type: 'Input.Text', id: 'naam', label: 'Naam' });
    teams.answer = () => ({ task: { type: 'continue', value: { title: 'Project', card: { content } } } });
    await teams.visit('/playground/press', {
      platform: 'teams',
      user: 'anna',
      message: id,
      action: { type: 'Action.Submit', data },
    });
    const { modal } = (await teams.state()).panes.teams;
    expect(modal).toMatchObject({ view: { title: 'Project' } });
    teams.answer = () => ({});
    const values = { naam: 'Buurt' };
    await teams.visit('/playground/submit', { user: 'anna', viewId: modal?.viewId, kind: 'submit', values });
    expect(teams.heard.map(({ name }) => name)).toEqual(['task/fetch', 'task/submit']);
    expect(teams.heard[1]).toMatchObject({ value: { data: values } });
    expect((await teams.state()).panes.teams.modal).toBeUndefined();
  });

  test('a command arrives as a private message, a mention with who is meant, and marks escaped', async () => {
    await teams.say('/lessen a < b');
    await teams.say('@Lessenbot wijk & buurt');
    await teams.say('hallo', { room: 'direct' });
    expect(teams.heard).toMatchObject([
      { text: 'lessen a &lt; b', recipient: { isTargeted: true }, conversation: { conversationType: 'channel' } },
      { text: '<at>Lessenbot</at> wijk &amp; buurt', recipient: { id: '28:lessenbot' } },
      { text: 'hallo', conversation: { conversationType: 'personal', id: 'a:anna' } },
    ]);
    expect(teams.heard[1]?.entities).toContainEqual(expect.objectContaining({ type: 'mention' }));
    expect(teams.heard[1]?.recipient).not.toHaveProperty('isTargeted');
  });
});
