import type { Project } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { type Announcement, finishAnnouncing, startAnnouncing, waitingAnnouncements } from '../store/announcements.ts';
import { type Store, StoreError } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { toEnding } from './ending.ts';
import type { Log } from './log.ts';
import type { Outcome } from './outcome.ts';
import { noteTaken, type Refusal, shutOut } from './shut-out.ts';

/** Longer than any call takes, so nobody is overtaken while still sending. */
const leaseMs = 90_000;
/** Enough for a moment; the others have their turn the next time. */
const atOnce = 20;

/** A way to bring an announcement: one call, or two when the first was certainly refused. */
export type Bring = (reply: Reply, project: Project) => Promise<Outcome>;

export type AnnounceOptions = {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now' | 'real' | 'random'>;
  readonly log: Log;
  /** Hears who is shut out from now on, so that somebody can be told. */
  readonly onShutOut?: ((refusal: Refusal) => Promise<void>) | undefined;
};

/**
 * Brings one announcement by the ways given, in order: the intent committed, a call, the outcome committed. The next way is tried only
 * when the one before was refused for certain. Gives the outcome; nothing when it is not its turn yet, or when it
 * was taken already. Throws a `StoreError` while nothing was sent.
 */
export async function announce(
  options: AnnounceOptions,
  id: string,
  ways: readonly Bring[],
): Promise<Outcome | undefined> {
  const { store, clock } = options;
  const leaseUntil = clock.real() + leaseMs;
  const taken = await store.transaction((query) => startAnnouncing(query, id, leaseUntil));
  if (!taken) return undefined;
  const { announcement, project } = taken;
  const outcome = await inTurn(ways, announcement.reply, project, options.log);
  await keep(options, { announcement, project, outcome });
  return outcome;
}

/** Brings all that waits and may go by now, one project after another. Gives how many were tried. Throws a `StoreError`. */
export async function announceWaiting(options: AnnounceOptions, bring: Bring): Promise<number> {
  const { store, clock } = options;
  const batch = { skipLocked: store.skipLocked, now: clock.now(), limit: atOnce };
  const waiting = await store.transaction((query) => waitingAnnouncements(query, batch));
  await Promise.all(waiting.map((id) => announce(options, id, [bring])));
  return waiting.length;
}

async function inTurn(ways: readonly Bring[], reply: Reply, project: Project, log: Log): Promise<Outcome> {
  let outcome: Outcome = { kind: 'not-sent', reason: 'unreachable' };
  for (const way of ways) {
    outcome = await orCrashed(() => way(reply, project), log);
    if (outcome.kind === 'sent' || outcome.kind === 'uncertain') return outcome;
  }
  return outcome;
}

async function orCrashed(work: () => Promise<Outcome>, log: Log): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    // Nobody knows how far it came.
    log.error({ err: error }, 'an announcement failed');
    return { kind: 'uncertain', reason: 'crashed' };
  }
}

type Attempt = { readonly announcement: Announcement; readonly project: Project; readonly outcome: Outcome };

/** What was sent stays sent when the store cannot keep it: its lease ends, and then it counts as uncertain. */
async function keep(options: AnnounceOptions, { announcement, project, outcome }: Attempt): Promise<void> {
  const { store, clock, log, onShutOut } = options;
  const { id, attempts } = announcement;
  const facts = { announcement: id, project: project.id, outcome: outcome.kind };
  try {
    const refusal = await store.transaction(async (query) => {
      if (!(await finishAnnouncing(query, announcement, toEnding(outcome, attempts, clock)))) return undefined;
      if (outcome.kind === 'sent') await noteTaken(query, [project.place]);
      return outcome.kind === 'parked' ? shutOut(query, { ...outcome, project }, clock) : undefined;
    });
    if (outcome.kind === 'sent') log.info(facts, 'a change was announced');
    else log.warn({ ...facts, reason: outcome.reason }, 'a change was not announced');
    if (refusal) await onShutOut?.(refusal);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log.error({ ...facts, err: error }, 'the outcome of an announcement could not be kept');
  }
}
