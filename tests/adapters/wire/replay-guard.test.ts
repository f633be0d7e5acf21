import { expect, test, vi } from 'vitest';
import { createReplayGuard, type SharedMemory } from '../../../adapters/wire/replay-guard.ts';
import { firstTime } from '../../../src/store/first-time.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';

const minute = 60_000;
const seen = (shared?: SharedMemory, now = () => 0) => createReplayGuard({ name: 'test', ttlMs: minute, now, shared });

test('a key counts once, and again after its time', async () => {
  let time = 0;
  const memory = seen(undefined, () => time);
  expect([await memory.firstTime('a'), await memory.firstTime('a'), await memory.firstTime('b')]).toEqual([
    ...[true, false, true],
  ]);
  time = minute;
  expect(await memory.firstTime('a')).toBe(true);
});

test('two processes on one store do the same thing once, and neither keeps what came in', async () => {
  const store = await openSqliteFile(':memory:');
  const shared: SharedMemory = (key, expiresAt, now) => firstTime(store.query, key, { expiresAt, now });
  const answers = await Promise.all([seen(shared), seen(shared)].map((process) => process.firstTime('event 1')));
  expect(answers.sort()).toEqual([false, true]);
  expect(JSON.stringify(await store.query('SELECT key FROM seen'))).not.toContain('event');
  await store.close();
});

test('while the store is away, each process still does a thing once', async () => {
  const memory = seen(() => Promise.reject(new Error('away')));
  expect([await memory.firstTime('a'), await memory.firstTime('a')]).toEqual([true, false]);
});

test('a store that hangs keeps nobody waiting', async () => {
  vi.useFakeTimers();
  const answer = seen(() => new Promise(() => undefined)).firstTime('a');
  await vi.advanceTimersByTimeAsync(500);
  expect(await answer).toBe(true);
  vi.useRealTimers();
});
