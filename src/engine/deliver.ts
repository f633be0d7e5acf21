import { given } from '../domain/given.ts';
import { impossible } from '../domain/impossible.ts';
import type { Project } from '../domain/project.ts';
import { addAudit } from '../store/audit.ts';
import { type Ending, finishSending, parkProjects, waitForTeam } from '../store/queue.ts';
import { type Query, type Store, StoreError } from '../store/store.ts';
import { backoffMs } from './backoff.ts';
import type { Claimed } from './claim.ts';
import type { Clock } from './clock.ts';
import { type Gate, noteOutcome } from './gate.ts';
import type { Log } from './log.ts';
import { giveUpReason, type Outcome, type Send } from './outcome.ts';

/** A sender keeps its own deadline of 10 s; this one only guards against a sender that forgets. */
const guardMs = 15_000;
/** How often a known outcome is offered to a store that is away. */
const storeAgainMs = 1_000;

export type DeliverOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly send: Send;
  readonly gate: Gate;
  readonly log: Log;
  /** Tells somebody, once, that these projects get no nudges any more until we are let in again. */
  readonly onParked?: ((projects: readonly Project[], reason: string) => Promise<void>) | undefined;
  /** Says that the process is about to end. */
  readonly ending: AbortSignal;
};

/** Sends one nudge that was claimed: one call, and its outcome committed. Never throws. */
export async function deliver(options: DeliverOptions, claimed: Claimed): Promise<void> {
  const { clock, gate, log } = options;
  const { project, nudge } = claimed;
  const { platform } = project.place;
  const outcome = await callOnce(options, claimed);
  noteOutcome(gate, { place: project.place, outcome, realNow: clock.real() });
  const facts = { nudge: nudge.id, project: project.id, platform, attempt: nudge.attempts, outcome: outcome.kind };
  if (outcome.kind === 'sent') log.info(facts, 'a nudge was offered');
  else log.warn({ ...facts, reason: outcome.reason }, 'a nudge was offered');
  try {
    await keepTrying(options, { ...claimed, outcome });
  } catch (error) {
    log.error({ ...facts, err: error }, 'the outcome of a nudge could not be kept: it will count as uncertain');
  }
}

async function callOnce({ send, log }: DeliverOptions, { project, nudge }: Claimed): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const guard = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'uncertain', reason: 'no-answer' }), guardMs);
  });
  try {
    return await Promise.race([send(project, nudge), guard]);
  } catch (error) {
    // Nobody knows how far it came.
    log.error({ err: error, nudge: nudge.id }, 'a sender failed');
    return { kind: 'uncertain', reason: 'crashed' };
  } finally {
    clearTimeout(timer);
  }
}

/** One attempt, and how it ended. */
type Attempt = Claimed & { readonly outcome: Outcome };

/** Keeps the outcome. While the store is away it is offered again, as long as the lease lasts. */
async function keepTrying(options: DeliverOptions, attempt: Attempt): Promise<void> {
  const { clock, ending } = options;
  const isOver = () => ending.aborted || clock.real() >= attempt.leaseUntil;
  for (;;) {
    try {
      return await keep(options, attempt);
    } catch (error) {
      if (!(error instanceof StoreError) || isOver()) throw error;
      await clock.wait(storeAgainMs, ending);
    }
  }
}

async function keep(options: DeliverOptions, attempt: Attempt): Promise<void> {
  const { store, clock } = options;
  const { outcome } = attempt;
  const parked = await store.transaction((query) => writeOutcome(query, attempt, clock));
  if (outcome.kind === 'parked' && parked.length > 0) await tellParked(options, parked, outcome.reason);
}

/** Writes down how the attempt ended and what that means for its project. Gives the projects that get no nudges from now on. */
async function writeOutcome(
  query: Query,
  { project, nudge, outcome }: Attempt,
  clock: Clock,
): Promise<readonly Project[]> {
  const ending = toEnding(outcome, nudge.attempts, clock);
  if (!(await finishSending(query, nudge, ending))) return [];
  if (outcome.kind === 'sent' && nudge.content.kind === 'check-in') await waitForTeam(query, project.id);
  return outcome.kind === 'parked' ? park(query, { project, at: clock.now(), ...outcome }) : [];
}

type Parking = Extract<Outcome, { readonly kind: 'parked' }> & { readonly project: Project; readonly at: number };

async function park(query: Query, { project, at, scope, reason }: Parking): Promise<readonly Project[]> {
  const projects = await parkProjects(query, project, { scope, reason });
  for (const { id } of projects) await addAudit(query, { project: id, at, kind: 'parked', detail: reason });
  return projects;
}

/** A message that cannot be brought changes nothing in what was written down. */
async function tellParked({ log, onParked }: DeliverOptions, parked: readonly Project[], reason: string) {
  log.warn({ projects: parked.map(({ id }) => id), reason }, 'projects parked');
  await onParked?.(parked, reason).catch((error: unknown) =>
    log.error({ err: error }, 'nobody could be told that projects are parked'),
  );
}

function toEnding(outcome: Outcome, attempts: number, clock: Clock): Ending {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', ...given({ messageId: outcome.messageId }) };
    case 'not-sent':
      return endingOfNotSent(outcome, attempts, clock);
    case 'uncertain':
    case 'parked':
      return { state: outcome.kind, reason: outcome.reason };
    default:
      return impossible(outcome);
  }
}

function endingOfNotSent(outcome: Outcome & { readonly kind: 'not-sent' }, attempts: number, clock: Clock): Ending {
  const { reason, retryAfterMs } = outcome;
  const hopeless = giveUpReason(outcome, attempts);
  if (hopeless) return { state: 'skipped', reason: hopeless };
  return { state: 'planned', reason, notBefore: clock.now() + backoffMs(attempts, retryAfterMs, clock.random()) };
}
