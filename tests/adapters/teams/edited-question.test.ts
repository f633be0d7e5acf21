import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#core/store';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { deskOn } from '../../support/project-desk.ts';
import type { StandInAnswer } from '../../support/stand-in-server.ts';
import { mentioning, privately, startTeams, type TeamsPost } from '../../support/teams-server.ts';
import { until } from '../../support/until.ts';

/** Who mends a question gets the answer in the place of the one that was there. */

let store: Store;
let teams: Awaited<ReturnType<typeof startTeams>>;
let answer: (post: TeamsPost) => StandInAnswer | undefined | Promise<StandInAnswer | undefined>;
beforeEach(async () => {
  answer = () => undefined;
  let count = 0;
  store = await openSqliteFile(':memory:');
  const desk = deskOn(store);
  teams = await startTeams({
    desk,
    answer: async (post) => (await answer(post)) ?? { status: 201, body: { id: `answer-${++count}` } },
  });
});
afterEach(async () => {
  await teams.close();
  await store.close();
});

type Asked = Record<string, unknown>;
const ask = async (more: object = {}): Promise<Asked> => {
  const asked = teams.activity({ text: 'verbnden', ...more });
  await teams.send(asked);
  return asked;
};
let edits = 0;
const editOf = (asked: Asked, text: string, more: object = {}): Asked => ({
  ...asked,
  ...{ type: 'messageUpdate', text, channelData: { eventType: 'editMessage' } },
  timestamp: `2026-11-27T10:00:00.${edits++}Z`,
  ...more,
});
const edit = (...about: Parameters<typeof editOf>) => teams.send(editOf(...about));
const roads = () => teams.posts.map(({ method, url }) => `${method} ${url.replace(/^.*\/activities\/?/, '')}`);
const lastShown = () => JSON.stringify(teams.posts.at(-1)?.body);
const mention = (words: string) => `<at>Lessenbot</at> ${words}`;

describe('T28 a question that is edited', () => {
  test.each([
    ['in a personal chat', {}, '', (words: string) => words],
    ['in a channel', mentioning, '', mention],
    ['in private', privately, '?isTargetedActivity=true', (words: string) => words],
  ])('%s is answered once more, in the place of our answer', async (_where, where, query, say) => {
    const asked = await ask({ ...where, text: say('signaleren') });
    await edit(asked, say('verbinden'));
    expect(roads()).toEqual([`POST ${asked.id}${query}`, `PUT answer-1${query}`]);
    expect(lastShown()).toContain('Communicatieparadox');
    await edit(asked, say('heldere kaders'));
    expect(roads().at(-1)).toBe(`PUT answer-1${query}`);
  });

  test('with the same words, or brought twice, is answered once', async () => {
    const asked = await ask({ text: 'signaleren' });
    await edit(asked, 'signaleren ');
    expect(teams.posts).toHaveLength(1);
    const mended = editOf(asked, 'verbinden');
    await Promise.all([teams.send(mended), teams.send(mended)]);
    await teams.send(mended);
    await edit(asked, 'verbinden');
    expect(roads()).toEqual([`POST ${asked.id}`, 'PUT answer-1']);
  });

  test('there and back is answered each time', async () => {
    const asked = await ask({ text: 'signaleren' });
    for (const words of ['verbinden', 'signaleren', 'verbinden']) await edit(asked, words);
    expect(roads()).toEqual([`POST ${asked.id}`, 'PUT answer-1', 'PUT answer-1', 'PUT answer-1']);
  });

  test('before its answer is there waits for that', async () => {
    let letGo = () => {};
    const usual = { status: 201, body: { id: 'answer-1' } };
    answer = ({ method }) =>
      method === 'PUT'
        ? undefined
        : new Promise((resolve) => {
            letGo = () => resolve(usual);
          });
    const asked = teams.activity({ text: 'signaleren' });
    await teams.sendNow(asked);
    await until(() => teams.posts.length === 1);
    await teams.sendNow(editOf(asked, 'verbinden'));
    letGo();
    await until(() => teams.posts.length === 2);
    expect(roads()).toEqual([`POST ${asked.id}`, 'PUT answer-1']);
  });

  test('is answered anew where our answer is gone, and not when that is in doubt', async () => {
    const asked = await ask({ text: 'signaleren' });
    answer = ({ method }) => (method === 'PUT' ? { status: 404, body: {} } : undefined);
    await edit(asked, 'verbinden');
    expect(roads()).toEqual([`POST ${asked.id}`, 'PUT answer-1', `POST ${asked.id}`]);
    answer = ({ method }) => (method === 'PUT' ? { status: 502, body: '' } : undefined);
    await edit(asked, 'heldere kaders');
    expect(roads().slice(3)).toEqual(['PUT answer-2']);
  });

  test.each([
    ['in a channel with our name', { ...mentioning, text: undefined }, mention('verbinden'), 1],
    ['in a personal chat', {}, 'verbinden', 1],
    ['in a channel without our name', { conversation: mentioning.conversation }, 'verbinden', 0],
  ])('that we never saw, %s, is answered %#', async (_where, where, words, most) => {
    await edit(teams.activity(where), words);
    expect(roads().filter((road) => road.startsWith('POST'))).toHaveLength(most);
    expect(teams.posts).toHaveLength(most);
  });

  test('and was asked in private is not answered in front of others', async () => {
    const asked = await ask({ ...privately, text: 'signaleren' });
    await edit(asked, mention('verbinden'), { recipient: { id: '28:bot' }, entities: mentioning.entities });
    expect(teams.posts).toHaveLength(1);
  });

  test.each(['undeleteMessage', 'softDeleteMessage', undefined])('is not what %s tells', async (eventType) => {
    const asked = await ask({ text: 'signaleren' });
    await edit(asked, 'verbinden', { channelData: { eventType } });
    await edit(asked, 'verbinden', { type: 'messageDelete' });
    expect(teams.posts).toHaveLength(1);
  });

  test('and changes a project does so once more, and the channel is told', async () => {
    const where = { ...mentioning, conversation: { ...mentioning.conversation, tenantId: 'T2' } };
    const project = (day: string) => mention(`project bankjesdag fase start elke ${day} 10:00`);
    const asked = await ask({ ...where, text: project('dinsdag') });
    await edit(asked, project('woensdag'));
    expect(teams.posts.map(({ method }) => method)).toEqual(['POST', 'POST']);
    expect(lastShown()).toContain('Anna heeft gewijzigd: wanneer de kaarten komen.');
  });

  test('leaves none of its words in the log', async () => {
    const asked = await ask({ text: 'signaleren' });
    answer = () => ({ status: 502, body: '' });
    await edit(asked, 'kanariewoord over de buren');
    expect(teams.logged.join()).not.toContain('kanariewoord');
  });
});
