import { given } from '../domain/given.ts';
import type { Project } from '../domain/project.ts';
import { resumeParked } from '../engine/resume.ts';
import { nextMoment } from '../rules/rhythm.ts';
import { saveAnswer } from '../store/answers.ts';
import { addAudit, findLastAudit } from '../store/audit.ts';
import { historyOf } from '../store/history.ts';
import { addLookup } from '../store/lookups.ts';
import { findNudge, listNudges } from '../store/nudge-rows.ts';
import { findByPlace, saveProject } from '../store/project-rows.ts';
import { type Store, StoreError } from '../store/store.ts';
import { ChangedMeanwhile, changeKinds, type Projects, SaveInDoubt } from './project-port.ts';

/** More than a log shows and a check of what is uncertain needs. */
const mostNudges = 200;

/** The projects of a store, as the desk wants them. */
export function openProjects(store: Store): Projects {
  const { query } = store;
  return {
    find: (place) => findByPlace(query, place),
    save: (project, { id, kind, at, before }) =>
      saving(() =>
        store.transaction(async (inside) => {
          if (!(await saveProject(inside, project, at))) throw new ChangedMeanwhile();
          const detail = before && JSON.stringify(before);
          // Two changes in one millisecond keep their order.
          const last = await findLastAudit(inside, project.id, changeKinds);
          const later = Math.max(at, (last?.at ?? 0) + 1);
          await addAudit(inside, { id, project: project.id, at: later, kind, ...given({ detail }) });
        }),
      ),
    async lastChange(project) {
      const found = await findLastAudit(query, project, changeKinds);
      if (!found) return undefined;
      const { id, at, detail } = found;
      const kind = changeKinds.find((each) => each === found.kind);
      if (!kind) return undefined;
      const before = detail === undefined ? undefined : (JSON.parse(detail) as Project);
      return { id, kind, at, project, ...given({ before }) };
    },
    async letIn(place, address, at) {
      const project = await findByPlace(query, place);
      if (!project) return;
      if (address !== undefined && address !== project.address) await saveProject(query, { ...project, address }, at);
      if (project.state.kind === 'parked') await resumeParked(store, place, { nextMoment, now: at });
    },
    history: (project) => historyOf(query, project),
    nudges: (project) => listNudges(query, project, mostNudges),
    nudge: (id) => findNudge(query, id),
    async setAnswer(nudge, answer, at) {
      await saving(() => saveAnswer(query, { nudge, answer, at }));
    },
    lookedUp: (place, lesson, at) => addLookup(query, { place, lesson, at }),
  };
}

/** Not every fault of a store says whether the last thing it was given is kept. */
async function saving<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreError && error.mayHaveKept) throw new SaveInDoubt(error.message, { cause: error });
    throw error;
  }
}
