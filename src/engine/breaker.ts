import type { Platform } from '../domain/project.ts';

/** So many failures in a row, and we take it that the platform itself fails. */
const threshold = 5;
const restMs = 60_000;

/** Sends a platform nothing once five calls in a row have failed, but for one message a minute to see whether it works again. */
export type Breaker = {
  /**
   * How long a message waits for its platform, ms; 0 when it may be sent now. Moments are real time, epoch ms. While a
   * platform fails, whoever hears 0 makes the one attempt of that minute.
   */
  take(platform: Platform, realNow: number): number;
  /** Whether we take it that the platform fails. */
  isOpen(platform: Platform): boolean;
  /** Counts how a call ended: a failure of the platform itself, or anything else. */
  record(platform: Platform, trouble: boolean, realNow: number): void;
};

/** A breaker for all platforms, each of which works as far as we know. */
export function createBreaker(): Breaker {
  const failures = new Map<Platform, number>();
  const restUntil = new Map<Platform, number>();
  const isOpen = (platform: Platform) => (failures.get(platform) ?? 0) >= threshold;
  return {
    isOpen,
    take(platform, realNow) {
      if (!isOpen(platform)) return 0;
      const leftMs = (restUntil.get(platform) ?? 0) - realNow;
      // More than a rest is left only when the clock was put back.
      if (leftMs > 0 && leftMs <= restMs) return leftMs;
      // This message tries the platform; the others wait until its outcome is known.
      restUntil.set(platform, realNow + restMs);
      return 0;
    },
    record(platform, trouble, realNow) {
      if (!trouble) return void failures.delete(platform);
      const count = (failures.get(platform) ?? 0) + 1;
      failures.set(platform, count);
      if (count >= threshold) restUntil.set(platform, realNow + restMs);
    },
  };
}
