import type { Background } from './background.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

const pollMs = 1_000;

type Options = {
  readonly clock: Clock;
  readonly log: Log;
  readonly runDue: () => Promise<void>;
  /** What is done beside it, and begun each second. */
  readonly background: readonly Background[];
  /** Ends the loop, after the run that is under way. */
  readonly stopped: AbortSignal;
};

/** Runs what is due every second, and begins what is done beside it, however long a run takes. Never throws: a store that is away is asked again. */
export async function poll({ clock, log, runDue, background, stopped }: Options): Promise<void> {
  let failing = false;

  async function runOnce(): Promise<void> {
    try {
      await runDue();
      if (failing) log.info({}, 'nudges go on: the store is back');
      failing = false;
    } catch (error) {
      if (!failing) log.error({ err: error }, 'nudges wait: the store does not work');
      failing = true;
    }
  }

  async function everySecond(work: () => Promise<void>): Promise<void> {
    while (!stopped.aborted) {
      await work();
      await clock.wait(pollMs, stopped);
    }
  }

  await Promise.all([
    everySecond(runOnce),
    everySecond(async () => {
      for (const each of background) each.begin();
    }),
  ]);
}
