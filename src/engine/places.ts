import { systemClock } from './clock.ts';

/** So many calls at once: the thirty a second that Teams takes in a tenant, of a platform that needs a second for an answer. */
const atOnce = 32;
/**
 * So many more are claimed before there is a place for them, so that no place stays empty while the store is asked. A crash leaves
 * all these in doubt, but no more than one in a workspace.
 */
const ahead = atOnce / 4;
/** Looking costs as much for many as for one, so it is worth it when so many may be claimed, or after this, ms. */
const enough = ahead / 2;
const gatherMs = 10;

/** A message under way: it holds a place from when its call begins until that is answered. */
export type Message = {
  /** Whether its call may begin: true once it has a place, false when nothing begins any more. */
  readonly begins: Promise<boolean>;
  answered(): void;
  over(): void;
};

/** The places for calls of one process. */
export type Places = {
  /** How many messages may be claimed. Where the store is slower than the platform, outcomes that wait for it count too. */
  free(): number;
  /** Whether so many are free that looking for what may take them is worth it. */
  areEnough(): boolean;
  /** Takes a place for a message, or the first one that comes free. `over` is for when its outcome is kept. */
  take(): Message;
  isIdle(): boolean;
  /** Resolves when enough calls have come back, or a little after the first of them; or, without any, when an outcome is kept. */
  enoughFree(over: AbortSignal): Promise<void>;
  /** Resolves when what is under way now has come to its end. */
  allOver(): Promise<unknown>;
};

/** Places that are all free. Once stopped, those that wait for a place get none. */
export function createPlaces(stopped: AbortSignal): Places {
  /** The calls under way, and messages of which the outcome is not kept yet. */
  const calls = new Set<Promise<void>>();
  const messages = new Set<Promise<void>>();
  const waiting: ((begins: boolean) => void)[] = [];
  stopped.addEventListener('abort', () => {
    for (const refuse of waiting.splice(0)) refuse(false);
  });

  const free = () => Math.min(atOnce + ahead - calls.size - waiting.length, 2 * atOnce - messages.size);
  const areEnough = () => free() >= enough;
  return {
    free,
    areEnough,
    take() {
      const { promise: begins, resolve } = Promise.withResolvers<boolean>();
      let leave = () => {};
      const decide = (mayBegin: boolean) => {
        if (mayBegin) leave = held(calls);
        resolve(mayBegin);
      };
      if (calls.size < atOnce) decide(true);
      else if (stopped.aborted) decide(false);
      else waiting.push(decide);
      return {
        begins,
        answered() {
          leave();
          if (calls.size < atOnce) waiting.shift()?.(true);
        },
        over: held(messages),
      };
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
