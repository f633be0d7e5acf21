import { finishSending, waitForTeams } from '../store/queue.ts';
import { type Along, type Query, type Store, StoreError } from '../store/store.ts';
import type { Claimed } from './claim.ts';
import type { Clock } from './clock.ts';
import { toEnding } from './ending.ts';
import type { NotBegun, Outcome } from './outcome.ts';
import { noteTaken, type Refusal, shutOut } from './shut-out.ts';

/** One attempt, and how it ended. */
export type Attempt = Claimed & { readonly outcome: Outcome | NotBegun };

/** Writes an outcome down. Gives who gets nothing from now on. Rejects with a `StoreError` when it was not kept. */
export type KeepOutcome = (attempt: Attempt) => Promise<Refusal | undefined>;

type Options = { readonly store: Store; readonly clock: Clock };
type Waiting = { readonly attempt: Attempt } & Pick<PromiseWithResolvers<Refusal | undefined>, 'resolve' | 'reject'>;

/**
 * Outcomes that come while others are being written go together in the next transaction, and none waits for anything else: a crash
 * leaves what it would leave if each went by itself.
 */
export function createOutcomeKeeper({ store, clock }: Options): KeepOutcome {
  let waiting: Waiting[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    // Answers that came in the same turn of the event loop are heard one after another.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const some = waiting;
      waiting = [];
      await write(some);
    }
    isWriting = false;
  }

  async function write(some: readonly Waiting[]): Promise<void> {
    try {
      const attempts = some.map(({ attempt }) => attempt);
      const refusals = await store.transaction((query, along) => writeOutcomes({ query, along }, attempts, clock));
      for (const { attempt, resolve } of some) resolve(refusals.get(attempt));
    } catch (error) {
      if (some.length > 1 && isOfOne(error)) for (const one of some) await write([one]);
      else for (const { reject } of some) reject(error);
    }
  }

  return (attempt) => {
    const { promise, resolve, reject } = Promise.withResolvers<Refusal | undefined>();
    waiting.push({ attempt, resolve, reject });
    if (!isWriting) void writeAll();
    return promise;
  };
}

/** Whether something is wrong with one of them, and not with the store: the others must not suffer from it. */
function isOfOne(error: unknown): boolean {
  return !(error instanceof StoreError) || error.code === 'failed' || error.code === 'unreadable';
}

/** Writes down how attempts ended and what that means for their projects. Gives who gets nothing from now on, by attempt. */
async function writeOutcomes(
  { query, along }: { readonly query: Query; readonly along: Along },
  attempts: readonly Attempt[],
  clock: Clock,
): Promise<ReadonlyMap<Attempt, Refusal>> {
  const written = await finishSending(
    query,
    attempts.map(({ nudge: { id, attempts }, outcome }) => ({
      ...{ id, attempts },
      ending: toEnding(outcome, attempts, clock),
    })),
  );
  const kept = attempts.filter(({ nudge }) => written.has(nudge.id));
  const sent = kept.filter(({ outcome }) => outcome.kind === 'sent');
  const checkIns = sent.filter(({ nudge }) => nudge.content.kind === 'check-in');
  along([
    noteTaken(
      query,
      sent.map(({ project }) => project.place),
    ),
    waitForTeams(
      query,
      checkIns.map(({ project }) => project.id),
    ),
  ]);
  const refusals = new Map<Attempt, Refusal>();
  for (const attempt of kept) {
    const { outcome, project } = attempt;
    const refusal = outcome.kind === 'parked' ? await shutOut(query, { ...outcome, project }, clock) : undefined;
    if (refusal) refusals.set(attempt, refusal);
  }
  return refusals;
}
