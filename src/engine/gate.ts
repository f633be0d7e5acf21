import type { Place, Platform } from '../domain/project.ts';
import type { Ending, Held, WaitingNudge } from '../store/queue.ts';
import { type Breaker, createBreaker } from './breaker.ts';
import { isPlatformTrouble, type Outcome } from './outcome.ts';
import { createRateLimiter, type RateLimiter, type RateLimits, workspaceKey } from './rate-limit.ts';

/** What keeps messages back in this process: the platform asked for rest, failed too often, or gets enough already. */
export type Gate = {
  readonly breaker: Breaker;
  readonly rateLimiter: RateLimiter;
  /** Workspaces that told us to wait, with the real moment (epoch ms) until which. */
  readonly asked: Map<string, number>;
};

/** The two clocks at one moment, epoch ms: that of the schedules, and real time. */
export type Moments = { readonly now: number; readonly realNow: number };

/** What is to be done with a nudge that waits. `waitMs` is there when only our own limits keep it: after so many ms it may go. */
export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'settle'; readonly ending: Ending; readonly waitMs?: number }
  | { readonly kind: 'hold'; readonly held: Held; readonly waitMs?: number };

const dayMs = 86_400_000;

/** A gate that keeps nothing back yet. */
export function createGate(limits: Readonly<Record<Platform, RateLimits>>): Gate {
  return { breaker: createBreaker(), rateLimiter: createRateLimiter(limits), asked: new Map() };
}

/** Whether a nudge may go now. A nudge that goes is counted, so ask once for each. */
export function judge(waiting: WaitingNudge, gate: Gate, moments: Moments): Verdict {
  const { place } = waiting.project;
  return (
    unwanted(waiting, moments) ??
    askedToWait(gate, place, moments) ??
    overLimit(gate, place, moments) ??
    ifPlatformWorks(gate, place, moments)
  );
}

/** What people did after the nudge was planned comes first, and a nudge of yesterday helps nobody. */
function unwanted({ nudge, project }: WaitingNudge, { now }: Moments): Verdict | undefined {
  const { kind } = project.state;
  if (kind !== 'active') return { kind: 'settle', ending: { state: 'skipped', reason: kind } };
  if (now - nudge.dueAt >= dayMs) return { kind: 'settle', ending: { state: 'skipped', reason: 'too-late' } };
  return undefined;
}

function askedToWait({ asked }: Gate, place: Place, { now, realNow }: Moments): Verdict | undefined {
  const key = workspaceKey(place);
  const leftMs = (asked.get(key) ?? realNow) - realNow;
  if (leftMs > 0) {
    return { kind: 'settle', ending: { state: 'planned', reason: 'rate-limited', notBefore: now + leftMs } };
  }
  asked.delete(key);
  return undefined;
}

function overLimit({ rateLimiter }: Gate, place: Place, { now, realNow }: Moments): Verdict | undefined {
  const full = rateLimiter.take(place, realNow);
  if (!full) return undefined;
  const { scope, waitMs } = full;
  const { platform, workspace } = place;
  return scope === 'workspace'
    ? { kind: 'hold', held: { platform, workspace }, waitMs }
    : { kind: 'settle', ending: { state: 'planned', notBefore: now + waitMs }, waitMs };
}

function ifPlatformWorks({ breaker }: Gate, { platform }: Place, { realNow }: Moments): Verdict {
  return breaker.take(platform, realNow) ? { kind: 'go' } : { kind: 'hold', held: { platform } };
}

type Call = { readonly place: Place; readonly outcome: Outcome; readonly realNow: number };

/** Remembers what the outcome of a call says of the platform: that it works or fails, or asks us to wait. */
export function noteOutcome({ breaker, asked }: Gate, { place, outcome, realNow }: Call): void {
  breaker.record(place.platform, isPlatformTrouble(outcome), realNow);
  if (outcome.kind === 'not-sent' && outcome.retryAfterMs !== undefined) {
    // Nobody says which limit it was, so all of the workspace waits.
    asked.set(workspaceKey(place), realNow + outcome.retryAfterMs);
  }
}
