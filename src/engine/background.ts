import type { Log } from './log.ts';

/** BackgroundWork that nobody waits for, one at a time. */
export type Background = {
  /** Begins, unless it is under way. Never throws: what goes wrong is logged, once until it goes well again. */
  begin(): void;
  isRunning(): boolean;
  /** Resolves when what is under way has come to its end. */
  ended(): Promise<void>;
};

/** Gives `idle` when it was not its time: then it did not go well, nor wrong. */
export type BackgroundWork = () => Promise<'idle' | undefined>;

/** BackgroundWork that is done beside everything else, when it is begun. `what` names it in the log. */
export function inBackground(what: string, work: BackgroundWork, log: Log): Background {
  let running: Promise<void> | undefined;
  let isFailing = false;
  async function run(): Promise<void> {
    try {
      if ((await work()) === 'idle') return;
      if (isFailing) log.info({ what }, 'work beside the nudges goes on');
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.error({ err: error, what }, 'work beside the nudges failed, and is tried again');
      isFailing = true;
    } finally {
      running = undefined;
    }
  }
  return {
    begin() {
      running ??= run();
    },
    isRunning: () => running !== undefined,
    ended: async () => running,
  };
}

/** BackgroundWork before which something else is done, once. */
export function atFirst(first: () => Promise<void>, work: BackgroundWork): BackgroundWork {
  let isFirst = true;
  return async () => {
    if (isFirst) await first();
    isFirst = false;
    return work();
  };
}
