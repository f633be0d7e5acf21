import type { Nudge, Project } from '../domain/project.ts';
import type { Planning } from '../rules/planning.ts';
import { historyOf } from '../store/history.ts';
import { keepContents, settle, startSending, type WaitingNudge, waitingNudges } from '../store/queue.ts';
import { type Query, type Store, StoreError } from '../store/store.ts';
import { takeTurns } from '../store/workspace-pace.ts';
import type { Clock } from './clock.ts';
import { type Gate, ifPlatformWorks, judge, type Moments, putOff, type Verdict } from './gate.ts';
import type { Log } from './log.ts';
import { createPiece, endsHere } from './piece.ts';
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

/** One claim under way: its transaction, its moment, and what it has decided so far. */
type Round = Options &
  Moments & {
    readonly query: Query;
    readonly going: Going[];
    readonly settled: Parameters<typeof settle>[1][number][];
  };

/** A nudge that may go, as it is to be sent. */
type Going = { readonly project: Project; readonly nudge: Nudge; readonly isRechosen: boolean };

/**
 * Takes at most `limit` nudges that may go now, in one transaction that stays small. Those whose time has passed are skipped,
 * those that may not go yet are put off. Whoever takes one ends with `letNext`. Throws a `StoreError`.
 */
export async function claim(options: Options, limit: number): Promise<ClaimResult> {
  const { store, clock, gate, log, leaseMs } = options;
  const moments = { now: clock.now(), realNow: clock.real() };
  const going: Going[] = [];
  try {
    return await store.transaction(async (query, along) => {
      const { skipLocked } = store;
      const { good, bad } = await waitingNudges(query, { skipLocked, now: moments.now, limit });
      await leaveAlone(query, bad, log);
      const round: Round = { ...options, ...moments, query, going, settled: [] };
      const looked = await lookAt(round, good);
      await keepPace(round);
      const leaseUntil = moments.realNow + leaseMs;
      const rechosen = going.flatMap(({ nudge, isRechosen }) => (isRechosen ? [nudge] : []));
      const nudges = going.map(({ nudge }) => nudge);
      along([
        settle(query, round.settled),
        keepContents(query, rechosen),
        startSending(query, nudges, { leaseUntil, now: moments.now }),
      ]);
      const claimed = going.map(({ project, nudge }) => ({
        project,
        nudge: { ...nudge, attempts: nudge.attempts + 1 },
        leaseUntil,
      }));
      const isLeft = looked < good.length || good.length + bad.length === limit;
      return { claimed, unfinished: isLeft && claimed.length < limit };
    });
  } catch (error) {
    for (const one of going) letNext(gate, one);
    throw error;
  }
}

/** The outcome of one is known: the next one of its workspace may go. */
export function letNext({ inFlight }: Gate, { project }: Pick<Claimed, 'project'>): void {
  inFlight.delete(workspaceKey(project.place));
}

/** Does with nudges what the gate says, one after another, until that takes too long. Gives how many it looked at. */
async function lookAt(round: Round, waiting: readonly WaitingNudge[]): Promise<number> {
  const { store, gate, going, settled } = round;
  const piece = createPiece();
  for (const [index, one] of waiting.entries()) {
    const { id } = one.nudge;
    const verdict = judge(one, gate, round);
    const decided = verdict.kind === 'go' ? await freshest(round, one) : verdict;
    if (decided.kind === 'settle') settled.push({ id, ...decided.ending });
    else {
      gate.inFlight.add(workspaceKey(one.project.place));
      going.push(decided);
    }
    if (await endsHere(piece, store)) return index + 1;
  }
  return waiting.length;
}

/** Those that have no turn in their workspace yet, because another process sends there too, are put off, as are those of a platform that fails. */
async function keepPace({ query, gate, now, realNow, going, settled }: Round): Promise<void> {
  const { rateLimiter } = gate;
  const asking = going.map((one) => {
    const { platform, workspace } = one.project.place;
    return { ...one, platform, workspace, apartMs: rateLimiter.apartMs(platform) };
  });
  const waits = await takeTurns(query, asking, realNow);
  going.length = 0;
  for (const [{ project, nudge, isRechosen }, waitMs] of waits) {
    const { place } = project;
    const verdict =
      waitMs === 0
        ? ifPlatformWorks(gate, place, { now, realNow })
        : putOff(now + rateLimiter.nextTurn(place, realNow, waitMs));
    if (verdict.kind === 'go') going.push({ project, nudge, isRechosen });
    else {
      letNext(gate, { project });
      rateLimiter.giveBack(place, realNow);
      settled.push({ id: nudge.id, ...verdict.ending });
    }
  }
}

type Fresh = (Going & { readonly kind: 'go' }) | Extract<Verdict, { readonly kind: 'settle' }>;

/** The nudge, chosen again when its project was changed or its lesson taken away after the first choice. Or what becomes of it when it is not to go now. */
async function freshest(round: Round, { nudge, project, outdated }: WaitingNudge): Promise<Fresh> {
  const { query, planning, log, now } = round;
  try {
    const isThere = planning.isThere(nudge.content);
    if (isThere && !outdated) return { kind: 'go', project, nudge, isRechosen: false };
    const content = planning.choose(project, await historyOf(query, project), nudge.date);
    if (content) return { kind: 'go', project, nudge: { ...nudge, content }, isRechosen: true };
    return { kind: 'settle', ending: { state: 'skipped', reason: isThere ? 'no-nudge' : 'lesson-gone' } };
  } catch (error) {
    if (error instanceof StoreError) throw error;
    log.error({ err: error, project: project.id }, 'a nudge could not be chosen again');
    return { kind: 'settle', ending: { state: 'planned', notBefore: now + afterFaultMs } };
  }
}
