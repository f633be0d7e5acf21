import { withinDeadline } from './deadline.ts';

/** What was acknowledged and is not done yet. Who stops the bot waits for it. */
export type RunningWork = {
  /** Keeps an eye on work until it is settled, and gives it back. */
  add<Result>(work: Promise<Result>): Promise<Result>;
  /** As `add`, for what a platform brought and what it gets for it. */
  answer<Result>(work: Promise<Result>): Promise<Result>;
  /** Resolves when nothing runs any more, also what was added meanwhile, or after so many real ms. Gives how much still runs. */
  idle(ms: number): Promise<number>;
};

/** A register of work in which nothing runs yet. */
export function createRunningWork(): RunningWork {
  const running = new Set<Promise<unknown>>();
  async function allDone(): Promise<void> {
    while (running.size > 0) await Promise.allSettled(running);
  }
  function add<Result>(work: Promise<Result>): Promise<Result> {
    running.add(work);
    const done = () => void running.delete(work);
    work.then(done, done);
    return work;
  }
  return {
    add,
    answer: add,
    async idle(ms) {
      await withinDeadline(allDone(), ms, () => undefined);
      return running.size;
    },
  };
}
