import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectTexts, texts, writePress } from '#core';
import { type Store, StoreError } from '#core/store';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { deskOn } from '../../support/project-desk.ts';
import { startTeams } from '../../support/teams-server.ts';
import { within } from '../../support/within.ts';

/** What opens in a dialog of Teams, what is sent from it, and what the channel hears of that. */

// biome-ignore lint/suspicious/noExplicitAny: what Teams gets, for tests to look into
type Body = any;

let store: Store;
let teams: Awaited<ReturnType<typeof startTeams>>;
let isBroken: boolean;
beforeEach(async () => {
  isBroken = false;
  store = await openSqliteFile(':memory:');
  const desk = deskOn(store);
  teams = await startTeams({
    desk: {
      ...desk,
      press(...given) {
        if (isBroken) throw new StoreError('unreachable');
        return desk.press(...given);
      },
    },
  });
});
afterEach(async () => {
  await teams.close();
  await store.close();
});

const conversation = { id: '19:c@thread.tacv2', conversationType: 'channel', tenantId: 'T2' };
const bilal = { id: '29:bilal', name: 'Bilal' };
const mention = (words: string) => teams.send(teams.activity({ conversation, text: `<at>Lessenbot</at> ${words}` }));

const dialogInvoke = (name: 'fetch' | 'submit', data: unknown, more: object = {}) =>
  teams.activity({
    type: 'invoke',
    name: `task/${name}`,
    conversation,
    text: undefined,
    replyToId: 'card-1',
    value: { data, context: { theme: 'default' } },
    ...more,
  });
async function invoke(...about: Parameters<typeof dialogInvoke>): Promise<Body> {
  const response = await teams.send(dialogInvoke(...about));
  expect(response.status).toBe(200);
  return response.json();
}

const actionsIn = (card: unknown) => within(card).filter(({ type }) => String(type).startsWith('Action.'));
const posted = (at = -1) => teams.posts.at(at)?.body.attachments[0]?.content;
const openForm = () =>
  invoke('fetch', { msteams: { type: 'task/fetch' }, press: writePress('open', { kind: 'project' }) });

/** What a dialog sends: what its button carries, and what stands in its fields. */
function filledIn({ task }: Body, fields: Readonly<Record<string, string>>): object {
  const { content } = task.value.card;
  const parts = within(content);
  const standing = parts.flatMap(({ type, id, value }) => (String(type).startsWith('Input.') ? [[id, value]] : []));
  const submit = actionsIn(content).find(({ data }) => Object(data).form !== undefined);
  const typed = Object.entries(fields).map(([id, words]) => [`veld_${id}`, words]);
  return { ...Object(submit?.data), ...Object.fromEntries([...standing, ...typed]) };
}
const good = { name: 'Appgroep Noord', interventions: 'whatsapp-groep', phase: 'start', every: 'week' };
const projects = () => store.query<{ channel: string }>('SELECT channel FROM project');

describe('T24 a form that is asked for in front of everybody', () => {
  test('is a card with one button in sight, which opens a dialog', async () => {
    await mention('project');
    expect(teams.posts).toHaveLength(1);
    expect(within(posted()).filter(({ type }) => String(type).startsWith('Input.'))).toEqual([]);
    const inSight = within(posted()).flatMap(({ actions }) => (Array.isArray(actions) ? actions : []));
    expect(inSight.filter(({ mode }) => mode !== 'secondary')).toEqual([
      expect.objectContaining({
        type: 'Action.Submit',
        title: projectTexts.buttons.fillIn,
        data: expect.objectContaining({ msteams: { type: 'task/fetch' } }),
      }),
    ]);
  });

  test('opens as a dialog for who presses, which comes back to us by Submit alone', async () => {
    await mention('project');
    const button = actionsIn(posted()).find(({ title }) => title === projectTexts.buttons.fillIn);
    const { task } = await invoke('fetch', button?.data);
    const { title, height, width, card } = task.value;
    expect([task.type, title, height, width]).toEqual(['continue', projectTexts.form.title, 'medium', 'medium']);
    expect(card.contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(new Set(actionsIn(card.content).map(({ type }) => type))).toEqual(new Set(['Action.Submit']));
    // The title stands above the card.
    expect(JSON.stringify(card.content.body)).not.toContain(projectTexts.form.title);
    expect(teams.posts).toHaveLength(1);
  });

  test('with words that were read, opens filled in with them', async () => {
    await mention('project Noord, bankjesdag fase start');
    const button = actionsIn(posted()).find(({ title }) => title === projectTexts.buttons.fillIn);
    const { task } = await invoke('fetch', button?.data);
    const values = within(task.value.card.content).flatMap(({ id, value }) => (id === 'veld_phase' ? [value] : []));
    expect(values).toEqual(['start']);
  });

  test('opens as a card, for them alone, where a client opens no dialog', async () => {
    await mention('project');
    const here = actionsIn(posted()).find(({ title }) => title === projectTexts.buttons.fillInHere);
    await teams.invoke(here?.data, { conversation });
    expect(teams.posts.at(-1)?.body.recipient?.isTargeted).toBe(true);
    expect(JSON.stringify(posted())).toContain('veld_name');
  });

  test.each(['fillIn', 'fillInHere'] as const)(
    'opens as a card where a client sends the button %s as a message',
    async (name) => {
      await mention('project');
      const button = actionsIn(posted()).find(({ title }) => title === projectTexts.buttons[name]);
      await teams.send(teams.activity({ conversation, text: undefined, value: button?.data, replyToId: 'card-1' }));
      expect(JSON.stringify(posted())).toContain('veld_name');
    },
  );

  test.each([
    ['in private', { conversation, recipient: { id: '28:bot', name: 'Lessenbot', isTargeted: true } }],
    [
      'in a group chat, in private',
      {
        conversation: { ...conversation, conversationType: 'groupChat' },
        recipient: { id: '28:bot', isTargeted: true },
      },
    ],
  ])('stands in the answer when it is asked for %s', async (_where, where) => {
    await teams.send(teams.activity({ ...where, text: 'project' }));
    expect(JSON.stringify(posted())).toContain('veld_name');
  });
});

describe('T25 a dialog that is sent', () => {
  test('with faults stays, with what was typed and what is wrong at its field; nothing is saved', async () => {
    const sent = filledIn(await openForm(), { ...good, time: '02:30', start: '2027-03-22' });
    const { task } = await invoke('submit', sent);
    expect(task.type).toBe('continue');
    const shown = within(task.value.card.content);
    expect(shown.find(({ id }) => id === 'veld_name')?.value).toBe('Appgroep Noord');
    expect(shown.find(({ id }) => id === 'veld_time')?.value).toBe('02:30');
    expect(JSON.stringify(shown)).toContain(projectTexts.form.faults['clock-change']);
    expect([await projects(), teams.posts]).toEqual([[], []]);
  });

  test('in order closes with what is certain, and the channel is told in a message of its own', async () => {
    const { task } = await invoke('submit', filledIn(await openForm(), good));
    expect(task).toEqual({ type: 'message', value: projectTexts.project.savedNow });
    expect(teams.posts.map(({ method, body }) => [method, body.recipient])).toEqual([['POST', undefined]]);
    expect(JSON.stringify(posted())).toContain('Anna heeft lessen aangezet');
    expect(await projects()).toEqual([{ channel: conversation.id }]);
  });

  test('that Teams brings again, at once or later, is answered alike and done once', async () => {
    const sent = dialogInvoke('submit', filledIn(await openForm(), good));
    const atOnce = await Promise.all([teams.send(sent), teams.send(sent)]);
    const answers = await Promise.all([...atOnce, await teams.send(sent)].map((response) => response.text()));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain(projectTexts.project.savedNow);
    expect([await projects(), teams.posts]).toEqual([[{ channel: conversation.id }], [expect.anything()]]);
  });

  test('that another process answered closes with a sentence', async () => {
    const sent = dialogInvoke('submit', filledIn(await openForm(), good));
    const other = await startTeams({
      shared: { begin: async () => 'done', extend: async () => undefined, end: async () => undefined },
    });
    const response = await other.send({ ...sent, serviceUrl: 'http://127.0.0.1:1/' });
    expect(await response.json()).toEqual({ task: { type: 'message', value: texts.alreadyDone } });
    await other.close();
  });

  test('while a colleague changed the project comes back with what they changed', async () => {
    await invoke('submit', filledIn(await openForm(), good));
    const opened = await openForm();
    await invoke('submit', filledIn(await openForm(), { phase: 'borging' }), { from: bilal });
    const { task } = await invoke('submit', filledIn(opened, { name: 'Appgroep Zuid' }));
    expect(task.type).toBe('continue');
    const shown = JSON.stringify(task.value.card.content);
    for (const words of ['Appgroep Zuid', projectTexts.form.stale.by('Bilal')]) expect(shown).toContain(words);
  });

  test.each([
    ['nothing', undefined],
    ['a press of nobody', { press: 'niets' }],
    ['a list', ['project']],
  ])('with %s closes with a sentence', async (_what, data) => {
    for (const name of ['fetch', 'submit'] as const)
      expect((await invoke(name, data)).task).toEqual({ type: 'message', value: texts.oldButton });
  });

  test('closes with an apology when we slip', async () => {
    isBroken = true;
    expect((await openForm()).task).toEqual({ type: 'message', value: texts.apology });
  });

  test('in a personal chat says where a project belongs', async () => {
    const press = writePress('open', { kind: 'project' });
    const { task } = await invoke('fetch', { press }, { conversation: { id: 'a:1', conversationType: 'personal' } });
    expect(JSON.stringify(task.value.card)).toContain(projectTexts.onlyInChannel.title);
  });
});

describe('a look-up in a dialog', () => {
  const lesson = { kind: 'show-lesson', lesson: 'heldere-kaders' } as const;

  test('opens in it, and the next one does too', async () => {
    const first = await invoke('fetch', {
      press: writePress('open', { kind: 'show-category', category: 'verbinden' }),
    });
    expect(JSON.stringify(first.task.value.card.content)).toContain('Communicatieparadox');
    const { task } = await invoke('submit', { press: writePress('open', lesson) });
    expect(JSON.stringify(task.value.card.content)).toContain('Heldere kaders');
    expect(teams.posts).toEqual([]);
  });

  test('is shared with the channel from it, and the dialog closes', async () => {
    const { task } = await invoke('submit', { press: writePress('share', lesson) });
    expect(task).toEqual({ type: 'message', value: texts.sharing });
    expect(JSON.stringify(posted())).toContain(texts.sharedBy('Anna'));
  });
});

describe('the form of a project, chosen behind the slash', () => {
  const choose = async (name: string, value: object, more: object = {}): Promise<Body> => {
    const about = { type: 'invoke', name: `composeExtension/${name}`, conversation, text: undefined, ...more };
    const context = { commandId: 'project-instellen', commandContext: 'compose' };
    return (await teams.send(teams.activity({ ...about, value: { ...context, ...value } }))).json();
  };

  test('opens the same dialog, and what is sent from it is told to the channel', async () => {
    const opened = await choose('fetchTask', {});
    expect(opened.task).toEqual((await openForm()).task);
    const { task } = await choose('submitAction', { data: filledIn(opened, good) });
    expect(task).toEqual({ type: 'message', value: projectTexts.project.savedNow });
    expect(JSON.stringify(posted())).toContain('Anna heeft lessen aangezet');
    expect(await projects()).toEqual([{ channel: conversation.id }]);
  });

  test('says in a personal chat where a project belongs', async () => {
    const { task } = await choose('fetchTask', {}, { conversation: { id: 'a:1', conversationType: 'personal' } });
    expect(JSON.stringify(task.value.card)).toContain(projectTexts.onlyInChannel.title);
  });
});
