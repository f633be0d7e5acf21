import type { Platform } from '../domain/project.ts';

const threshold = 5;
const restMs = 60_000;

/** Leaves a platform in peace when it keeps failing, and then asks with one message a minute whether it is back. */
export type Breaker = {
  /** Platforms that get nothing now. */
  resting(realNow: number): readonly Platform[];
  /** Takes leave to send one; false when it must wait. */
  take(platform: Platform, realNow: number): boolean;
  record(platform: Platform, trouble: boolean, realNow: number): void;
};

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
      // The one that goes to have a look; the others rest until it has come back.
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
