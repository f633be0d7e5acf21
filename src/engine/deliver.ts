import { impossible } from '../domain/impossible.ts';
import type { Project } from '../domain/project.ts';
import { addAudit } from '../store/audit.ts';
import { type Ending, finishSending, parkProjects, waitForTeam } from '../store/queue.ts';
import { type Store, StoreError } from '../store/store.ts';
import { backoffMs } from './backoff.ts';
import { type Claimed, type Gate, workspaceKey } from './claim.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { giveUpReason, isPlatformTrouble, type Outcome, type Send } from './outcome.ts';

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
  const realNow = clock.real();
  gate.breaker.record(platform, isPlatformTrouble(outcome), realNow);
  if (outcome.kind === 'not-sent' && outcome.retryAfterMs !== undefined) {
    // Nobody says which limit it was, so all of the workspace waits.
    gate.asked.set(workspaceKey(project.place), realNow + outcome.retryAfterMs);
  }
  const facts = { nudge: nudge.id, project: project.id, platform, attempt: nudge.attempts, outcome: outcome.kind };
  log[outcome.kind === 'sent' ? 'info' : 'warn'](
    'reason' in outcome ? { ...facts, reason: outcome.reason } : facts,
    'a nudge was offered',
  );
  try {
    await writeDown(options, claimed, outcome);
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

/** Keeps the outcome. While the store is away it is offered again, as long as the lease lasts. */
async function writeDown(options: DeliverOptions, claimed: Claimed, outcome: Outcome): Promise<void> {
  const { clock, ending } = options;
  for (;;) {
    try {
      return await record(options, claimed, outcome);
    } catch (error) {
      if (!(error instanceof StoreError) || ending.aborted || clock.real() >= claimed.leaseUntil) throw error;
      await clock.wait(storeAgainMs, ending);
    }
  }
}

async function record(options: DeliverOptions, { project, nudge }: Claimed, outcome: Outcome): Promise<void> {
  const { store, clock, log, onParked } = options;
  const now = clock.now();
  const parked = await store.transaction(async (query) => {
    const written = await finishSending(query, nudge.id, nudge.attempts, toEnding(outcome, nudge.attempts, clock));
    if (!written) return [];
    if (outcome.kind === 'sent' && nudge.content.kind === 'check-in') await waitForTeam(query, project.id);
    if (outcome.kind !== 'parked') return [];
    const projects = await parkProjects(query, project, outcome.scope, outcome.reason);
    for (const { id } of projects) {
      await addAudit(query, { project: id, at: now, kind: 'parked', detail: outcome.reason });
    }
    return projects;
  });
  if (outcome.kind !== 'parked' || parked.length === 0) return;
  log.warn({ projects: parked.map(({ id }) => id), reason: outcome.reason }, 'projects parked');
  await onParked?.(parked, outcome.reason).catch((error: unknown) =>
    log.error({ err: error }, 'nobody could be told that projects are parked'),
  );
}

function toEnding(outcome: Outcome, attempts: number, clock: Clock): Ending {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', ...(outcome.messageId !== undefined && { messageId: outcome.messageId }) };
    case 'not-sent': {
      const hopeless = giveUpReason(outcome, attempts);
      if (hopeless) return { state: 'skipped', reason: hopeless };
      const wait = backoffMs(attempts, outcome.retryAfterMs, clock.random());
      return { state: 'planned', reason: outcome.reason, notBefore: clock.now() + wait };
    }
    case 'uncertain':
    case 'parked':
      return { state: outcome.kind, reason: outcome.reason };
    default:
      return impossible(outcome);
  }
}
