import { keepMark, markAt } from '../store/marks.ts';
import { pruneSome } from '../store/prune.ts';
import type { Store } from '../store/store.ts';
import { eraseOneLeft } from '../store/workspace-data.ts';
import type { BackgroundWork } from './background.ts';
import type { Clock } from './clock.ts';
import { mendClock } from './mend-clock.ts';
import { breathe } from './piece.ts';

const everyMs = 3_600_000;
/** When it failed, the store may be away for a while. */
const againMs = 60_000;
const dayMs = 86_400_000;
/** Who took the app away may have done so by mistake, and finds all of it back until then. */
const leftMs = 30 * dayMs;
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
export function createCleaning(options: Options): BackgroundWork {
  const { store, clock, stopped } = options;
  let nextAt = Number.NEGATIVE_INFINITY;
  let isSure = false;
  let lastNow = Number.NEGATIVE_INFINITY;
  return async () => {
    const waitMs = nextAt - clock.real();
    const wasPutBack = clock.now() < lastNow - putBackMs;
    lastNow = clock.now();
    // More than an hour is left only when the clock was put back.
    if (!wasPutBack && waitMs > 0 && waitMs <= everyMs) return 'idle';
    isSure &&= !wasPutBack;
    nextAt = clock.real() + againMs;
    await mendClock(options, { now: clock.now(), isSuspect: !isSure });
    isSure = true;
    const mayForget = await isBelieved(store, clock.now());
    while (mayForget && !stopped.aborted && (await pruneSome(store, clock.now())) > 0) await breathe();
    if (mayForget) await eraseWhoLeft(options);
    nextAt = clock.real() + everyMs;
    return undefined;
  };
}

/** Of a workspace that took the app away, all goes at last. */
async function eraseWhoLeft({ store, clock, log, stopped }: Options): Promise<void> {
  while (!stopped.aborted) {
    const erased = await eraseOneLeft(store, clock.now() - leftMs);
    if (!erased) return;
    log.info({ ...erased }, 'a workspace that took the app away is forgotten');
    await breathe();
  }
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
