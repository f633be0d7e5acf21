/** Remembers keys for a while, so that the same thing coming in twice is done once. */
export type Seen = { firstTime(key: string): boolean };

/** More than a busy hour brings; at the cap the oldest keys go first, so memory stays bounded. */
const maxKeys = 50_000;

/** Keys are forgotten after `ttlMs`. The clock comes in, so tests need not wait. */
export function createSeen(ttlMs: number, now: () => number): Seen {
  // A Map keeps the order of arrival, and every key lives equally long: the oldest is always in front.
  const expiresAt = new Map<string, number>();

  function forgetOld(time: number): void {
    for (const [key, expiry] of expiresAt) {
      if (expiry > time && expiresAt.size < maxKeys) return;
      expiresAt.delete(key);
    }
  }

  return {
    firstTime(key) {
      const time = now();
      const expiry = expiresAt.get(key);
      if (expiry !== undefined && expiry > time) return false;
      forgetOld(time);
      expiresAt.delete(key);
      expiresAt.set(key, time + ttlMs);
      return true;
    },
  };
}
