const firstMs = 30_000;
const longestMs = 3_600_000;

/**
 * How long to wait after the nth failed attempt, in ms: twice as long each time, up to an hour. What a platform asks is
 * never cut short. `random` (0 to 1) spreads those who failed together.
 */
export function backoffMs(attempts: number, retryAfterMs: number | undefined, random: number): number {
  if (retryAfterMs !== undefined) return Math.ceil(retryAfterMs * (1 + random / 10));
  const wait = Math.min(firstMs * 2 ** Math.max(0, attempts - 1), longestMs);
  return Math.ceil(wait * (0.5 + random / 2));
}
