import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, type Asker, toPlainText } from '#core';
import type { ButtonIntent } from '../../../src/domain/intent.ts';
import { createPlanning } from '../../../src/rules/planning.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { createScene, dayMs, hourMs, minuteMs, type Scene } from '../../support/nudge-scene.ts';
import { deskOn, monday } from '../../support/project-desk.ts';
import { core } from '../../support/real-core.ts';
import { replyOf } from '../../support/reply-of.ts';

/** *Stuur opnieuw* below the log: somebody in the channel can see that a card is not there, and the bot cannot. */

const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
const asker = (more: Partial<Asker> = {}): Asker => ({
  ...{ who: async () => ({ id: 'U1', name: 'Samira' }), shownName: 'Samira', place, isMember: async () => true },
  ...more,
});
let store: Store;
let scene: Scene;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  scene = createScene(store, { planning: createPlanning(() => core.catalogue) }, monday);
  await ask('project whatsapp-groep fase start elke dinsdag 10:00');
  scene.answer = () => ({ kind: 'uncertain', reason: 'no-answer' });
  await scene.pass(22 * hourMs + minuteMs);
  await scene.engine.runDue();
  expect(scene.posts).toHaveLength(1);
});
afterEach(() => store.close());

const desk = () => deskOn(store, { now: scene.clock.now });
const ask = (words: string) => desk().ask(words, asker());
const said = (answer: Answer) => toPlainText(replyOf(answer));

async function button(): Promise<ButtonIntent | undefined> {
  const { parts } = replyOf(await ask('logboek'));
  return parts
    .flatMap((part) => (part.kind === 'buttons' ? part.buttons : []))
    .find(({ label }) => label === 'Stuur opnieuw')?.intent;
}

async function press(intent: ButtonIntent | undefined, who = asker()): Promise<string> {
  if (!intent) throw new Error('no button');
  return said(await desk().press(intent, who));
}

test('P20 pressed twice it comes once, and each doubt has a press of its own', async () => {
  const first = await button();
  expect(await press(first)).toContain('De kaart staat klaar');
  expect(await press(first)).toContain('Dat is al gevraagd');
  expect(await button()).toBeUndefined();
  await scene.pass(minuteMs);
  await scene.engine.runDue();
  expect(scene.posts).toHaveLength(2);
  // It is in doubt once more: the old press stays what it was.
  expect(await press(first)).toContain('Dat is al gevraagd');
  scene.answer = () => ({ kind: 'sent' });
  expect(await press(await button())).toContain('De kaart staat klaar');
  await scene.pass(minuteMs);
  await scene.engine.runDue();
  expect(scene.posts).toHaveLength(3);
  expect(said(await ask('status'))).not.toContain('niet zeker');
});

test('P20 only members of our own organisation can, and from no other channel', async () => {
  const intent = await button();
  expect(await press(intent, asker({ isMember: async () => false }))).toContain('lid');
  await press(intent, asker({ isOutsider: true }));
  expect(await press(intent, asker({ place: { ...place, channel: 'C2' } }))).toContain('ken ik niet meer');
  await scene.pass(minuteMs);
  await scene.engine.runDue();
  expect(scene.posts).toHaveLength(1);
});

test('P20 there is no button for a card that is old, or while the project rests', async () => {
  const intent = await button();
  await ask('pauze');
  expect(await button()).toBeUndefined();
  expect(await press(intent)).toContain('Het project loopt nu niet');
  await ask('hervat');
  expect(await button()).toEqual(intent);
  await scene.pass(3 * dayMs);
  expect(await button()).toBeUndefined();
  expect(await press(intent)).toContain('meer dan drie dagen oud');
});
