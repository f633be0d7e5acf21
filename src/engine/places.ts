import { systemClock } from './clock.ts';

/**
 * So many calls at once: the thirty a second that Teams takes in a tenant, of a platform that needs a second for an answer. A crash
 * leaves as many in doubt, but no more than one in a workspace.
 */
const atOnce = 32;
/** Looking costs as much for many as for one, so it is worth it when so many places are free, or after this, ms. */
const enough = atOnce / 4;
const gatherMs = 10;

/** A message under way: it holds a place until its call is answered. */
type Message = { answered(): void; over(): void };

/** The places for calls of one process. */
export type Places = {
  /** How many calls may begin. Where the store is slower than the platform, outcomes that wait for it count too. */
  free(): number;
  /** Whether so many are free that looking for what may take them is worth it. */
  areEnough(): boolean;
  /** Takes a place for a message. `over` is for when its outcome is kept. */
  take(): Message;
  isIdle(): boolean;
  /** Resolves when enough calls have come back, or a little after the first of them; or, without any, when an outcome is kept. */
  enoughFree(over: AbortSignal): Promise<void>;
  /** Resolves when what is under way now has come to its end. */
  allOver(): Promise<unknown>;
};

/** Places that are all free. */
export function createPlaces(): Places {
  /** The calls under way, and messages of which the outcome is not kept yet. */
  const calls = new Set<Promise<void>>();
  const messages = new Set<Promise<void>>();

  const free = () => Math.min(atOnce - calls.size, 2 * atOnce - messages.size);
  const areEnough = () => free() >= enough;
  return {
    free,
    areEnough,
    take() {
      const [call, message] = [held(calls), held(messages)];
      return { answered: call, over: message };
    },
    isIdle: () => messages.size === 0,
    async enoughFree(over) {
      await Promise.race(calls.size > 0 ? calls : messages);
      const soon = systemClock().wait(gatherMs, over);
      let isSoon = false;
      void soon.then(() => (isSoon = true));
      while (!isSoon && !areEnough() && calls.size > 0) await Promise.race([soon, ...calls]);
    },
    allOver: () => Promise.all(messages),
  };
}

/** Puts a promise in a set, until what this gives is called. */
function held(set: Set<Promise<void>>): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  set.add(promise);
  return () => {
    set.delete(promise);
    resolve();
  };
}
