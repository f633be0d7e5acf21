import { createHash } from 'node:crypto';
import { withinDeadline } from './deadline.ts';

/** Remembers keys for a while, so that the same thing coming in twice is done once. */
export type ReplayGuard = { firstTime(key: string): Promise<boolean> };

/** What all processes on one store remember together; rejects while the store is away. */
export type SharedMemory = (key: string, expiresAt: number, now: number) => Promise<boolean>;

/** More than a busy hour brings; at the cap the oldest keys go first, so memory stays bounded. */
const maxKeys = 50_000;
/** Somebody waits for an answer: a slow store must not make them wait long, so then this process decides alone. */
const patienceMs = 500;

type Options = {
  /** Keeps the keys of different memories apart. */
  readonly name: string;
  /** After this long a key is forgotten. */
  readonly ttlMs: number;
  /** The clock comes in, so tests need not wait. Epoch ms. */
  readonly now: () => number;
  readonly shared?: SharedMemory | undefined;
};

export function createReplayGuard({ name, ttlMs, now, shared }: Options): ReplayGuard {
  // A Map keeps the order of arrival, and every key lives equally long: the oldest is always in front.
  const expiresAt = new Map<string, number>();

  function forgetOld(time: number): void {
    for (const [key, expiry] of expiresAt) {
      if (expiry > time && expiresAt.size < maxKeys) return;
      expiresAt.delete(key);
    }
  }

  return {
    async firstTime(key) {
      const time = now();
      const expiry = expiresAt.get(key);
      if (expiry !== undefined && expiry > time) return false;
      forgetOld(time);
      expiresAt.delete(key);
      expiresAt.set(key, time + ttlMs);
      if (shared === undefined) return true;
      const known = shared(digest(`${name}\n${key}`), time + ttlMs, time).catch(() => true);
      return withinDeadline(known, patienceMs, () => true);
    },
  };
}

/** The store needs to know a key again, not to know it. */
function digest(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
