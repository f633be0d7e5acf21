import type { Project } from '../domain/project.ts';
import { resumeParked } from '../engine/resume.ts';
import { nextMoment } from '../rules/rhythm.ts';
import { saveAnswer } from '../store/answers.ts';
import { addAudit, findLastAudit } from '../store/audit.ts';
import { historyOf } from '../store/history.ts';
import { addLookup } from '../store/lookups.ts';
import { findNudge, listNudges } from '../store/nudge-rows.ts';
import { findByPlace, saveProject } from '../store/project-rows.ts';
import type { Store } from '../store/store.ts';
import { type Change, ChangedMeanwhile, type Projects } from './project-port.ts';

/** More than a log shows and a check of what is uncertain needs. */
const mostNudges = 200;

/** The projects of a store, as the desk wants them. */
export function openProjects(store: Store): Projects {
  const { query } = store;
  return {
    find: (place) => findByPlace(query, place),
    save: (project, { id, kind, at, before }) =>
      store.transaction(async (inside) => {
        if (!(await saveProject(inside, project, at))) throw new ChangedMeanwhile();
        const detail = before && JSON.stringify(before);
        // Two changes in one millisecond keep their order.
        const last = await findLastAudit(inside, project.id, changeKinds);
        const later = Math.max(at, (last?.at ?? 0) + 1);
        await addAudit(inside, { id, project: project.id, at: later, kind, ...(detail !== undefined && { detail }) });
      }),
    async lastChange(project) {
      const found = await findLastAudit(query, project, changeKinds);
      if (!found) return undefined;
      const { id, kind, at, detail } = found;
      const before = detail === undefined ? undefined : (JSON.parse(detail) as Project);
      return { id, kind: kind as Change['kind'], at, project, ...(before && { before }) };
    },
    async letIn(place, address, at) {
      const project = await findByPlace(query, place);
      if (!project) return;
      if (address !== undefined && address !== project.address) await saveProject(query, { ...project, address }, at);
      if (project.state.kind === 'parked') await resumeParked(store, place, { nextMoment }, at);
    },
    history: (project) => historyOf(query, project),
    nudges: (project) => listNudges(query, project, mostNudges),
    nudge: (id) => findNudge(query, id),
    async setAnswer(nudge, answer, at) {
      await saveAnswer(query, nudge, answer, at);
    },
    lookedUp: (place, lesson, at) => addLookup(query, place, lesson, at),
  };
}

const changeKinds = ['set', 'phase', 'pause', 'resume', 'stop', 'check-in', 'undo'] satisfies readonly Change['kind'][];
