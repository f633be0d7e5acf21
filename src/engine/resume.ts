import { randomUUID } from 'node:crypto';
import { given } from '../domain/given.ts';
import type { Project } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import type { Planning } from '../rules/planning.ts';
import { addAnnouncement, wakeAnnouncements } from '../store/announcements.ts';
import { addAudit } from '../store/audit.ts';
import { listProjects, type StoredProject, saveProject, type Where } from '../store/project-rows.ts';
import type { Query, Store } from '../store/store.ts';

type Resuming = Pick<Planning, 'nextMoment'> & {
  /** Epoch ms. */
  readonly now: number;
  /** Only what was parked for one of these reasons; for any reason when absent. */
  readonly reasons?: readonly string[];
  /** What the channel hears, unless something that was kept for it says enough. */
  readonly news?: ((project: Project) => Reply) | undefined;
};

/**
 * We are let in again, in a channel, a Teams team or a workspace: parked projects get nudges from now on, and hear what
 * was kept for them. Gives the projects that do. Throws a `StoreError`.
 */
export async function resumeParked(
  store: Store,
  where: Where,
  { nextMoment, now, reasons, news }: Resuming,
): Promise<readonly StoredProject[]> {
  return store.transaction(async (query) => {
    const resumed: StoredProject[] = [];
    for (const project of await listProjects(query, where)) {
      if (project.state.kind !== 'parked' || reasons?.includes(project.state.reason) === false) continue;
      const next = nextMoment(project, now);
      const saved = await saveProject(query, { ...project, state: { kind: 'active' }, ...given({ next }) }, now);
      if (!saved) continue;
      await addAudit(query, { project: project.id, at: now, kind: 'resumed' });
      await tell(query, saved, { now, news });
      resumed.push(saved);
    }
    return resumed;
  });
}

async function tell(query: Query, project: StoredProject, { now, news }: Pick<Resuming, 'now' | 'news'>) {
  const woken = await wakeAnnouncements(query, project.id, now);
  if (woken > 0 || !news) return;
  await addAnnouncement(query, { id: randomUUID(), project: project.id, at: now, reply: news(project) });
}
