import type { Platform } from '../domain/project.ts';
import { StoreError } from '../store/store.ts';
import type { Claimed } from './claim.ts';
import type { Clock } from './clock.ts';
import { type Gate, noteOutcome } from './gate.ts';
import type { Attempt, KeepOutcome } from './keep-outcomes.ts';
import type { Log } from './log.ts';
import type { Outcome, Send } from './outcome.ts';
import type { Message } from './places.ts';
import type { Refusal } from './shut-out.ts';

/** A sender keeps its own deadline of 10 s; this one only guards against a sender that forgets. */
const guardMs = 15_000;
/** How often a known outcome is offered to a store that is away. */
const storeAgainMs = 1_000;

/** One call for a nudge, without what is in it or whom it is for. */
export type Offered = { readonly platform: Platform; readonly outcome: Outcome; readonly lateMs: number };

export type DeliverOptions = {
  readonly clock: Clock;
  readonly send: Send;
  readonly keepOutcome: KeepOutcome;
  readonly gate: Gate;
  readonly log: Log;
  /** Hears, once, who gets nothing any more until we are let in again, so that somebody can be told. Never rejects. */
  readonly onShutOut?: ((refusal: Refusal) => Promise<void>) | undefined;
  /** Hears how each call ended, and how late it was by the clock of the schedules. Never throws. */
  readonly onOffered?: ((offered: Offered) => void) | undefined;
  /** Says that the process is about to end. */
  readonly ending: AbortSignal;
};

/**
 * Sends one nudge that was claimed, when it has its place: one call, and its outcome committed. Without a call it goes back to those
 * that wait. Never throws.
 */
export async function deliver(options: DeliverOptions, claimed: Claimed, place: Omit<Message, 'over'>): Promise<void> {
  const { clock, gate, log } = options;
  const { project, nudge } = claimed;
  const { platform } = project.place;
  const facts = { nudge: nudge.id, project: project.id, platform, attempt: nudge.attempts };
  const mayGo = await getsTurn(options, platform, place);
  if (!mayGo) {
    place.answered();
    log.info(facts, 'a nudge waits again, without a call');
    return keepOrSay(options, { ...claimed, outcome: { kind: 'not-begun' } });
  }
  const lateMs = Math.max(0, clock.now() - nudge.dueAt);
  const outcome = await callOnce(options, claimed);
  place.answered();
  options.onOffered?.({ platform, outcome, lateMs });
  noteOutcome(gate, { place: project.place, outcome, realNow: clock.real() });
  if (outcome.kind === 'sent') log.info({ ...facts, outcome: outcome.kind }, 'a nudge was offered');
  else log.warn({ ...facts, outcome: outcome.kind, reason: outcome.reason }, 'a nudge was offered');
  return keepOrSay(options, { ...claimed, outcome });
}

/** Waits for its place. Gives false when nothing begins any more, or when its platform began to fail meanwhile. */
async function getsTurn({ gate: { breaker } }: DeliverOptions, platform: Platform, place: Pick<Message, 'begins'>) {
  const wasFailing = breaker.isOpen(platform);
  return (await place.begins) && (wasFailing || !breaker.isOpen(platform));
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

async function keepOrSay(options: DeliverOptions, attempt: Attempt): Promise<void> {
  try {
    await keepTrying(options, attempt);
  } catch (error) {
    const facts = { nudge: attempt.nudge.id, project: attempt.project.id, outcome: attempt.outcome.kind };
    options.log.error({ ...facts, err: error }, 'the outcome of a nudge could not be kept: it will count as uncertain');
  }
}

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

async function keep({ keepOutcome, log, onShutOut }: DeliverOptions, attempt: Attempt): Promise<void> {
  const refusal = await keepOutcome(attempt);
  if (!refusal) return;
  const { reason, projects, workspace } = refusal;
  log.warn({ projects: projects.map(({ id }) => id), workspace, reason }, 'shut out');
  await onShutOut?.(refusal);
}
