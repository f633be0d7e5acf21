import type { Platform } from '#core';

/** The longest that the page says the bot is busy: longer than the bot gives itself for one post. */
const waitMs = 12_000;

/** Who waits for an answer of the bot, on which platform. */
export type Waiting = {
  /** Ends by itself after a while. */
  start(platform: Platform, user: string): void;
  stop(platform: Platform, user: string): void;
  is(platform: Platform, user: string): boolean;
  clear(): void;
};

/** `changed` is called whenever somebody starts or stops waiting. */
export function createWaiting(changed: () => void): Waiting {
  const timers = new Map<string, NodeJS.Timeout>();
  const keyOf = (platform: Platform, user: string) => `${platform} ${user}`;

  function stop(platform: Platform, user: string): void {
    const key = keyOf(platform, user);
    clearTimeout(timers.get(key));
    if (timers.delete(key)) changed();
  }

  return {
    start(platform, user) {
      stop(platform, user);
      timers.set(keyOf(platform, user), setTimeout(() => stop(platform, user), waitMs).unref());
      changed();
    },
    stop,
    is: (platform, user) => timers.has(keyOf(platform, user)),
    clear() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
