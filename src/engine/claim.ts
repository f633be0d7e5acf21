import type { Nudge, Project } from '../domain/project.ts';
import type { Planning } from '../rules/planning.ts';
import { historyOf } from '../store/history.ts';
import { settle, startSending, type WaitingNudge, waitingNudges } from '../store/queue.ts';
import { type Query, type Store, StoreError } from '../store/store.ts';
import type { Clock } from './clock.ts';
import { type Gate, judge, type Moments } from './gate.ts';
import type { Log } from './log.ts';
import { createPiece, type Piece } from './piece.ts';
import { workspaceKey } from './rate-limit.ts';
import { leaveAlone } from './review.ts';

/** A nudge that is ours to send: the intent is committed, and the lease runs. */
export type Claimed = { readonly project: Project; readonly nudge: Nudge; readonly leaseUntil: number };

type ClaimResult = {
  readonly claimed: readonly Claimed[];
  /** Whether it stopped before it had looked at all that wait, so that others get their turn first. */
  readonly unfinished: boolean;
};

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
    readonly piece: Piece;
    readonly claimed: Claimed[];
  };

/**
 * Takes at most `limit` nudges that may go now, in one transaction that stays small. Those whose time has passed are skipped,
 * those that may not go yet are put off. Whoever takes one ends with `letNext`. Throws a `StoreError`.
 */
export async function claim(options: Options, limit: number): Promise<ClaimResult> {
  const { store, clock } = options;
  const moments = { now: clock.now(), realNow: clock.real() };
  const claimed: Claimed[] = [];
  try {
    return await store.transaction(async (query) => {
      const round: Round = { ...options, ...moments, query, limit, piece: createPiece(), claimed };
      let isLeft = true;
      while (isLeft && claimed.length < limit && !round.piece.isFull()) isLeft = await lookOnce(round);
      return { claimed, unfinished: isLeft && claimed.length < limit };
    });
  } catch (error) {
    for (const one of claimed) letNext(options.gate, one);
    throw error;
  }
}

/** The outcome of one is known: the next one of its workspace may go. */
export function letNext({ inFlight }: Gate, { project }: Claimed): void {
  inFlight.delete(workspaceKey(project.place));
}

/** Decides on some nudges that wait. Gives whether there may be others. */
async function lookOnce(round: Round): Promise<boolean> {
  const { query, store, now, limit, claimed, piece, log } = round;
  const { good, bad } = await waitingNudges(query, {
    skipLocked: store.skipLocked,
    now,
    limit: limit - claimed.length,
  });
  await leaveAlone(query, bad, log);
  for (const one of good) {
    await decide(round, one);
    if (piece.isFull()) break;
  }
  return good.length + bad.length > 0;
}

/** Does with one nudge what the gate says. */
async function decide(round: Round, one: WaitingNudge): Promise<void> {
  const { query, gate } = round;
  const verdict = judge(one, gate, round);
  if (verdict.kind === 'go') return take(round, one);
  await settle(query, one.nudge.id, verdict.ending);
}

/** Writes down that a nudge is about to go, so that nobody else sends it while the lease runs. */
async function take(round: Round, one: WaitingNudge): Promise<void> {
  const { query, gate, claimed, now, realNow, leaseMs } = round;
  const nudge = await freshest(round, one);
  if (!nudge) return;
  const leaseUntil = realNow + leaseMs;
  await startSending(query, nudge, { leaseUntil, now });
  gate.inFlight.add(workspaceKey(one.project.place));
  claimed.push({ project: one.project, nudge: { ...nudge, attempts: nudge.attempts + 1 }, leaseUntil });
}

/** The nudge, chosen again when its project was changed or its lesson taken away after the first choice. Nothing when it is not to go now. */
async function freshest(round: Round, { nudge, project, outdated }: WaitingNudge): Promise<Nudge | undefined> {
  const { query, planning, log, now } = round;
  try {
    const isThere = planning.isThere(nudge.content);
    if (isThere && !outdated) return nudge;
    const content = planning.choose(project, await historyOf(query, project), nudge.date);
    if (content) return { ...nudge, content };
    await settle(query, nudge.id, { state: 'skipped', reason: isThere ? 'no-nudge' : 'lesson-gone' });
  } catch (error) {
    if (error instanceof StoreError) throw error;
    log.error({ err: error, project: project.id }, 'a nudge could not be chosen again');
    await settle(query, nudge.id, { state: 'planned', notBefore: now + afterFaultMs });
  }
  return undefined;
}
