import type { Platform } from '../domain/project.ts';

/** So many failures in a row, and we take it that the platform itself fails. */
const threshold = 5;
const restMs = 60_000;

/** Sends a platform nothing once five calls in a row have failed, but for one message a minute to see whether it works again. */
export type Breaker = {
  /** Platforms that get nothing now. Moments are real time, epoch ms. */
  resting(realNow: number): readonly Platform[];
  /** Whether one message may be sent now. While a platform fails, whoever hears yes makes the one attempt of that minute. */
  take(platform: Platform, realNow: number): boolean;
  /** Counts how a call ended: a failure of the platform itself, or anything else. */
  record(platform: Platform, trouble: boolean, realNow: number): void;
};

/** A breaker for all platforms, each of which works as far as we know. */
export function createBreaker(): Breaker {
  const failures = new Map<Platform, number>();
  const restUntil = new Map<Platform, number>();
  const isOpen = (platform: Platform) => (failures.get(platform) ?? 0) >= threshold;
  const isResting = (platform: Platform, realNow: number) =>
    isOpen(platform) && realNow < (restUntil.get(platform) ?? 0);
  return {
    resting: (realNow) => [...failures.keys()].filter((platform) => isResting(platform, realNow)),
    take(platform, realNow) {
      if (!isOpen(platform)) return true;
      if (isResting(platform, realNow)) return false;
      // This message tries the platform; the others wait until its outcome is known.
      restUntil.set(platform, realNow + restMs);
      return true;
    },
    record(platform, trouble, realNow) {
      if (!trouble) return void failures.delete(platform);
      const count = (failures.get(platform) ?? 0) + 1;
      failures.set(platform, count);
      if (count >= threshold) restUntil.set(platform, realNow + restMs);
    },
  };
}
