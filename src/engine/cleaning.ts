import { pruneSome } from '../store/prune.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { breathe } from './piece.ts';

const everyMs = 3_600_000;

type Options = {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now' | 'real'>;
  /** Ends the cleaning after the step that is under way. */
  readonly stopped: AbortSignal;
};

/** Once an hour, removes what the store need not keep, in small steps with room for everybody in between. Throws a `StoreError`. */
export function createCleaning({ store, clock, stopped }: Options): () => Promise<void> {
  let cleanedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    // Either way an hour apart: a clock that was put back must not keep us from cleaning.
    if (Math.abs(clock.real() - cleanedAt) < everyMs) return;
    while (!stopped.aborted && (await pruneSome(store, clock.now())) > 0) await breathe();
    cleanedAt = clock.real();
  };
}
