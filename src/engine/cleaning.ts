import { keepMark, markAt } from '../store/marks.ts';
import { pruneSome } from '../store/prune.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { mendClock } from './mend-clock.ts';
import { breathe } from './piece.ts';

const everyMs = 3_600_000;
const dayMs = 86_400_000;
/** A clock that is put back by more than this was wrong. */
const putBackMs = 60_000;
/** When the clock is so much further than at the last cleaning, it may be wrong, and what it would forget is gone for good. */
const jumpMs = 31 * dayMs;
/** So long such a clock must hold before it is believed. */
const holdsMs = 3 * dayMs;

type Options = Parameters<typeof mendClock>[0] & {
  readonly clock: Pick<Clock, 'now' | 'real'>;
};

/**
 * Once an hour, and when the clock was put back, puts right what a wrong clock left and removes what the store need not keep, in
 * small steps with room for everybody in between. Throws a `StoreError`.
 */
export function createCleaning(options: Options): () => Promise<void> {
  const { store, clock, stopped } = options;
  let cleanedAt = Number.NEGATIVE_INFINITY;
  let lastNow = Number.NEGATIVE_INFINITY;
  return async () => {
    const wasPutBack = clock.now() < lastNow - putBackMs;
    lastNow = clock.now();
    // Either way an hour apart: a clock that was put back must not keep us from cleaning.
    if (!wasPutBack && Math.abs(clock.real() - cleanedAt) < everyMs) return;
    const isFirst = cleanedAt === Number.NEGATIVE_INFINITY;
    await mendClock(options, { now: clock.now(), isSuspect: isFirst || wasPutBack });
    const mayForget = await isBelieved(store, clock.now());
    while (mayForget && !stopped.aborted && (await pruneSome(store, clock.now())) > 0) await breathe();
    cleanedAt = clock.real();
  };
}

/** Whether the clock is near what it was at the last cleaning, or was the same for days since it jumped. */
async function isBelieved({ query }: Pick<Store, 'query'>, now: number): Promise<boolean> {
  const cleaned = await markAt(query, 'cleaned');
  const jumped = await markAt(query, 'jumped');
  const isNear = cleaned === undefined || Math.abs(now - cleaned) < jumpMs;
  const holds = jumped !== undefined && now - jumped >= holdsMs && now - jumped < jumpMs;
  if (isNear || holds) await keepMark(query, 'cleaned', now);
  else if (jumped === undefined || Math.abs(now - jumped) >= jumpMs) await keepMark(query, 'jumped', now);
  return isNear || holds;
}
