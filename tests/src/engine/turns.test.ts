import { expect, test } from 'vitest';
import { createTurns, turnMs } from '../../../src/engine/turns.ts';

const four = { apartMs: turnMs([{ count: 4, ms: 1_000 }]) };

test('one is next in line, the others come one after another, and each workspace has turns of its own', () => {
  const turns = createTurns();
  const ask = (key: string, now: number) => turns.next(key, now, { ...four, atLeastMs: 100 });
  expect([ask('a', 0), ask('a', 0), ask('a', 0), ask('b', 0)]).toEqual([100, 350, 600, 100]);
  // The next in line looks again, and somebody new joins behind.
  expect([ask('a', 100), ask('a', 100)]).toEqual([100, 750]);
  expect(ask('a', 10_000)).toBe(100);
});

test('a clock that was put back by decades leaves nobody waiting for its turns', () => {
  const turns = createTurns();
  const ask = (now: number) => turns.next('a', now, { ...four, atLeastMs: 100 });
  const future = Date.parse('2100-01-01');
  for (let count = 0; count < 3; count++) ask(future);
  expect([ask(0), ask(0)]).toEqual([100, 350]);
});

test('what is over is forgotten, and nothing else', () => {
  const turns = createTurns();
  const ask = (key: string, now: number) => turns.next(key, now, { ...four, atLeastMs: 100 });
  for (let index = 0; index < 5_000; index++) ask(`old ${index}`, 0);
  ask('mine', 1_000);
  for (let index = 0; index < 5_000; index++) ask(`new ${index}`, 1_000);
  expect(ask('mine', 1_000)).toBe(350);
});

test('without a limit turns are still apart', () => {
  expect(turnMs([])).toBe(1);
  expect(
    turnMs([
      { count: 30, ms: 1_000 },
      { count: 60, ms: 30_000 },
    ]),
  ).toBe(500);
});
