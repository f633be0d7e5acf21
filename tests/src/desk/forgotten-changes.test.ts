import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Asker, toPlainText } from '#core';
import { openProjects } from '../../../src/desk/stored-projects.ts';
import { findByPlace } from '../../../src/store/project-rows.ts';
import { pruneSome } from '../../../src/store/prune.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { deskOn, monday } from '../../support/project-desk.ts';
import { replyOf } from '../../support/reply-of.ts';

/** What a project was before a change is kept to go back to it, and no longer than anybody can. */

const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
const asker = (name: string): Asker => ({
  ...{ id: name, who: async () => ({ id: `U-${name}`, name }), shownName: name, place, isMember: async () => true },
});
let store: Store;
let now: number;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  now = monday;
});
afterEach(() => store.close());

const ask = (words: string, name = 'Samira') =>
  deskOn(store, { now: () => now, projects: openProjects(store, { now: () => now }) }).ask(words, asker(name));
const kept = async (name: string) =>
  (await store.query<{ detail: string | null }>('SELECT detail FROM audit')).filter(({ detail }) =>
    detail?.includes(name),
  ).length;

test('D14 how a project was is kept until the next change, with the name that stood there', async () => {
  await ask('project whatsapp-groep fase start elke dinsdag 10:00');
  await ask('fase uitvoering');
  expect(await kept('Samira')).toBe(1);
  await ask('pauze');
  await ask('hervat');
  expect(await kept('Samira')).toBe(1);
  expect(await store.query('SELECT 1 FROM audit')).toHaveLength(4);
});

test('D14 after half a year a change cannot be undone any more, and an undo of it stops nothing', async () => {
  await ask('project whatsapp-groep fase start elke dinsdag 10:00');
  await ask('fase uitvoering');
  now += 184 * 86_400_000;
  while ((await pruneSome(store, now)) > 0);
  expect(await kept('Samira')).toBe(0);
  expect(toPlainText(replyOf(await ask('maak ongedaan')))).toContain('niet meer ongedaan maken');
  expect(await findByPlace(store.query, place)).toMatchObject({ phase: 'uitvoering', state: { kind: 'active' } });
});
