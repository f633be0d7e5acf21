const firstMs = 30_000;
const longestMs = 3_600_000;

/** The longest that we wait because a platform asks so, ms: whatever is older than a day helps nobody, and nobody asks for years in earnest. */
export const longestWaitMs = 86_400_000;

const shortestWaitMs = 1_000;

/**
 * What a platform asks us to wait (ms), within reason: a second at least, a day at most. Nothing when it asks for no time at all, and refuses us all the
 * same: then we wait as long as we do of our own accord.
 */
export function withinReason(askedMs: number | undefined): number | undefined {
  if (askedMs === undefined || !(askedMs > 0)) return undefined;
  return Math.min(Math.max(askedMs, shortestWaitMs), longestWaitMs);
}

/**
 * How long to wait after the nth failed attempt, in ms: twice as long each time, up to an hour. What a platform asks is
 * not cut short, up to a day. `random` (0 to 1) spreads those who failed together.
 */
export function backoffMs(attempts: number, retryAfterMs: number | undefined, random: number): number {
  const askedMs = withinReason(retryAfterMs);
  if (askedMs !== undefined) return Math.min(Math.ceil(askedMs * (1 + random / 10)), longestWaitMs);
  const wait = Math.min(firstMs * 2 ** Math.max(0, attempts - 1), longestMs);
  return Math.ceil(wait * (0.5 + random / 2));
}
