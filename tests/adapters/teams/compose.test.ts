import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { texts, writePress } from '#core';
import type { Card } from '../../../adapters/teams/api/elements.ts';
import { catalogue, desk } from '../../support/real-core.ts';
import { startTeams } from '../../support/teams-server.ts';
import { within } from '../../support/within.ts';

/** What the compose box and the menu of a message ask of us, and what Teams shows of the answer. */

// biome-ignore lint/suspicious/noExplicitAny: what Teams gets, for tests to look into
type Body = any;

let teams: Awaited<ReturnType<typeof startTeams>>;
let isBroken = false;
beforeAll(async () => {
  const orBroken = <Given extends unknown[], Answer>(work: (...given: Given) => Answer) => {
    return (...given: Given): Answer => {
      if (isBroken) throw new Error('kapot');
      return work(...given);
    };
  };
  teams = await startTeams({
    desk: { ...desk, toInsert: orBroken(desk.toInsert), beside: orBroken(desk.beside) },
  });
});
afterAll(() => teams.close());
beforeEach(() => {
  isBroken = false;
  teams.posts.length = 0;
  teams.logged.length = 0;
});

const channel = { id: '19:x@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: 'tenant' };

async function invoke(name: string, value: unknown): Promise<Body> {
  const sent = teams.activity({
    type: 'invoke',
    name: `composeExtension/${name}`,
    conversation: channel,
    text: undefined,
    value,
  });
  const response = await teams.send(sent);
  expect(response.status).toBe(200);
  return response.json();
}

const query = (words: unknown, more: object = {}) =>
  invoke('query', { commandId: 'zoek-les', parameters: [{ name: 'vraag', value: words }], ...more });
const titlesIn = ({ composeExtension }: Body) =>
  composeExtension.attachments.map(({ preview }: Body) => preview.content.title);
const actionsIn = (card: Card) => within(card.body).filter(({ type }) => String(type).startsWith('Action.'));

describe('T19 the search box under a message', () => {
  test('shows all lessons as long as nothing is typed, at most twenty-five', async () => {
    const parameters = [{ name: 'initialRun', value: 'true' }];
    const shown = titlesIn(
      await invoke('query', { commandId: 'zoek-les', parameters, queryOptions: { skip: 0, count: 25 } }),
    );
    expect(shown).toEqual(catalogue.lessons.map(({ title }) => title));
  });

  test.each([
    ['een onderwerp', 'verbinden', catalogue.lessonsIn('verbinden').length],
    ['a lesson', 'heldere kaders', 1],
  ])('%s gives what it names', async (_, words, most) => expect(titlesIn(await query(words))).toHaveLength(most));

  test('words of one’s own give what fits, best first', async () =>
    expect(titlesIn(await query('niemand komt naar de bijeenkomst')).length).toBeGreaterThan(0));

  test('pages as Teams asks for them', async () => {
    const all = titlesIn(await query(''));
    const page = await query('', { queryOptions: { skip: 5, count: 3 } });
    expect(titlesIn(page)).toEqual(all.slice(5, 8));
  });

  test('what is put in a message is a card with words and nothing to press', async () => {
    const { composeExtension } = await query('heldere kaders');
    const [{ contentType, content, preview }] = composeExtension.attachments;
    expect(composeExtension).toMatchObject({ type: 'result', attachmentLayout: 'list' });
    expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(preview.contentType).toBe('application/vnd.microsoft.card.thumbnail');
    expect(actionsIn(content)).toEqual([]);
    expect(JSON.stringify(content.body)).toContain(catalogue.lesson('heldere-kaders')?.title);
  });

  test.each([
    ['nothing that we know', 'xqzw'],
    ['a number', 7],
    ['much too much', 'z'.repeat(20_000)],
  ])('%s is a sentence or a list, never an error', async (_, words) => {
    const { composeExtension } = await query(words);
    expect(['message', 'result']).toContain(composeExtension.type);
  });

  test('that finds nothing says so, and how to go on', async () =>
    expect((await query('xqzw')).composeExtension).toEqual({ type: 'message', text: texts.toInsert.none }));

  test('that fails is a sentence too', async () => {
    isBroken = true;
    expect((await query('verbinden')).composeExtension).toEqual({ type: 'message', text: texts.apology });
  });

  test('posts nothing, and says nothing of what was typed', async () => {
    await query('kanariewoord verbinden');
    expect(teams.posts).toEqual([]);
    expect(teams.logged.join()).not.toContain('kanariewoord');
  });
});

describe('T20 the menu of a message', () => {
  const chosen = (content: string) => ({
    commandId: 'lessen-bij-bericht',
    commandContext: 'message',
    messagePayload: {
      id: '1',
      body: { contentType: 'html', content },
      from: { user: { displayName: 'Bram Kanarie' } },
    },
  });
  const open = (content: string) => invoke('fetchTask', chosen(content));
  const press = (data: unknown) => invoke('submitAction', { ...chosen('<p>kanariewoord</p>'), data });
  const lesson = { kind: 'show-lesson', lesson: 'heldere-kaders' } as const;

  test('opens a dialog with the lessons that fit, which comes back to us by Submit alone', async () => {
    const { task } = await open('<div>De <b>groepsapp</b> loopt uit de hand &amp; iedereen wordt bang</div>');
    expect(task).toMatchObject({
      type: 'continue',
      value: { title: texts.beside.title, height: 'medium', width: 'medium' },
    });
    const actions = actionsIn(task.value.card.content);
    expect(actions.length).toBeGreaterThan(1);
    expect(new Set(actions.map(({ type }) => type))).toEqual(new Set(['Action.Submit']));
  });

  test('a lesson opens in the same dialog', async () => {
    const { task } = await press({ press: writePress('open', lesson) });
    expect(task.value.title).toBe(catalogue.lesson('heldere-kaders')?.title);
  });

  test('what is shared goes to the box in which one writes', async () => {
    const { composeExtension } = await press({ press: writePress('share', lesson) });
    expect(composeExtension).toMatchObject({
      type: 'result',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
    });
    expect(teams.posts).toEqual([]);
  });

  test.each([
    ['a press of nobody', { press: 'niets' }],
    ['nothing', undefined],
  ])('%s gets a sentence', async (_, data) =>
    expect((await press(data)).task).toEqual({ type: 'message', value: texts.oldButton }),
  );

  test('a message without words gets a friendly line', async () => {
    const { task } = await open('<attachment id="1"></attachment>');
    expect(JSON.stringify(task.value.card.content)).toContain(texts.beside.noWords);
  });

  test('the words of somebody else come back in nothing that we say, post or log', async () => {
    const { task } = await open('<p>kanariewoord: Bram vindt dat niemand luistert naar bewoners</p>');
    const told = JSON.stringify([task, teams.posts, teams.logged]);
    for (const word of ['kanariewoord', 'Bram', 'Kanarie', 'vindt dat niemand']) expect(told).not.toContain(word);
  });

  test('a fault is a sentence', async () => {
    isBroken = true;
    expect((await open('<p>tekst</p>')).task).toEqual({ type: 'message', value: texts.apology });
    expect(teams.logged.join()).toContain('Teams answer failed');
  });
});
