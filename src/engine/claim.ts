import type { Nudge, Place, Project } from '../domain/project.ts';
import type { Planning } from '../rules/planning.ts';
import { historyOf } from '../store/history.ts';
import { type Ending, type Held, settle, startSending, type WaitingNudge, waitingNudges } from '../store/queue.ts';
import { type Query, type Store, StoreError } from '../store/store.ts';
import type { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Pace } from './rate-limit.ts';

/** A nudge that is ours to send: the intent is committed, and the lease runs. */
export type Claimed = { readonly project: Project; readonly nudge: Nudge; readonly leaseUntil: number };

/** What keeps messages back in this process: the platform asked for rest, failed too often, or gets enough already. */
export type Gate = {
  readonly breaker: Breaker;
  readonly pace: Pace;
  /** Workspaces that told us to wait, with the real moment until which. */
  readonly asked: Map<string, number>;
};

export type Claim = {
  readonly claimed: readonly Claimed[];
  /** Set when something may go after so many ms, within the limits of the platform. */
  readonly againMs?: number;
};

const dayMs = 86_400_000;
export const workspaceKey = ({ platform, workspace }: Omit<Place, 'channel'>) => `${platform}\n${workspace}`;
/** With more, the statement would only get long; the others have their turn the next time. */
const maxHeld = 50;

type Options = {
  readonly store: Store;
  readonly clock: Clock;
  readonly planning: Planning;
  readonly gate: Gate;
  readonly log: Log;
  readonly leaseMs: number;
};

/** Takes at most `limit` nudges that may go now, in one transaction. Those whose time has passed are skipped. */
export async function claim(options: Options, limit: number): Promise<Claim> {
  const { store, clock, gate, leaseMs } = options;
  const now = clock.now();
  const realNow = clock.real();
  const held: Held[] = gate.breaker.resting(realNow).map((platform) => ({ platform }));
  return store.transaction(async (query) => {
    const claimed: Claimed[] = [];
    let againMs: number | undefined;
    // A workspace that has had enough makes way for the others, so look again without it.
    while (claimed.length < limit && held.length < maxHeld) {
      const waiting = await waitingNudges(query, store, now, limit - claimed.length, held);
      if (waiting.length === 0) break;
      for (const one of waiting.filter(({ project }) => !held.some((other) => isSame(other, project.place)))) {
        const verdict = judge(one, gate, now, realNow);
        if (verdict.kind === 'settle') await settle(query, one.nudge.id, verdict.ending);
        if (verdict.kind === 'hold') held.push(verdict.held);
        if (verdict.kind !== 'go') {
          againMs = least(againMs, verdict.waitMs);
          continue;
        }
        const nudge = await freshest(query, options, one, now);
        if (!nudge) continue;
        await startSending(query, nudge, realNow + leaseMs, now);
        const sending = { ...nudge, attempts: nudge.attempts + 1 };
        claimed.push({ project: one.project, nudge: sending, leaseUntil: realNow + leaseMs });
      }
    }
    return { claimed, ...(againMs !== undefined && { againMs }) };
  });
}

const least = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

/** `waitMs` is there when it is only our own pace: after so many ms it may go. */
type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'settle'; readonly ending: Ending; readonly waitMs?: number }
  | { readonly kind: 'hold'; readonly held: Held; readonly waitMs?: number };

function judge({ nudge, project }: WaitingNudge, gate: Gate, now: number, realNow: number): Verdict {
  const { place, state } = project;
  // What people did after the nudge was planned comes first, and a nudge of yesterday helps nobody.
  if (state.kind !== 'active') return { kind: 'settle', ending: { state: 'skipped', reason: state.kind } };
  if (now - nudge.dueAt >= dayMs) return { kind: 'settle', ending: { state: 'skipped', reason: 'too-late' } };
  const askedMs = askedToWait(gate, place, realNow);
  if (askedMs > 0) {
    return { kind: 'settle', ending: { state: 'planned', reason: 'rate-limited', notBefore: now + askedMs } };
  }
  const { platform, workspace } = place;
  const wait = gate.pace.take(place, realNow);
  if (wait?.scope === 'workspace') return { kind: 'hold', held: { platform, workspace }, waitMs: wait.waitMs };
  if (wait) {
    return { kind: 'settle', ending: { state: 'planned', notBefore: now + wait.waitMs }, waitMs: wait.waitMs };
  }
  return gate.breaker.take(platform, realNow) ? { kind: 'go' } : { kind: 'hold', held: { platform } };
}

/** How much longer a workspace asked us to wait, in ms. */
function askedToWait({ asked }: Gate, place: Place, realNow: number): number {
  const key = workspaceKey(place);
  const left = (asked.get(key) ?? realNow) - realNow;
  if (left <= 0) asked.delete(key);
  return left;
}

function isSame(held: Held, { platform, workspace }: Place): boolean {
  return held.platform === platform && (held.workspace === undefined || held.workspace === workspace);
}

/** The nudge, chosen again when the project was changed after the first choice. */
async function freshest(query: Query, { planning, log }: Options, one: WaitingNudge, now: number) {
  const { nudge, project, outdated } = one;
  if (!outdated) return nudge;
  try {
    const content = planning.choose(project, await historyOf(query, project), nudge.date);
    if (content) return { ...nudge, content };
    await settle(query, nudge.id, { state: 'skipped', reason: 'no-nudge' });
    return undefined;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    log.error({ err: error, project: project.id }, 'a nudge could not be chosen again');
    await settle(query, nudge.id, { state: 'planned', notBefore: now + 3_600_000 });
    return undefined;
  }
}
