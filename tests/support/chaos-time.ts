/** A clock in our hand, for everything in this process that waits. */
export type ChaosTime = {
  now(): number;
  /** Something happened on a wire: who waits for quiet waits on. */
  noted(): void;
  /** Lets work come to its end. Time moves only while nothing else does, and at most a minute. */
  through<Result>(work: Promise<Result>): Promise<Result>;
  /** Lets so much time pass, ms, with every timer at its moment. */
  pass(ms: number): Promise<void>;
  /** As after a sleep: the clock has moved (ms), and no timer ran. */
  jump(ms: number): void;
};

/** So many turns of the event loop without anything on a wire: all that went over loopback has arrived. */
const quietTurns = 25;
/** Nothing of ours waits longer for a platform. */
const longestMs = 60_000;

type Timer = { at: number; readonly run: () => void; readonly every?: number | undefined };

/**
 * Takes over the clocks and timers of this process from here on: `Date.now`, `setTimeout`, `setInterval` and `AbortSignal.timeout`. Sockets
 * and `setImmediate` stay as they are. Only for a process of its own.
 */
export function takeOverTime(start: number): ChaosTime {
  const timers = new Set<Timer>();
  let now = start;
  let happened = 0;

  function add(run: () => void, ms: number | undefined, every = false): Handle {
    const wait = Math.max(1, ms ?? 0);
    const timer: Timer = { at: now + wait, run, every: every ? wait : undefined };
    timers.add(timer);
    return new Handle(timer);
  }
  const remove = (handle: unknown) => void (handle instanceof Handle && timers.delete(handle.timer));
  Object.assign(globalThis, {
    setTimeout: (run: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => add(() => run(...given), ms),
    setInterval: (run: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) =>
      add(() => run(...given), ms, true),
    clearTimeout: remove,
    clearInterval: remove,
  });
  Date.now = () => now;
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController();
    add(() => controller.abort(new DOMException('too late', 'TimeoutError')), ms);
    return controller.signal;
  };

  function next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of timers) if (!first || timer.at < first.at) first = timer;
    return first;
  }
  function fire(timer: Timer): void {
    now = Math.max(now, timer.at);
    if (timer.every === undefined) timers.delete(timer);
    else timer.at = now + timer.every;
    timer.run();
  }
  async function quiet(): Promise<void> {
    for (let still = 0, seen = happened; still < quietTurns; still++) {
      await new Promise(setImmediate);
      if (seen !== happened) still = 0;
      seen = happened;
    }
  }

  return {
    now: () => now,
    noted: () => void happened++,
    async through(work) {
      let isDone = false;
      const done = () => {
        isDone = true;
      };
      work.then(done, done);
      for (const end = now + longestMs; ; ) {
        await quiet();
        if (isDone) return work;
        const timer = next();
        if (timer && timer.at <= end) fire(timer);
        else if (timer) throw new Error('who waits for the bot waits for more than a minute');
      }
    },
    async pass(ms) {
      const end = now + ms;
      await quiet();
      for (let timer = next(); timer && timer.at <= end; timer = next()) {
        fire(timer);
        await quiet();
      }
      now = Math.max(now, end);
    },
    jump(ms) {
      now += ms;
    },
  };
}

/** What `setTimeout` gives. */
class Handle {
  readonly timer: Timer;
  constructor(timer: Timer) {
    this.timer = timer;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
}
