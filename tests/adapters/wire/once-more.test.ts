import { describe, expect, test } from 'vitest';
import { onceMore } from '../../../adapters/wire/once-more.ts';
import type { Outcome } from '../../../src/index.ts';

const limited = (retryAfterMs?: number): Outcome => ({
  kind: 'not-sent',
  reason: 'rate-limited',
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

/** A platform that answers these in turn, on a clock that moves only by waiting and by calls that take long. */
function play(answers: readonly Outcome[], callMs = 0) {
  const waits: number[] = [];
  let time = 0;
  let calls = 0;
  const post = async (): Promise<Outcome> => {
    time += callMs;
    return answers[calls++] ?? { kind: 'sent' };
  };
  const wait = async (ms: number) => {
    time += ms;
    waits.push(ms);
  };
  return { run: () => onceMore(post, { real: () => time, wait, random: () => 0.5 }), waits, calls: () => calls };
}

describe('a refusal for now', () => {
  test.each([
    ['that asks for a second', limited(1_000), 1_000],
    ['that says nothing of how long', limited(), 1_000],
    ['by a conversation that is busy', { kind: 'not-sent', reason: 'busy' } as const, 1_000],
    ['that asks for nine seconds', limited(9_000), 9_000],
  ])('%s is tried once more, and then it is over', async (_name, refusal, waited) => {
    const good = play([refusal]);
    expect(await good.run()).toEqual({ kind: 'sent' });
    expect(good.waits).toEqual([waited]);
    const bad = play([refusal, refusal, refusal]);
    expect(await bad.run()).toEqual(refusal);
    expect(bad.calls()).toBe(2);
  });

  test.each([
    ['asks for longer than somebody waits', limited(10_000), 0],
    ['came after most of the time was over', limited(2_000), 9_000],
  ])('that %s is the end', async (_name, refusal, callMs) => {
    const { run, calls } = play([refusal], callMs);
    expect(await run()).toEqual(refusal);
    expect(calls()).toBe(1);
  });
});

test.each<Outcome>([
  { kind: 'sent' },
  { kind: 'uncertain', reason: 'no-answer' },
  { kind: 'uncertain', reason: 'server-error' },
  { kind: 'not-sent', reason: 'refused' },
  { kind: 'not-sent', reason: 'unreachable' },
  { kind: 'not-sent', reason: 'cannot-render' },
  { kind: 'parked', reason: 'archived', scope: 'channel' },
])('%o is never tried again', async (outcome) => {
  const { run, calls } = play([outcome]);
  expect(await run()).toEqual(outcome);
  expect(calls()).toBe(1);
});
