import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Asker } from '#core';
import { exportSchema } from '#core/wiring';
import { listUncertain, redo } from '../../../src/engine/resend.ts';
import { createPlanning } from '../../../src/rules/planning.ts';
import { saveAnswer, saveFollowUp } from '../../../src/store/answers.ts';
import { blockWorkspace, markLeft } from '../../../src/store/blocked.ts';
import { saveInstallation } from '../../../src/store/installations.ts';
import { addLookup } from '../../../src/store/lookups.ts';
import { createSecretBox } from '../../../src/store/secret-box.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { exportWorkspace } from '../../../src/store/workspace-data.ts';
import { createScene, dayMs, hourMs, minuteMs } from '../../support/nudge-scene.ts';
import { deskOn, monday } from '../../support/project-desk.ts';
import { core } from '../../support/real-core.ts';

let store: Store;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
});
afterEach(() => store.close());

const { file, text } = exportSchema();
const isValid = new Ajv2020({ strict: true, strictTuples: false }).compile(JSON.parse(text));
const faultsOf = (lines: readonly object[]) =>
  lines.flatMap((line) => (isValid(JSON.parse(JSON.stringify(line))) ? [] : [{ line, errors: isValid.errors }]));

test('the schema that we publish is the one of this version', () =>
  expect(readFileSync(`docs/${file}`, 'utf8'), 'run npm run schema').toBe(text));

test('D15 each line of a real export is valid by it: projects that people made, cards with answers, doubts, and rows that broke', async () => {
  const at = { platform: 'slack', workspace: 'T1' } as const;
  const asker = (channel: string): Asker => ({
    ...{ who: async () => ({ id: 'U1', name: 'Samira' }), shownName: 'Samira', isMember: async () => true },
    place: { ...at, channel },
  });
  const desk = deskOn(store);
  for (const channel of ['C1', 'C2', 'C3', 'C4'])
    await desk.ask('project whatsapp-groep, buurtpreventie fase start elke dinsdag 10:00', asker(channel));
  await desk.ask('pauze 2 weken', asker('C2'));
  await desk.ask('stop', asker('C3'));
  // Just after the moment of a card, of which the first passes by.
  const scene = createScene(store, { planning: createPlanning(() => core.catalogue) }, monday + 22 * hourMs + minuteMs);
  for (let week = 0; week < 4; week++) {
    await scene.pass(7 * dayMs);
    if (week === 2) scene.answer = () => ({ kind: 'uncertain', reason: 'no-answer' });
    await scene.engine.runDue();
    const [{ nudge } = {}] = scene.posts.slice(-1);
    if (nudge && week < 2) {
      await saveAnswer(store.query, { nudge: nudge.id, answer: 'doing', at: scene.clock.now() });
      await saveFollowUp(store.query, { nudge: nudge.id, said: 'worked', at: scene.clock.now() });
    }
  }
  const [doubted] = await listUncertain(store, scene.clock.now());
  expect(await redo(store, 'dismiss', doubted?.nudge.id ?? '', scene.clock.now())).toEqual({ kind: 'done' });
  await addLookup(store.query, { place: { ...at, channel: 'C1' }, lesson: 'heldere-kaders', at: monday });
  const box = createSecretBox([randomBytes(32).toString('base64')]);
  await saveInstallation(store, box, { at, secret: 'xoxb-geheim', now: monday });
  await blockWorkspace(store.query, at, { reason: 'signed-out', now: monday, probeAt: monday });
  await markLeft(store.query, at, monday);
  await store.query(`UPDATE project SET plan = '{}' WHERE channel = 'C4'`);

  const lines = await exportWorkspace(store.query, at);
  const kinds = ['announcement', 'audit', 'blocked', 'installation', 'lookup', 'nudge', 'project', 'unreadable'];
  expect([...new Set(lines.map(({ kind }) => kind))].toSorted()).toEqual(kinds);
  const states = lines.flatMap(({ kind, state }) => (kind === 'nudge' ? [state] : []));
  expect(states).toEqual(expect.arrayContaining(['sent', 'skipped', 'uncertain']));
  expect(faultsOf(lines)).toEqual([]);
});

test.each<[string, object]>([
  ['another kind', { kind: 'person', name: 'Anna' }],
  ['a project without its plan', { kind: 'project', id: 'p1' }],
  ['a card with who answered', { kind: 'lookup', channel: 'C1', lesson: 'x', at: 1, person: 'Anna' }],
])('%s is no line of an export', (_what, line) => {
  expect(faultsOf([line])).toHaveLength(1);
});

/** Every key of the schema that says nothing about itself. */
function silentKeys(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, inner]) => {
    if (name !== 'properties') return silentKeys(inner, path);
    return Object.entries<{ description?: unknown; const?: unknown }>(inner).flatMap(([key, value]) => [
      ...(value.description === undefined && value.const === undefined ? [`${path}/${key}`] : []),
      ...silentKeys(value, `${path}/${key}`),
    ]);
  });
}

test('every key of a line says what it is', () => {
  const inPlan = /^\/(content|name|interventions|phase|rhythm|zone|startDate|owner)\b/;
  expect(silentKeys(JSON.parse(text)).filter((path) => !inPlan.test(path))).toEqual([]);
});
