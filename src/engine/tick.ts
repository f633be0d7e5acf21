import type { Project } from '../domain/project.ts';
import type { Planning } from '../rules/planning.ts';
import { historyOf } from '../store/history.ts';
import { restoredAt } from '../store/marks.ts';
import { dueProjects, moveOn, planNudge } from '../store/queue.ts';
import { type Query, type Store, StoreError } from '../store/store.ts';
import type { Log } from './log.ts';

/** Some four statements each: over a network this stays well under a second, and nobody waits long for a lock. */
const batch = 100;
const dayMs = 86_400_000;
/** About a year of weeks. What was missed before that is not worth a line each. */
const maxMissed = 60;
/** When the rules fail on one project, the others go on and this one is looked at again later. */
const againMs = 3_600_000;

/**
 * Plans what is due, at most 100 projects, all in one transaction. Gives how many projects it looked at: zero means
 * that nothing is due any more.
 */
export async function tick(store: Store, planning: Planning, now: number, log: Log): Promise<number> {
  return store.transaction(async (query) => {
    const projects = await dueProjects(query, store, now, batch);
    if (projects.length === 0) return 0;
    const restored = await restoredAt(query);
    for (const project of projects) {
      try {
        await planProject(query, planning, project, { now, restored });
      } catch (error) {
        if (error instanceof StoreError) throw error;
        log.error({ err: error, project: project.id }, 'a nudge could not be planned');
        await moveOn(query, project.id, project.next && { ...project.next, at: now + againMs });
      }
    }
    return projects.length;
  });
}

type Moments = { readonly now: number; readonly restored: number };

/**
 * A moment less than 24 hours ago becomes a nudge, and at most one. Older ones are written down as missed, and moments
 * before the store was put back as restored: nobody knows any more whether those were sent.
 */
async function planProject(query: Query, planning: Planning, project: Project, { now, restored }: Moments) {
  const history = await historyOf(query, project);
  let moment = project.next;
  for (let count = 0; moment && moment.at <= now; count++) {
    const { at, date } = moment;
    const following = planning.nextMoment(project, count < maxMissed ? at : Math.max(at, now - dayMs));
    if (following && following.at <= at) throw new Error('the next moment must be later');
    const isLast = !following || following.at > now;
    const skipped = at <= restored ? 'restored' : isLast && now - at < dayMs ? undefined : 'missed';
    const content = planning.choose(project, history, date);
    if (content) {
      await planNudge(query, { project: project.id, date, dueAt: at, content, ...(skipped && { skipped }) }, now);
    }
    moment = following;
  }
  await moveOn(query, project.id, moment);
}
