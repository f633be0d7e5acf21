import { prune } from '../store/prune.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

const pollMs = 1_000;
const pruneEveryMs = 3_600_000;

type Options = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly runDue: () => Promise<void>;
  /** Looks whether workspaces that refused us take us again; resolves at once. */
  readonly probing: () => Promise<void>;
  /** Ends the loop, after the run that is under way. */
  readonly stopped: AbortSignal;
};

/** Runs what is due every second, and each hour removes what the store need not keep. Never throws: a store that is away is asked again. */
export async function poll({ store, clock, log, runDue, probing, stopped }: Options): Promise<void> {
  let failing = false;
  let pruneAt = 0;

  async function runOnce(): Promise<void> {
    await runDue();
    await probing();
    if (clock.real() < pruneAt) return;
    await prune(store, clock.now());
    pruneAt = clock.real() + pruneEveryMs;
  }

  while (!stopped.aborted) {
    try {
      await runOnce();
      if (failing) log.info({}, 'nudges go on: the store is back');
      failing = false;
    } catch (error) {
      if (!failing) log.error({ err: error }, 'nudges wait: the store does not work');
      failing = true;
    }
    await clock.wait(pollMs, stopped);
  }
}
