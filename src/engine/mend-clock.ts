import type { Project } from '../domain/project.ts';
import type { Planning } from '../rules/planning.ts';
import { mendSomeFutureRows, projectsAfter, reschedule } from '../store/clock-faults.ts';
import type { StoredProject } from '../store/project-rows.ts';
import type { Store } from '../store/store.ts';
import type { Log } from './log.ts';
import { breathe, createPiece } from './piece.ts';

const dayMs = 86_400_000;
/** No rhythm gives a moment so far away that it is the second from now, or later. */
const beyondRhythmsMs = 75 * dayMs;
/** The shortest rhythm, once a week, moves by holidays too. */
const beyondWeekMs = 7 * dayMs;
const batch = 25;

type Options = {
  readonly store: Store;
  readonly planning: Pick<Planning, 'nextMoment'>;
  readonly log: Log;
  readonly stopped: AbortSignal;
};

/** By now, on a clock that is right (epoch ms): whether the clock may have been ahead a moment ago, or all is looked at to be sure. */
type Occasion = { readonly now: number; readonly isSuspect: boolean };

/**
 * Puts right what a clock left that was ahead for a while: without it, a project would be silent until that clock was right. In
 * small pieces. Throws a `StoreError`.
 */
export async function mendClock(
  { store, planning, log, stopped }: Options,
  { now, isSuspect }: Occasion,
): Promise<void> {
  const { query } = store;
  while (!stopped.aborted && (await mendSomeFutureRows(store, now)) > 0) await breathe();
  let from = { at: now + (isSuspect ? beyondWeekMs : beyondRhythmsMs), id: '' };
  while (!stopped.aborted) {
    const piece = createPiece();
    const projects = await projectsAfter(query, { ...from, limit: batch });
    for (const project of projects) {
      from = { at: project.next?.at ?? from.at, id: project.id };
      const next = orLog(() => sooner(project, planning, now), project, log);
      if (next) {
        await reschedule(query, project, next);
        log.warn({ project: project.id }, 'a next moment that was too far away was set anew');
      }
      if (piece.isFull()) break;
    }
    if (projects.length === 0) return;
    await breathe();
  }
}

/** The next moment, when the one that is kept is later than the rhythm can give. One moment may have been passed over on purpose, to keep to one a week. */
function sooner(project: StoredProject, { nextMoment }: Options['planning'], now: number): Project['next'] {
  const first = nextMoment(project, now);
  const second = first && nextMoment(project, first.at);
  return project.next && second && project.next.at > second.at ? first : undefined;
}

function orLog<Result>(work: () => Result, project: Project, log: Log): Result | undefined {
  try {
    return work();
  } catch (error) {
    log.error({ err: error, project: project.id }, 'a next moment could not be checked');
    return undefined;
  }
}
