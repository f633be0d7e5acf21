import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCore } from '#core';
import { openDesk, openProjects } from '#core/wiring';
import { wordsToKeep } from '../../../src/desk/words-to-keep.ts';
import { listOpenQuestions } from '../../../src/store/open-questions.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { catalogue } from '../../support/real-core.ts';
import { replyOf } from '../../support/reply-of.ts';

const nothingFits = 'hoe vouw ik een papieren vliegtuigje';
const at = Date.parse('2026-11-24T10:00:00+01:00');
const asker = {
  who: async () => ({ id: 'U1', name: 'Anna de Vries' }),
  place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  isMember: async () => true,
} as const;

let store: Store;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
});
afterEach(() => store.close());

const deskThat = (keepsQuestions: boolean) =>
  openDesk({
    core: () => createCore(catalogue, { keepsQuestions }),
    projects: openProjects(store),
    now: () => at,
    zone: 'Europe/Amsterdam',
    onError: (error) => {
      throw error;
    },
  });
/** All that any table holds. */
async function everything(): Promise<string> {
  const tables = await store.query<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
  const rows = await Promise.all(tables.map(({ name }) => store.query(`SELECT * FROM ${name}`)));
  return JSON.stringify(rows);
}

test('by default not a byte of a question is kept', async () => {
  const before = await everything();
  const desk = deskThat(false);
  await desk.ask(nothingFits, asker);
  await desk.ask('de groepsapp loopt uit de hand', asker);
  expect(await everything()).toBe(before);
  expect(JSON.stringify(replyOf(await desk.ask('help', asker)))).toContain('bewaar je vraag niet');
});

test('where an organisation asks for it, the words of a question that found nothing are counted, and everybody is told', async () => {
  const desk = deskThat(true);
  await desk.ask(nothingFits, asker);
  await desk.ask(`Hoe vouw ik een PAPIEREN vliegtuigje?`, { ...asker, place: { ...asker.place, channel: 'C2' } });
  await desk.ask('de groepsapp loopt uit de hand', asker);
  expect(await listOpenQuestions(store.query)).toEqual([
    { words: 'papieren vliegtuigje vouw', times: 1, lastAt: at },
    { words: 'vliegtuigje vouw', times: 1, lastAt: at },
  ]);
  const kept = await everything();
  for (const word of ['C1', 'C2', 'U1', 'Anna', 'groepsapp', 'T1']) expect(kept).not.toContain(`"${word}"`);
  expect(JSON.stringify(replyOf(await desk.ask('help', asker)))).toContain('bewaar ik losse woorden');
});

describe('what is kept of a question', () => {
  test.each([
    ['hoe vouw ik een papieren vliegtuigje', 'papieren vliegtuigje vouw'],
    ['wil Fatima van de Kerkstraat 12 taart bakken', 'bakken taart'],
    ['mail jan@voorbeeld.nl over het zwembad op 06-12345678', 'mail zwembad'],
    ['de het een', undefined],
    ['1234', undefined],
    ['een heel lang verhaal over taarten koekjes broodjes appels peren bananen citroenen kersen druiven', undefined],
  ])('“%s” leaves %s', (question, words) => expect(wordsToKeep(question)).toBe(words));
});
