import { longestWaitMs } from './backoff.ts';

/** At most so many in any period of so many ms. */
export type Limit = { readonly count: number; readonly ms: number };

/** The turns that were given in a workspace, real time in epoch ms. */
type Given = {
  /** When the next in line comes back. */
  next: number;
  /** The last turn of those behind. */
  last: number;
};

/** With fewer workspaces than this, nothing need be forgotten. */
const few = 1_000;

/** How far apart the turns in a workspace are (ms), so that its limits hold. */
export const turnMs = (limits: readonly Limit[]) =>
  Math.max(1, ...limits.map(({ count, ms }) => Math.ceil(ms / count)));

/** Hands out turns, so that those who wait in a workspace are looked at one by one. */
export function createTurns() {
  const given = new Map<string, Given>();
  let sweepAt = few;

  function forgetOld(realNow: number): void {
    if (given.size < sweepAt) return;
    for (const [key, { next, last }] of given) if (isOver(next, realNow) && isOver(last, realNow)) given.delete(key);
    sweepAt = Math.max(few, 2 * given.size);
  }

  return {
    /** After how many ms somebody has a turn, at least so many: at once the next in line, and behind it so far apart. */
    next(
      key: string,
      realNow: number,
      { atLeastMs, apartMs }: { readonly atLeastMs: number; readonly apartMs: number },
    ): number {
      forgetOld(realNow);
      const turns = given.get(key) ?? { next: 0, last: 0 };
      given.set(key, turns);
      const soonest = realNow + atLeastMs;
      if (isOver(turns.next, realNow)) {
        turns.next = soonest;
        return atLeastMs;
      }
      turns.last = Math.max(soonest, (isOver(turns.last, realNow) ? turns.next : turns.last) + apartMs);
      return turns.last - realNow;
    },
  };
}

/** Turns are never given for longer than a day; one that is further away is of a clock that was put back. */
const isOver = (at: number, realNow: number) => at <= realNow || at > realNow + longestWaitMs;
