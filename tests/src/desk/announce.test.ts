import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bring, Outcome, Reply, ToAnnounce } from '#core';
import { type Store, StoreError } from '#core/store';
import { openDesk, openProjects } from '#core/wiring';
import type { Asker } from '../../../src/desk/context.ts';
import { announceWaiting } from '../../../src/engine/announcer.ts';
import { systemClock } from '../../../src/engine/clock.ts';
import { toPlainText } from '../../../src/replies/plain-text.ts';
import { expireAnnouncements } from '../../../src/store/announcements.ts';
import { findByPlace } from '../../../src/store/project-rows.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { core } from '../../support/real-core.ts';

/** Whatever a platform does with the news of a change: it comes once, or somebody hears that it did not. */

const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
const asker: Asker = { who: async () => ({ id: 'U1', name: 'Samira' }), place, isMember: async () => true };
const refusedBy = (
  reason: Extract<Outcome, { kind: 'parked' }>['reason'],
  scope: 'channel' | 'workspace' = 'channel',
) => ({ kind: 'parked', reason, scope }) as const;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let store: Store;
let now: number;
let posted: string[];
let outcome: Outcome | Error;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  now = Date.parse('2026-11-23T12:00:00+01:00');
  posted = [];
  outcome = { kind: 'sent' };
});
afterEach(() => store.close());

const openDeskHere = (told: string[] = []) =>
  openDesk({
    core: () => core,
    projects: openProjects(store, {
      now: () => now,
      onShutOut: async ({ reason, projects }) => void told.push(`${reason} ${projects.length}`),
    }),
    now: () => now,
    zone: 'Europe/Amsterdam',
    onError: () => undefined,
  });

const bring: Bring = async (reply) => {
  posted.push(reply.title);
  if (outcome instanceof Error) throw outcome;
  return outcome;
};

async function changed(words: string, desk = openDeskHere()): Promise<ToAnnounce> {
  const answer = await desk.ask(words, asker);
  if (answer.kind !== 'announce') throw new Error(`${answer.kind}, not announced`);
  return answer.announcement;
}
const setUp = async () => openDeskHere().announce(await changed('project whatsapp-groep fase start'), [bring]);
const words = (reply: Reply | undefined) => reply && toPlainText(reply);
const runLater = (hours = 1) => {
  now += hours * 3_600_000;
  const clock = systemClock(() => now);
  return announceWaiting({ store, clock, log: silent }, bring);
};

test('what is taken is said once, and the asker hears nothing more', async () => {
  expect(await setUp()).toBeUndefined();
  expect(posted).toHaveLength(1);
  expect(await runLater()).toBe(0);
});

test.each([
  ['asked to wait', { kind: 'not-sent', reason: 'rate-limited' }, 'nog niet geplaatst'],
  ['not reached', { kind: 'not-sent', reason: 'unreachable' }, 'nog niet geplaatst'],
] as const)('%s: the asker hears that it waits, and it comes later by itself, once', async (_name, refused, said) => {
  outcome = refused;
  expect(words(await setUp())).toContain(said);
  outcome = { kind: 'sent' };
  expect(await runLater()).toBe(1);
  expect(await runLater()).toBe(0);
  expect(posted).toHaveLength(2);
});

test.each([
  ['no answer', { kind: 'uncertain', reason: 'no-answer' }],
  ['a slip on the way', new TypeError('a slip')],
] as const)('in doubt (%s): the asker hears so, and it never comes again by itself', async (_name, doubt) => {
  outcome = doubt;
  expect(words(await setUp())).toContain('Ik weet niet zeker');
  outcome = { kind: 'sent' };
  expect(await runLater(24)).toBe(0);
  expect(posted).toHaveLength(1);
});

test('a process that dies on the way leaves doubt, not a second message', async () => {
  const announcement = await changed('project whatsapp-groep fase start');
  await store.query("UPDATE announcement SET state = 'sending', attempts = 1, lease_until = 5");
  await expireAnnouncements(store.query, 6);
  expect(await runLater()).toBe(0);
  expect(words(await openDeskHere().announce(announcement, [bring]))).toContain('nog niet geplaatst');
  expect(posted).toEqual([]);
});

describe('refused for good', () => {
  test.each([
    ['archived', 'gearchiveerd'],
    ['not-in-channel', 'geen lid'],
    ['not-allowed', 'mag er niet schrijven'],
    ['address', 'adres'],
  ] as const)(
    '%s: the asker hears that reason, the project stands still, and a sign of life brings the news',
    async (reason, said) => {
      const told: string[] = [];
      const desk = openDeskHere(told);
      outcome = refusedBy(reason);
      const heard = words(await desk.announce(await changed('project whatsapp-groep fase start', desk), [bring]));
      expect(heard).toContain('Het is bewaard');
      expect(heard).toContain(said);
      expect(told).toEqual([`${reason} 1`]);
      expect(await findByPlace(store.query, place)).toMatchObject({ state: { kind: 'parked', reason } });

      outcome = { kind: 'sent' };
      await desk.letIn(place);
      await desk.letIn(place);
      expect(await findByPlace(store.query, place)).toMatchObject({ state: { kind: 'active' } });
      expect(await runLater()).toBe(1);
      // The news itself: not another message that we are back.
      expect(new Set(posted).size).toBe(1);
      expect(await runLater()).toBe(0);
    },
  );

  test.each(['stop', 'pauze'])(
    'the news of “%s”: nothing goes on by that, but a sign of life brings it',
    async (change) => {
      await setUp();
      const desk = openDeskHere();
      outcome = refusedBy('not-in-channel');
      expect(words(await desk.announce(await changed(change, desk), [bring]))).toContain('Het is bewaard');
      outcome = { kind: 'sent' };
      expect(await runLater()).toBe(0);
      await desk.letIn(place);
      expect(await runLater()).toBe(1);
      expect(new Set(posted).size).toBe(2);
      const kind = change === 'stop' ? 'stopped' : 'paused';
      expect(await findByPlace(store.query, place)).toMatchObject({ state: { kind } });
      expect(await runLater()).toBe(0);
    },
  );

  test('a workspace: nothing is parked, it waits, and one alert is given', async () => {
    const told: string[] = [];
    const desk = openDeskHere(told);
    outcome = refusedBy('signed-out', 'workspace');
    await desk.announce(await changed('project whatsapp-groep fase start', desk), [bring]);
    const heard = words(await desk.announce(await changed('fase uitvoering', desk), [bring]));
    // The first still waits, so the second does too.
    expect(heard).toContain('nog niet geplaatst');
    expect(told).toEqual(['signed-out 1']);
    expect(await findByPlace(store.query, place)).toMatchObject({ state: { kind: 'active' } });
    expect(await runLater()).toBe(0);
    await store.query('DELETE FROM blocked');
    outcome = { kind: 'sent' };
    expect(await runLater()).toBe(1);
    expect(await runLater()).toBe(1);
    expect(posted.at(-1)).toContain('uitvoering');
  });

  test('a channel that comes back without news of its own hears that the bot is back', async () => {
    await setUp();
    await openDeskHere().shutOut(place, 'archived');
    expect(await findByPlace(store.query, place)).toMatchObject({ state: { kind: 'parked', reason: 'archived' } });
    await openDeskHere().letIn(place);
    expect(await runLater()).toBe(1);
    expect(posted.at(-1)).toBe('Ik kan hier weer schrijven');
  });

  test('who was told of a reason is not told again within a week', async () => {
    const told: string[] = [];
    const desk = openDeskHere(told);
    await setUp();
    for (const days of [0, 1, 8]) {
      now += days * 86_400_000;
      await desk.shutOut(place, 'not-allowed');
      await desk.letIn(place);
    }
    expect(told).toEqual(['not-allowed 1', 'not-allowed 1']);
  });
});

describe('in the place of a card', () => {
  const replaced: string[] = [];
  const replaceWith =
    (result: Outcome): Bring =>
    async (reply) => {
      replaced.push(reply.title);
      return result;
    };

  test.each([
    ['taken', { kind: 'sent' }, 0],
    ['in doubt', { kind: 'uncertain', reason: 'no-answer' }, 0],
    ['refused', { kind: 'not-sent', reason: 'refused' }, 1],
    ['not there', refusedBy('channel-not-found'), 1],
  ] as const)('%s: only what was refused for certain comes as a message of its own', async (_name, result, anew) => {
    await setUp();
    posted = [];
    const untold = await openDeskHere().announce(await changed('fase uitvoering'), [replaceWith(result), bring]);
    expect(posted).toHaveLength(anew);
    expect(untold === undefined).toBe(result.kind !== 'uncertain');
  });
});

test('two changes at once are told in their order, and each to the end', async () => {
  await setUp();
  posted = [];
  const [first, second] = [await changed('fase uitvoering'), await changed('fase borging')];
  const desk = openDeskHere();
  const [called, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow: Bring = async (reply, project) => {
    called.resolve();
    await answered.promise;
    return bring(reply, project);
  };
  const one = desk.announce(first, [slow]);
  await called.promise;
  const other = desk.announce(second, [bring]);
  answered.resolve();
  expect(await Promise.all([one, other])).toEqual([undefined, undefined]);
  expect(posted.map((title) => title.split(' ').at(-1))).toEqual(['uitvoering', 'borging']);
});

test('while the store is away the asker hears that it waits, and it goes when the store is back', async () => {
  const announcement = await changed('project whatsapp-groep fase start');
  const projects = openProjects({
    ...store,
    transaction: async () => {
      throw new StoreError('unreachable');
    },
  });
  const desk = openDesk({
    core: () => core,
    projects,
    now: () => now,
    zone: 'Europe/Amsterdam',
    onError: () => undefined,
  });
  expect(words(await desk.announce(announcement, [bring]))).toContain('nog niet geplaatst');
  expect(await runLater()).toBe(1);
});

test('a new address and a team are kept without a new version, and nothing is written when they are the same', async () => {
  await setUp();
  const before = await findByPlace(store.query, place);
  const desk = openDeskHere();
  await desk.letIn({ ...place, address: 'https://smba.trafficmanager.net/de/', inTeam: '19:team' });
  const after = await findByPlace(store.query, place);
  expect(after).toEqual({ ...before, address: 'https://smba.trafficmanager.net/de/', team: '19:team' });
  await desk.shutOut({ platform: 'slack', workspace: 'T1', team: '19:other' }, 'archived');
  expect(await findByPlace(store.query, place)).toEqual(after);
  await desk.shutOut({ platform: 'slack', workspace: 'T1', team: '19:team' }, 'archived');
  expect(await findByPlace(store.query, place)).toMatchObject({ state: { kind: 'parked' } });
  await desk.letIn({ platform: 'slack', workspace: 'T1', team: '19:team' });
  expect(await findByPlace(store.query, place)).toMatchObject({ state: { kind: 'active' } });
});
