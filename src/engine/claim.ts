import { given } from '../domain/given.ts';
import type { Nudge, Place, Project } from '../domain/project.ts';
import type { Planning } from '../rules/planning.ts';
import { historyOf } from '../store/history.ts';
import { type Held, settle, startSending, type WaitingNudge, waitingNudges } from '../store/queue.ts';
import { type Query, type Store, StoreError } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { type Gate, judge, type Moments } from './gate.ts';
import type { Log } from './log.ts';

/** A nudge that is ours to send: the intent is committed, and the lease runs. */
export type Claimed = { readonly project: Project; readonly nudge: Nudge; readonly leaseUntil: number };

type ClaimResult = {
  readonly claimed: readonly Claimed[];
  /** Set when nothing more may go now, and something may after so many ms, within the limits of the platform. */
  readonly againMs?: number;
};

/** With more, the statement would only get long; the others have their turn the next time. */
const maxHeld = 50;
/** A nudge for which the rules fail is looked at again after an hour. */
const afterFaultMs = 3_600_000;

type Options = {
  readonly store: Store;
  readonly clock: Clock;
  readonly planning: Planning;
  readonly gate: Gate;
  readonly log: Log;
  readonly leaseMs: number;
};

/** One claim under way: its transaction, its moment, and what it has found so far. */
type Round = Options &
  Moments & {
    readonly query: Query;
    readonly limit: number;
    readonly held: Held[];
    readonly claimed: Claimed[];
    /** How long until what our own limits keep may go, ms. */
    readonly waits: number[];
  };

/** Takes at most `limit` nudges that may go now, in one transaction. Those whose time has passed are skipped. */
export async function claim(options: Options, limit: number): Promise<ClaimResult> {
  const { store, clock, gate } = options;
  const moments = { now: clock.now(), realNow: clock.real() };
  const held: Held[] = gate.breaker.resting(moments.realNow).map((platform) => ({ platform }));
  return store.transaction(async (query) => {
    const round: Round = { ...options, ...moments, query, limit, held, claimed: [], waits: [] };
    // A workspace that has had enough makes way for the others, so look again without it.
    while (hasRoom(round) && (await lookOnce(round)));
    const { claimed, waits } = round;
    // With as many as were asked for, others may well go at once.
    const mustWait = claimed.length < limit && waits.length > 0;
    return { claimed, ...given({ againMs: mustWait ? Math.min(...waits) : undefined }) };
  });
}

const hasRoom = ({ claimed, limit, held }: Round) => claimed.length < limit && held.length < maxHeld;

/** Decides on some nudges that wait. Gives whether there were any. */
async function lookOnce(round: Round): Promise<boolean> {
  const { query, store, now, limit, claimed, held } = round;
  const options = { skipLocked: store.skipLocked, now, limit: limit - claimed.length, held };
  const waiting = await waitingNudges(query, options);
  // One that is held meanwhile holds the others of its workspace too.
  for (const one of waiting) if (!isHeld(held, one.project.place)) await decide(round, one);
  return waiting.length > 0;
}

const isHeld = (held: readonly Held[], place: Place) =>
  held.some(
    ({ platform, workspace = place.workspace }) => platform === place.platform && workspace === place.workspace,
  );

/** Does with one nudge what the gate says, and adds it to what is claimed or to what is held. */
async function decide(round: Round, one: WaitingNudge): Promise<void> {
  const { query, gate, held, waits } = round;
  const verdict = judge(one, gate, round);
  if (verdict.kind === 'go') return take(round, one);
  if (verdict.kind === 'settle') await settle(query, one.nudge.id, verdict.ending);
  else held.push(verdict.held);
  if (verdict.waitMs !== undefined) waits.push(verdict.waitMs);
}

/** Writes down that a nudge is about to go, so that nobody else sends it while the lease runs. */
async function take(round: Round, one: WaitingNudge): Promise<void> {
  const { query, claimed, now, realNow, leaseMs } = round;
  const nudge = await freshest(round, one);
  if (!nudge) return;
  const leaseUntil = realNow + leaseMs;
  await startSending(query, nudge, { leaseUntil, now });
  claimed.push({ project: one.project, nudge: { ...nudge, attempts: nudge.attempts + 1 }, leaseUntil });
}

/** The nudge, chosen again when the project was changed after the first choice. Nothing when it is not to go now. */
async function freshest(round: Round, { nudge, project, outdated }: WaitingNudge): Promise<Nudge | undefined> {
  if (!outdated) return nudge;
  const { query, planning, log, now } = round;
  try {
    const content = planning.choose(project, await historyOf(query, project), nudge.date);
    if (content) return { ...nudge, content };
    await settle(query, nudge.id, { state: 'skipped', reason: 'no-nudge' });
  } catch (error) {
    if (error instanceof StoreError) throw error;
    log.error({ err: error, project: project.id }, 'a nudge could not be chosen again');
    await settle(query, nudge.id, { state: 'planned', notBefore: now + afterFaultMs });
  }
  return undefined;
}
