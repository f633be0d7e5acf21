import { given } from '../domain/given.ts';
import type { History, Project } from '../domain/project.ts';
import type { Planning } from '../rules/planning.ts';
import { readHistories } from '../store/history.ts';
import { restoredAt } from '../store/marks.ts';
import { dueProjects, moveOn, type NewNudge, planNudges } from '../store/queue.ts';
import type { Store } from '../store/store.ts';
import type { Log } from './log.ts';
import { createPiece, endsHere } from './piece.ts';
import { leaveAlone } from './review.ts';

/**
 * SQLite: about as many as fit in a piece, reading more would be in vain. Over a network nobody waits long for their locks, and each
 * batch is some trips to the database and back.
 */
const batch = { sqlite: 25, postgres: 60 } as const;
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
  return store.transaction(async (query, along) => {
    const { good, bad } = await dueProjects(query, { skipLocked: store.skipLocked, now, limit: batch[store.engine] });
    if (good.length + bad.length === 0) return 0;
    const [{ histories, bad: badNudges }, restored] = await Promise.all([
      readHistories(query, good),
      restoredAt(query),
    ]);
    await leaveAlone(query, [...bad, ...badNudges], log);
    const round: Round = { planning, log, now, restored };
    const plans: Plan[] = [];
    const piece = createPiece();
    for (const project of good) {
      plans.push(planOf(round, project, histories.get(project.id) ?? nothingYet));
      if (await endsHere(piece, store)) break;
    }
    const nudges = plans.flatMap((plan) => plan.nudges);
    along([planNudges(query, nudges, now), moveOn(query, plans)]);
    return plans.length + bad.length;
  });
}

const nothingYet: History = { shown: [], lookups: [] };

/** One tick under way: its moment, and when the store was last put back from a backup (epoch ms). */
type Round = {
  readonly planning: Planning;
  readonly log: Log;
  readonly now: number;
  readonly restored: number;
};

/** What becomes of a project: a nudge for each of its moments that has come, and its next moment. */
type Plan = Pick<Project, 'id' | 'next'> & { readonly nudges: readonly NewNudge[] };

/** Where the rules fail, what was planned until then stays, and the rest is tried again later. */
function planOf(round: Round, project: Project, history: History): Plan {
  const { planning, log, now } = round;
  const { id } = project;
  const nudges: NewNudge[] = [];
  try {
    const { due, next } = dueMoments(round, project);
    for (const moment of due) {
      const { at, date } = moment;
      const content = planning.choose(project, history, date);
      const skipped = whySkipped(at, moment === due.at(-1), round);
      if (content) nudges.push({ project: id, date, dueAt: at, content, ...given({ skipped }) });
    }
    return { id, nudges, ...given({ next }) };
  } catch (error) {
    log.error({ err: error, project: id }, 'a nudge could not be planned');
    return { id, nudges, ...given({ next: project.next && { ...project.next, at: now + againMs } }) };
  }
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
