import type { Place, Project } from '../domain/project.ts';
import { addAudit, findLastAudit } from '../store/audit.ts';
import { blockWorkspace, markLeft, unblockUnlessLeft, type Workspace } from '../store/blocked.ts';
import { listProjects, type Where } from '../store/project-rows.ts';
import { parkProjects } from '../store/queue.ts';
import type { Query } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { ParkReason } from './outcome.ts';

/** The first probe of a workspace that refuses us comes after five minutes; each next one takes twice as long, up to an hour. */
const firstProbeMs = 300_000;
const longestProbeMs = 3_600_000;

/** How long until the next probe, after so many in vain, ms. */
export function probeAfterMs(probes: number): number {
  return Math.min(firstProbeMs * 2 ** Math.min(probes, 10), longestProbeMs);
}

/** Who gets nothing from now on, and why: these projects, or all of a workspace. */
export type Refusal = {
  readonly reason: ParkReason;
  /** Set when the whole workspace refuses us. */
  readonly workspace?: Workspace;
  /** The projects that stand still; of a workspace those that were to get nudges. */
  readonly projects: readonly Project[];
};

type ShuttingOut = { readonly project: Project; readonly reason: ParkReason; readonly scope: 'channel' | 'workspace' };
type Times = Pick<Clock, 'now' | 'real'>;

/** A platform did not let us in: its channel is parked, or its workspace blocked. Gives whom it is news for; nothing when it was known. */
export async function shutOut(
  query: Query,
  { project, reason, scope }: ShuttingOut,
  clock: Times,
): Promise<Refusal | undefined> {
  return scope === 'channel'
    ? park(query, { ...project.place }, reason, clock)
    : block(query, project.place, reason, clock);
}

/** Who was told of a reason need not hear it again within a week. */
const tellAgainMs = 7 * 86_400_000;

/** No nudges in these channels until there is a sign of life from there. Gives whom it is news for. */
export async function park(
  query: Query,
  where: Where,
  reason: ParkReason,
  { now }: Pick<Times, 'now'>,
): Promise<Refusal | undefined> {
  const news: Project[] = [];
  for (const project of await parkProjects(query, where, reason)) {
    const last = await findLastAudit(query, project.id, ['parked']);
    await addAudit(query, { project: project.id, at: now(), kind: 'parked', detail: reason });
    if (last?.detail !== reason || last.at < now() - tellAgainMs) news.push(project);
  }
  return news.length > 0 ? { reason, projects: news } : undefined;
}

/** Nothing goes to a workspace until it takes us again. */
export async function block(
  query: Query,
  { platform, workspace }: Workspace,
  reason: ParkReason,
  { now, real }: Times,
): Promise<Refusal | undefined> {
  const at = { platform, workspace };
  const isNew = await blockWorkspace(query, at, { reason, now: now(), probeAt: real() + firstProbeMs });
  if (!isNew) return undefined;
  const projects = (await listProjects(query, at)).filter(({ state }) => state.kind === 'active');
  return { reason, workspace: at, projects };
}

/** A workspace took the app away: nothing goes there, and what is kept of it goes some time later, unless the app comes back. */
export async function leave(
  query: Query,
  workspace: Workspace,
  reason: ParkReason,
  times: Times,
): Promise<Refusal | undefined> {
  const refusal = await block(query, workspace, reason, times);
  await markLeft(query, workspace, times.now());
  return refusal;
}

/** Posts were taken: whatever we knew of their workspaces, they let us in. */
export async function noteTaken(query: Query, places: readonly Place[]): Promise<void> {
  await unblockUnlessLeft(query, places);
}
