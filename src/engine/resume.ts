import { given } from '../domain/given.ts';
import type { Place } from '../domain/project.ts';
import type { Planning } from '../rules/planning.ts';
import { addAudit } from '../store/audit.ts';
import { listProjects, type StoredProject, saveProject } from '../store/project-rows.ts';
import type { Store } from '../store/store.ts';

/**
 * We are let in again, in one channel or in all of a workspace: parked projects get nudges from now (epoch ms) on.
 * Gives the projects that do. Throws a `StoreError`.
 */
export async function resumeParked(
  store: Store,
  place: Omit<Place, 'channel'> & { readonly channel?: string },
  { nextMoment, now }: Pick<Planning, 'nextMoment'> & { readonly now: number },
): Promise<readonly StoredProject[]> {
  return store.transaction(async (query) => {
    const resumed: StoredProject[] = [];
    for (const project of await listProjects(query, place)) {
      if (project.state.kind !== 'parked') continue;
      const next = nextMoment(project, now);
      const saved = await saveProject(query, { ...project, state: { kind: 'active' }, ...given({ next }) }, now);
      if (!saved) continue;
      await addAudit(query, { project: project.id, at: now, kind: 'resumed' });
      resumed.push(saved);
    }
    return resumed;
  });
}
