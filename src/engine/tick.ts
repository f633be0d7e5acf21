import { given } from '../domain/given.ts';
import type { Project } from '../domain/project.ts';
import type { Planning } from '../rules/planning.ts';
import { readHistory } from '../store/history.ts';
import { restoredAt } from '../store/marks.ts';
import { dueProjects, moveOn, planNudge } from '../store/queue.ts';
import { type Query, type Store, StoreError } from '../store/store.ts';
import type { Log } from './log.ts';
import { createPiece } from './piece.ts';
import { leaveAlone } from './review.ts';

/** About as many as fit in a piece: reading more would be in vain. Over a network nobody waits long for their locks. */
const batch = 25;
const dayMs = 86_400_000;
/** About a year of weeks. What was missed after those is not worth a line each. */
const maxMissed = 60;
/** When the rules fail on one project, the others go on and this one is looked at again later. */
const againMs = 3_600_000;

type TickOptions = { readonly store: Store; readonly planning: Planning; readonly log: Log };

/**
 * Plans some of what is due at `now` (epoch ms), in one transaction that stays small. Gives how many projects it planned:
 * zero means that nothing is due any more. Throws a `StoreError`.
 */
export async function tick({ store, planning, log }: TickOptions, now: number): Promise<number> {
  return store.transaction(async (query) => {
    const { good, bad } = await dueProjects(query, { skipLocked: store.skipLocked, now, limit: batch });
    if (good.length + bad.length === 0) return 0;
    await leaveAlone(query, bad, log);
    const round: Round = { query, planning, log, now, restored: await restoredAt(query) };
    const piece = createPiece();
    let planned = 0;
    for (const project of good) {
      if (piece.isFull()) break;
      planned++;
      try {
        await planProject(round, project);
      } catch (error) {
        if (error instanceof StoreError) throw error;
        log.error({ err: error, project: project.id }, 'a nudge could not be planned');
        await moveOn(query, project.id, project.next && { ...project.next, at: now + againMs });
      }
    }
    return planned + bad.length;
  });
}

/** One tick under way: its transaction, its moment, and when the store was last put back from a backup (epoch ms). */
type Round = {
  readonly query: Query;
  readonly planning: Planning;
  readonly log: Log;
  readonly now: number;
  readonly restored: number;
};

/** Writes down a nudge for each moment of a project that has come, and sets its next moment. */
async function planProject(round: Round, project: Project): Promise<void> {
  const { query, planning, now } = round;
  const { history, bad } = await readHistory(query, project);
  await leaveAlone(query, bad, round.log);
  const { due, next } = dueMoments(round, project);
  for (const moment of due) {
    const { at, date } = moment;
    const content = planning.choose(project, history, date);
    const skipped = whySkipped(at, moment === due.at(-1), round);
    if (content) await planNudge(query, { project: project.id, date, dueAt: at, content, ...given({ skipped }) }, now);
  }
  await moveOn(query, project.id, next);
}

type Moment = NonNullable<Project['next']>;

/** The moments of a project that have come, oldest first, and the first one still to come. */
function dueMoments({ planning, now }: Round, project: Project) {
  const due: Moment[] = [];
  let next = project.next;
  while (next && next.at <= now) {
    due.push(next);
    // After some sixty missed moments the rest is passed over, up to the last day.
    const after = due.length > maxMissed ? Math.max(next.at, now - dayMs) : next.at;
    next = momentAfter(planning, project, after);
  }
  return { due, next };
}

/** Rules that would stand still would keep us here for ever. */
function momentAfter(planning: Planning, project: Project, after: number): Moment | undefined {
  const next = planning.nextMoment(project, after);
  if (next && next.at <= after) throw new Error('the next moment must be later');
  return next;
}

/**
 * A moment less than 24 hours ago becomes a nudge, and at most one. Older ones are written down as missed, and moments
 * before the store was put back as restored: nobody knows any more whether those were sent.
 */
function whySkipped(at: number, isLast: boolean, { now, restored }: Round): 'restored' | 'missed' | undefined {
  if (at <= restored) return 'restored';
  return isLast && now - at < dayMs ? undefined : 'missed';
}
