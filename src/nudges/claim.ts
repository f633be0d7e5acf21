import type { Nudge, Place, Project } from '../domain/project.ts';
import { historyOf } from '../store/history.ts';
import { type Held, settle, startSending, type WaitingNudge, waitingNudges } from '../store/queue.ts';
import { type Query, type Store, StoreError } from '../store/store.ts';
import type { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import type { Pace } from './pace.ts';
import type { Log, Planning } from './tick.ts';

/** A nudge that is ours to send: the intent is committed, and the lease runs. */
export type Claimed = { readonly project: Project; readonly nudge: Nudge; readonly leaseUntil: number };

/** What keeps messages back in this process: the platform asked for rest, failed too often, or gets enough already. */
export type Gate = {
  readonly breaker: Breaker;
  readonly pace: Pace;
  /** Workspaces that told us to wait, with the real moment until which. */
  readonly asked: Map<string, Held & { readonly until: number }>;
};

export type Claim = {
  readonly claimed: readonly Claimed[];
  /** Set when something may go after so many ms, within the limits of the platform. */
  readonly againMs?: number;
};

const dayMs = 86_400_000;
export const workspaceKey = ({ platform, workspace }: Omit<Place, 'channel'>) => `${platform}\n${workspace}`;
/** More than this many at once would only make a long statement. */
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
  const { store, clock, gate } = options;
  const now = clock.now();
  const realNow = clock.real();
  const held = heldNow(gate, realNow);
  return store.transaction(async (query) => {
    const claimed: Claimed[] = [];
    let againMs: number | undefined;
    // A workspace that has had enough makes way for the others, so look again without it.
    while (claimed.length < limit && held.length < maxHeld) {
      const waiting = await waitingNudges(query, store, now, limit - claimed.length, held);
      if (waiting.length === 0) break;
      for (const one of waiting) {
        const { place } = one.project;
        const skipped = whyNot(one, now);
        if (skipped !== undefined) {
          await settle(query, one.nudge.id, { state: 'skipped', reason: skipped });
          continue;
        }
        if (held.some((other) => isSame(other, place))) continue;
        const wait = gate.pace.take(place, realNow);
        if (wait) {
          againMs = Math.min(againMs ?? wait.waitMs, wait.waitMs);
          if (wait.scope === 'workspace') held.push({ platform: place.platform, workspace: place.workspace });
          else await settle(query, one.nudge.id, { state: 'planned', notBefore: now + wait.waitMs });
        } else if (!gate.breaker.take(place.platform, realNow)) {
          held.push({ platform: place.platform });
        } else {
          const nudge = await freshest(query, options, one, now);
          if (!nudge) continue;
          const leaseUntil = realNow + options.leaseMs;
          await startSending(query, nudge, leaseUntil, now);
          claimed.push({ project: one.project, nudge: { ...nudge, attempts: nudge.attempts + 1 }, leaseUntil });
        }
      }
    }
    return { claimed, ...(againMs !== undefined && { againMs }) };
  });
}

function heldNow({ breaker, asked }: Gate, realNow: number): Held[] {
  for (const [key, { until }] of asked) if (until <= realNow) asked.delete(key);
  return [...breaker.resting(realNow).map((platform) => ({ platform })), ...asked.values()];
}

function isSame(held: Held, { platform, workspace }: Place): boolean {
  return held.platform === platform && (held.workspace === undefined || held.workspace === workspace);
}

/** What people did after the nudge was planned comes first, and a nudge of yesterday helps nobody. */
function whyNot({ project, nudge }: WaitingNudge, now: number): string | undefined {
  if (project.state.kind !== 'active') return project.state.kind;
  return now - nudge.dueAt >= dayMs ? 'too-late' : undefined;
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
