import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReplayGuard, type SharedMemory } from '../../../adapters/wire/replay-guard.ts';
import { beginOnce, endOnce, extendOnce } from '../../../src/store/first-time.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';

const minute = 60_000;
let store: Store;
let time: number;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  time = 0;
});
afterEach(() => store.close());

const ofStore = (): SharedMemory => ({
  begin: (key, times) => beginOnce(store.query, key, times),
  extend: (key, leaseUntil) => extendOnce(store.query, key, { leaseUntil }),
  end: (key, expiresAt) => endOnce(store.query, key, { expiresAt }),
});
/** One process. */
const seen = (shared?: SharedMemory) => createReplayGuard({ name: 'test', ttlMs: minute, now: () => time, shared });
const kinds = async (turns: readonly Promise<{ readonly kind: string }>[]) =>
  (await Promise.all(turns)).map(({ kind }) => kind);

test('a key counts once, and again after its time', async () => {
  const memory = seen();
  expect([await memory.firstTime('a'), await memory.firstTime('a'), await memory.firstTime('b')]).toEqual([
    ...[true, false, true],
  ]);
  time = minute;
  expect(await memory.firstTime('a')).toBe(true);
});

test('two processes on one store do the same thing once, and neither keeps what came in', async () => {
  const answers = await Promise.all([seen(ofStore()), seen(ofStore())].map((process) => process.firstTime('event 1')));
  expect(answers.sort()).toEqual([false, true]);
  expect(JSON.stringify(await store.query('SELECT key FROM seen'))).not.toContain('event');
});

describe('work', () => {
  test('under way or done in this process is known, however often it comes', async () => {
    const memory = seen(ofStore());
    const turn = await memory.begin('a');
    expect(await kinds([memory.begin('a')])).toEqual(['known']);
    if (turn.kind === 'first') await turn.done();
    expect(await kinds([memory.begin('a')])).toEqual(['known']);
  });

  test('done by another process, or before a restart, is known', async () => {
    const turn = await seen(ofStore()).begin('a');
    if (turn.kind === 'first') await turn.done();
    expect(await kinds([seen(ofStore()).begin('a')])).toEqual(['known']);
  });

  test('of a process that died is for whoever gets it next, who waits for that', async () => {
    await seen({ ...ofStore(), extend: async () => undefined }).begin('a');
    const next = seen(ofStore()).begin('a');
    time = 3_000;
    expect(await kinds([next])).toEqual(['first']);
  });

  test('that another process goes on with is busy, and may be asked for again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    await seen(ofStore()).begin('a');
    time = 2_000;
    await vi.advanceTimersByTimeAsync(1_000);
    time = 4_000;
    const other = seen(ofStore());
    const asked = other.begin('a');
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await kinds([asked])).toEqual(['busy']);
    time = 10_000;
    expect(await kinds([other.begin('a')])).toEqual(['first']);
    vi.useRealTimers();
  });
});

describe('while the store is away', () => {
  const away = () => Promise.reject(new Error('away'));

  test('each process still does a thing once', async () => {
    const memory = seen({ begin: away, extend: away, end: away });
    const turn = await memory.begin('a');
    if (turn.kind === 'first') await turn.done();
    expect([turn.kind, ...(await kinds([memory.begin('a')]))]).toEqual(['first', 'known']);
    expect([await memory.firstTime('b'), await memory.firstTime('b')]).toEqual([true, false]);
  });

  test('or hangs, nobody is kept waiting', async () => {
    vi.useFakeTimers();
    const hanging = () => new Promise<never>(() => undefined);
    const answer = seen({ begin: hanging, extend: hanging, end: hanging }).begin('a');
    await vi.advanceTimersByTimeAsync(500);
    expect((await answer).kind).toBe('first');
    vi.useRealTimers();
  });
});
