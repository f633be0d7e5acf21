import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { withinDeadline } from './deadline.ts';

/**
 * Remembers keys for a while, so that the same thing coming in twice is done once. A key counts as seen only when its work is
 * done: when this process dies in the middle, whoever brings the same thing again is answered.
 */
export type ReplayGuard = {
  /** For what needs no work: true for the first who shows this key. */
  firstTime(key: string): Promise<boolean>;
  /** For what needs work: who gets `first` does it, and says when it is done. */
  begin(key: string): Promise<Turn>;
};

type Turn =
  | {
      readonly kind: 'first';
      readonly done: () => Promise<void>;
      /** It came to nothing: who asks next may try. Others must wait until the lease ends. */
      readonly forget: () => void;
    }
  /** `busy`: another process is at it, and may yet die. `known`: it is done, or this process is at it. */
  | { readonly kind: 'busy' | 'known' };

/** What all processes on one store remember together; each rejects while the store is away. Times are epoch ms. */
export type SharedMemory = {
  begin(key: string, times: { readonly leaseUntil: number; readonly now: number }): Promise<'first' | 'busy' | 'done'>;
  extend(key: string, leaseUntil: number): Promise<void>;
  end(key: string, expiresAt: number): Promise<void>;
};

/** More than a busy hour brings; at the cap the oldest keys go first, so memory stays bounded. */
const maxKeys = 50_000;
/** Somebody waits for an answer: a slow store must not make them wait long, so then this process decides alone. */
const patienceMs = 500;
/** Who died holds a key this long. Short, for Slack and Teams come again within seconds; work that goes on extends it. */
const leaseMs = 3_000;
const extendMs = 1_000;
/** Slack gives up on us after three seconds: until then we wait for another process to finish, or to turn out dead. */
const waitMs = 2_500;
const lookAgainMs = 250;

type Options = {
  /** Keeps the keys of different memories apart. */
  readonly name: string;
  /** After this long a key is forgotten. */
  readonly ttlMs: number;
  /** The clock comes in, so tests need not wait. Epoch ms. */
  readonly now: () => number;
  readonly shared?: SharedMemory | undefined;
};

/** A memory in this process, and together with the others when there is a shared one. */
export function createReplayGuard({ name, ttlMs, now, shared }: Options): ReplayGuard {
  const isNewHere = createKeys(ttlMs, now);
  const ask = (key: string, forMs: number) => {
    if (shared === undefined) return Promise.resolve('first' as const);
    const answer = shared.begin(key, { leaseUntil: now() + forMs, now: now() }).catch(() => 'first' as const);
    return withinDeadline(answer, patienceMs, () => 'first' as const);
  };

  async function begin(key: string): Promise<Turn> {
    if (!isNewHere(key)) return { kind: 'known' };
    const shareable = digest(name, key);
    const end = performance.now() + waitMs;
    let began = await ask(shareable, leaseMs);
    while (began === 'busy' && performance.now() < end) {
      await pause(lookAgainMs);
      began = await ask(shareable, leaseMs);
    }
    if (began === 'first') {
      const { done, letGo } = hold(shareable);
      return {
        kind: 'first',
        done,
        forget() {
          letGo();
          isNewHere.forget(key);
        },
      };
    }
    if (began === 'busy') isNewHere.forget(key);
    return { kind: began === 'busy' ? 'busy' : 'known' };
  }

  /** Keeps a key taken until its work is done. */
  function hold(key: string): { done(): Promise<void>; letGo(): void } {
    const again = setInterval(() => void shared?.extend(key, now() + leaseMs).catch(() => undefined), extendMs).unref();
    const letGo = () => clearInterval(again);
    return {
      letGo,
      async done() {
        letGo();
        // Should the store be away just now, this process knows it, and the lease ends by itself.
        const ended = shared?.end(key, now() + ttlMs).catch(() => undefined);
        if (ended) await withinDeadline(ended, patienceMs, () => undefined);
      },
    };
  }

  return {
    begin,
    async firstTime(key) {
      return isNewHere(key) && (await ask(digest(name, key), ttlMs)) === 'first';
    },
  };
}

type Keys = { (key: string): boolean; forget(key: string): void };

/** True for a key that this process did not see within this long. */
function createKeys(ttlMs: number, now: () => number): Keys {
  // A Map keeps the order of arrival, and every key lives equally long: the oldest is always in front.
  const expiresAt = new Map<string, number>();

  function forgetOld(time: number): void {
    for (const [key, expiry] of expiresAt) {
      if (expiry > time && expiresAt.size < maxKeys) return;
      expiresAt.delete(key);
    }
  }
  const isNew = (key: string): boolean => {
    const time = now();
    const expiry = expiresAt.get(key);
    if (expiry !== undefined && expiry > time) return false;
    forgetOld(time);
    expiresAt.delete(key);
    expiresAt.set(key, time + ttlMs);
    return true;
  };
  return Object.assign(isNew, { forget: (key: string) => void expiresAt.delete(key) });
}

/** The store needs to know a key again, not to know it. */
function digest(name: string, key: string): string {
  return createHash('sha256').update(`${name}\n${key}`).digest('base64url');
}
