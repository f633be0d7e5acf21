import { impossible } from '../domain/impossible.ts';
import type { Place, Platform, Project, ProjectPlan, ProjectState } from '../domain/project.ts';
import type { Query, Store } from './store.ts';

/** A project as it was read. The version tells whether somebody changed it since. */
export type StoredProject = Project & { readonly version: number };

export type ProjectRow = {
  readonly id: string;
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
  readonly address: string | null;
  readonly plan: string;
  readonly state: ProjectState['kind'];
  readonly detail: string | null;
  readonly next_at: number | null;
  readonly next_date: string | null;
  readonly version: number;
};

export const projectColumns =
  'id, platform, workspace, channel, address, plan, state, detail, next_at, next_date, version';

export function toProject(row: ProjectRow): StoredProject {
  const { next_at: at, next_date: date } = row;
  return {
    ...(JSON.parse(row.plan) as ProjectPlan),
    id: row.id,
    place: { platform: row.platform, workspace: row.workspace, channel: row.channel },
    ...(row.address !== null && { address: row.address }),
    state: toState(row),
    ...(at !== null && date !== null && { next: { at, date } }),
    version: row.version,
  };
}

function toState({ state, detail }: ProjectRow): ProjectState {
  switch (state) {
    case 'paused':
      return detail === null ? { kind: 'paused' } : { kind: 'paused', until: detail };
    case 'parked':
      return { kind: 'parked', reason: detail ?? '' };
    case 'active':
    case 'waiting':
    case 'stopped':
      return { kind: state };
    default:
      return impossible(state);
  }
}

function toDetail(state: ProjectState): string | null {
  switch (state.kind) {
    case 'paused':
      return state.until ?? null;
    case 'parked':
      return state.reason;
    case 'active':
    case 'waiting':
    case 'stopped':
      return null;
    default:
      return impossible(state);
  }
}

/** Only these have a next moment; of a pause it is the moment at which it ends. */
function getsNudges(state: ProjectState): boolean {
  return state.kind === 'active' || (state.kind === 'paused' && state.until !== undefined);
}

/** The project with this id. */
export async function findProject(query: Query, id: string): Promise<StoredProject | undefined> {
  const [row] = await query<ProjectRow>(`SELECT ${projectColumns} FROM project WHERE id = $1`, [id]);
  return row && toProject(row);
}

/** The project that lives in a channel. */
export async function findByPlace(query: Query, place: Place): Promise<StoredProject | undefined> {
  const [row] = await query<ProjectRow>(
    `SELECT ${projectColumns} FROM project WHERE platform = $1 AND workspace = $2 AND channel = $3`,
    [place.platform, place.workspace, place.channel],
  );
  return row && toProject(row);
}

/**
 * Keeps a project: a new one without a version, a changed one with the version it was read with.
 * Gives what is now stored, or nothing when somebody else was first: then read again and decide again. `now` is the
 * clock of the schedules: what was planned before it is chosen again.
 */
export async function saveProject(
  query: Query,
  project: Project & { readonly version?: number },
  now: number,
): Promise<StoredProject | undefined> {
  const { id, place, address, state, next, version, ...plan } = project;
  const values = [
    id,
    place.platform,
    place.workspace,
    place.channel,
    address ?? null,
    JSON.stringify(plan),
    state.kind,
    toDetail(state),
    ...(getsNudges(state) && next ? [next.at, next.date] : [null, null]),
    now,
  ];
  const [row] =
    version === undefined
      ? await query<ProjectRow>(
          `INSERT INTO project (id, platform, workspace, channel, address, plan, state, detail, next_at, next_date, changed_at, version)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1) ON CONFLICT DO NOTHING RETURNING ${projectColumns}`,
          values,
        )
      : await query<ProjectRow>(
          `UPDATE project SET platform = $2, workspace = $3, channel = $4, address = $5, plan = $6, state = $7, detail = $8,
             next_at = $9, next_date = $10, changed_at = $11, version = version + 1
           WHERE id = $1 AND version = $12 RETURNING ${projectColumns}`,
          [...values, version],
        );
  return row && toProject(row);
}

/**
 * Reads a project, changes it and keeps it, again when somebody else came in between.
 * Gives nothing when there is no such project (any more).
 */
export async function changeProject(
  { query }: Store,
  id: string,
  change: (project: StoredProject) => Project,
  now: number,
): Promise<StoredProject | undefined> {
  for (;;) {
    const project = await findProject(query, id);
    if (!project) return undefined;
    const saved = await saveProject(query, { ...change(project), version: project.version }, now);
    if (saved) return saved;
  }
}

/** The state that follows from what people or the platform did, with the next moment for a nudge when there is one. */
export function setState(
  store: Store,
  id: string,
  state: ProjectState,
  next: Project['next'],
  now: number,
): Promise<StoredProject | undefined> {
  return changeProject(
    store,
    id,
    ({ next: _before, ...project }) => ({ ...project, state, ...(next && { next }) }),
    now,
  );
}

/** Forgets a project with its nudges, answers and log. */
export async function removeProject(query: Query, id: string): Promise<void> {
  await query('DELETE FROM project WHERE id = $1', [id]);
}

/** The projects of one workspace or tenant, or of one channel of it. */
export async function listProjects(
  query: Query,
  { platform, workspace, channel }: Omit<Place, 'channel'> & { readonly channel?: string },
): Promise<readonly StoredProject[]> {
  const rows = await query<ProjectRow>(
    `SELECT ${projectColumns} FROM project WHERE platform = $1 AND workspace = $2${channel === undefined ? '' : ' AND channel = $3'} ORDER BY id`,
    channel === undefined ? [platform, workspace] : [platform, workspace, channel],
  );
  return rows.map(toProject);
}
