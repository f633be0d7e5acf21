import { expect, test } from 'vitest';
import { manifestShortcuts } from '../../../playground/teams/shortcuts.ts';
import { block, card } from '../../support/sample-cards.ts';
import { useLocalTeams } from '../../support/use-local-teams.ts';

/** What Teams has under the box where one types, and in the menu of a message. */

const teams = useLocalTeams();
const use = (used: object) => teams.visit('/playground/shortcut', { user: 'anna', room: 'project', ...used });
const named = (type: string) => manifestShortcuts().find((one) => one.type === type)?.id ?? '';
const modal = async (user?: string) => (await teams.state(user)).panes.teams.modal;
const send = async (values: object) =>
  teams.visit('/playground/submit', { user: 'anna', viewId: (await modal())?.viewId, kind: 'submit', values });
const found = (...titles: string[]) => ({
  composeExtension: {
    type: 'result',
    attachmentLayout: 'list',
    attachments: titles.map((title) => ({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: card(block(`kaart ${title}`)),
      preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text: 'kort' } },
    })),
  },
});

test('what there is, is what the manifest names', async () => {
  expect((await teams.state()).panes.teams.shortcuts).toEqual(manifestShortcuts());
  expect(manifestShortcuts().map(({ type }) => type)).toEqual(['global', 'message', 'message']);
});

test('a search shows what the bot finds, at first and for words, and puts what is chosen in the conversation', async () => {
  teams.answer = () => found('een', 'twee');
  expect((await use({ shortcut: named('global') })).status).toBe(200);
  expect(teams.heard.at(-1)).toMatchObject({
    type: 'invoke',
    name: 'composeExtension/query',
    conversation: { conversationType: 'channel' },
    value: { commandId: 'zoek-les', parameters: [{ name: 'initialRun', value: 'true' }] },
  });
  await send({ vraag: 'bankjes' });
  expect(teams.heard.at(-1)).toMatchObject({ value: { parameters: [{ name: 'vraag', value: 'bankjes' }] } });
  expect(JSON.stringify(await modal())).toContain('bankjes');
  await send({ vraag: 'bankjes', kies: 1 });
  expect(await modal()).toBeUndefined();
  for (const who of ['anna', 'bilal'])
    expect((await teams.state(who)).panes.teams.messages.at(-1)).toMatchObject({
      from: { kind: 'user', name: 'Anna de Vries' },
      card: card(block('kaart twee')),
      onlyYou: false,
    });
});

test.each([
  ['a sentence is shown', { composeExtension: { type: 'message', text: 'Niets gevonden.' } }, 'Niets gevonden.', []],
  ['another shape is refused', { composeExtension: { type: 'result' } }, 'Er ging iets mis', ['InvokeResponse']],
])('%s in the place of a list', async (_what, answer, words, rules) => {
  teams.answer = () => answer;
  await use({ shortcut: named('global') });
  expect(JSON.stringify(await modal())).toContain(words);
  expect((await teams.state()).violations.map(({ rule }) => rule)).toEqual(rules);
});

test('the menu of a message sends that message, and what is pressed in its dialog goes with it', async () => {
  await teams.say('a < b');
  const message = (await teams.state()).panes.teams.messages.at(-1)?.id;
  const content = card(block('lessen'));
  teams.answer = () => ({ task: { type: 'continue', value: { title: 'Lessen', card: { content } } } });
  expect((await use({ shortcut: named('message'), message })).status).toBe(200);
  const payload = { id: message, body: { contentType: 'html', content: '<p>a &lt; b</p>' } };
  expect(teams.heard.at(-1)).toMatchObject({
    name: 'composeExtension/fetchTask',
    value: { commandId: 'lessen-bij-bericht', messagePayload: payload },
  });
  expect(await modal('bilal')).toBeUndefined();
  teams.answer = () => found('een');
  await send({ press: 'deel' });
  expect(teams.heard.at(-1)).toMatchObject({
    name: 'composeExtension/submitAction',
    value: { commandId: 'lessen-bij-bericht', messagePayload: payload, data: { press: 'deel' } },
  });
  expect(await modal()).toBeUndefined();
  expect((await teams.state('bilal')).panes.teams.messages.at(-1)).toMatchObject({ card: card(block('kaart een')) });
});

test.each([
  ['that is not in the manifest', { shortcut: 'verzonnen' }],
  ['of a message, without one', { shortcut: named('message') }],
  ['of a message that is not there', { shortcut: named('message'), message: '1' }],
])('one %s does nothing', async (_what, used) => {
  expect((await use(used)).status).toBe(404);
  expect(teams.heard).toEqual([]);
});
