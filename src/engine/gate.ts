import type { Place, Platform } from '../domain/project.ts';
import type { Ending, WaitingNudge } from '../store/queue.ts';
import { longestWaitMs, withinReason } from './backoff.ts';
import { type Breaker, createBreaker } from './breaker.ts';
import { isPlatformTrouble, type Outcome } from './outcome.ts';
import { createRateLimiter, type RateLimiter, type RateLimits, workspaceKey } from './rate-limit.ts';

/** What keeps messages back in this process: the platform asked for rest, failed too often, or gets enough already. */
export type Gate = {
  readonly breaker: Breaker;
  readonly rateLimiter: RateLimiter;
  /** Workspaces that told us to wait, with the real moment (epoch ms) until which. */
  readonly asked: Map<string, number>;
  /**
   * Workspaces with a message on its way whose outcome is not kept yet: at most one each, so that a crash leaves at most one
   * in doubt. Platforms allow a workspace a few a second, and answer sooner than that, so it slows nobody down.
   */
  readonly inFlight: Set<string>;
};

/** The two clocks at one moment, epoch ms: that of the schedules, and real time. */
export type Moments = { readonly now: number; readonly realNow: number };

/** What is to be done with a nudge that waits: send it, or put it off or skip it. Nothing that may not go now stays in the way. */
export type Verdict = { readonly kind: 'go' } | { readonly kind: 'settle'; readonly ending: Ending };

const dayMs = 86_400_000;
/** When the outcome of another one is awaited, we look again after this. */
const awaitMs = 100;

/** A gate that keeps nothing back yet. */
export function createGate(limits: Readonly<Record<Platform, RateLimits>>): Gate {
  return {
    breaker: createBreaker(),
    rateLimiter: createRateLimiter(limits),
    asked: new Map(),
    inFlight: new Set(),
  };
}

/** Whether a nudge may go now, as far as its workspace goes. A nudge that goes is counted, so ask once for each. */
export function judge(waiting: WaitingNudge, gate: Gate, moments: Moments): Verdict {
  const { place } = waiting.project;
  return (
    unwanted(waiting, moments) ??
    askedToWait(gate, place, moments) ??
    awaitsAnother(gate, place, moments) ??
    overLimit(gate, place, moments) ?? { kind: 'go' }
  );
}

/** What people did after the nudge was planned comes first, and a nudge of yesterday helps nobody. */
function unwanted({ nudge, project }: WaitingNudge, { now }: Moments): Verdict | undefined {
  const { kind } = project.state;
  if (kind !== 'active') return { kind: 'settle', ending: { state: 'skipped', reason: kind } };
  // A clock that was ahead planned it too early.
  if (nudge.dueAt > now) return putOff(nudge.dueAt);
  if (now - nudge.dueAt >= dayMs) return { kind: 'settle', ending: { state: 'skipped', reason: 'too-late' } };
  return undefined;
}

/** Not before this moment (epoch ms). */
export const putOff = (notBefore: number): Verdict => ({ kind: 'settle', ending: { state: 'planned', notBefore } });

function askedToWait({ asked }: Gate, place: Place, { now, realNow }: Moments): Verdict | undefined {
  const key = workspaceKey(place);
  const leftMs = (asked.get(key) ?? realNow) - realNow;
  // More than the longest wait is left only when the clock was put back.
  if (leftMs > 0 && leftMs <= longestWaitMs) {
    return { kind: 'settle', ending: { state: 'planned', reason: 'rate-limited', notBefore: now + leftMs } };
  }
  asked.delete(key);
  return undefined;
}

function awaitsAnother({ inFlight, rateLimiter }: Gate, place: Place, { now, realNow }: Moments): Verdict | undefined {
  if (!inFlight.has(workspaceKey(place))) return undefined;
  return putOff(now + rateLimiter.nextTurn(place, realNow, awaitMs));
}

function overLimit({ rateLimiter }: Gate, place: Place, { now, realNow }: Moments): Verdict | undefined {
  const full = rateLimiter.take(place, realNow);
  if (!full) return undefined;
  const { scope, waitMs } = full;
  return putOff(now + (scope === 'workspace' ? rateLimiter.nextTurn(place, realNow, waitMs) : waitMs));
}

/** Whether a nudge goes as far as its platform goes. While that fails, whoever hears that it goes makes the one attempt of a minute, so ask last. */
export function ifPlatformWorks({ breaker }: Gate, { platform }: Place, { now, realNow }: Moments): Verdict {
  const waitMs = breaker.take(platform, realNow);
  return waitMs === 0 ? { kind: 'go' } : putOff(now + waitMs);
}

type Call = { readonly place: Place; readonly outcome: Outcome; readonly realNow: number };

/** Remembers what the outcome of a call says of the platform: that it works or fails, or asks us to wait. */
export function noteOutcome({ breaker, asked }: Gate, { place, outcome, realNow }: Call): void {
  breaker.record(place.platform, isPlatformTrouble(outcome), realNow);
  if (outcome.kind !== 'not-sent') return;
  const waitMs = withinReason(outcome.retryAfterMs);
  // Nobody says which limit it was, so all of the workspace waits.
  if (waitMs !== undefined) asked.set(workspaceKey(place), realNow + waitMs);
}
