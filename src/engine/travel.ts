import { nextWork } from '../store/queue.ts';
import type { Store } from '../store/store.ts';
import type { Engine } from './engine.ts';

type Options = {
  readonly store: Store;
  readonly engine: Pick<Engine, 'runDue'>;
  /** The clock of the schedules, which can be moved forward. */
  readonly clock: { now(): number; moveTo(at: number): void };
};

/** What was put off until later, such as a message the platform did not take, is tried again at most this close (ms). */
const leastStepMs = 60_000;

/**
 * Moves the clock forward to a moment (epoch ms) and stops at everything on the way, so that each nudge comes at its own
 * moment and not as something missed. Resolves when all that was due by then has been planned and sent.
 */
export async function travelTo(to: number, { store, engine, clock }: Options): Promise<void> {
  await engine.runDue();
  for (let earliest = clock.now(); ; earliest = clock.now() + leastStepMs) {
    const next = await nextWork(store.query);
    if (next === undefined || Math.max(next, earliest) > to) break;
    clock.moveTo(Math.max(next, earliest));
    await engine.runDue();
  }
  clock.moveTo(to);
  await engine.runDue();
}
