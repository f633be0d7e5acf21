import { given } from '../domain/given.ts';
import { impossible } from '../domain/impossible.ts';
import { type Place, type Platform, type Project, type ProjectState, platforms } from '../domain/project.ts';
import type { Query, Value } from './store.ts';
import { parsePlan } from './stored-json.ts';
import { readRows, UnreadableRow } from './unreadable.ts';

/** A project as it was read. The version tells whether somebody changed it since. */
export type StoredProject = Project & { readonly version: number };

export type ProjectRow = {
  readonly id: string;
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
  readonly address: string | null;
  readonly team: string | null;
  readonly plan: string;
  readonly state: ProjectState['kind'];
  readonly detail: string | null;
  readonly next_at: number | null;
  readonly next_date: string | null;
  readonly version: number;
};

export const projectColumns =
  'id, platform, workspace, channel, address, team, plan, state, detail, next_at, next_date, version';

/** A row as the project it holds. Throws `UnreadableRow`. */
export function toProject(row: ProjectRow): StoredProject {
  const plan = parsePlan(row.plan);
  if ('fault' in plan) throw new UnreadableRow('project', row.id, `plan: ${plan.fault}`);
  if (!Object.hasOwn(states, row.state)) throw new UnreadableRow('project', row.id, 'state');
  if (!platforms.some((platform) => platform === row.platform)) throw new UnreadableRow('project', row.id, 'platform');
  return {
    ...plan.value,
    id: row.id,
    place: { platform: row.platform, workspace: row.workspace, channel: row.channel },
    ...given({ address: row.address ?? undefined, team: row.team ?? undefined }),
    state: states[row.state](row.detail ?? undefined),
    ...given({ next: nextIn(row) }),
    version: row.version,
  };
}

/** A whole project as it was kept beside a change of it; nothing when it cannot be read. */
export function parseProject(json: string): Project | undefined {
  // The plan was checked, and we wrote the rest ourselves.
  return 'fault' in parsePlan(json) ? undefined : (JSON.parse(json) as Project);
}

function nextIn({ next_at: at, next_date: date }: ProjectRow): Project['next'] {
  return at === null || date === null ? undefined : { at, date };
}

/** A state as it was kept, with the detail that some have. */
const states: Readonly<Record<ProjectState['kind'], (detail: string | undefined) => ProjectState>> = {
  active: () => ({ kind: 'active' }),
  paused: (until) => ({ kind: 'paused', ...given({ until }) }),
  waiting: () => ({ kind: 'waiting' }),
  stopped: () => ({ kind: 'stopped' }),
  parked: (reason = '') => ({ kind: 'parked', reason }),
};

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
  switch (state.kind) {
    case 'active':
      return true;
    case 'paused':
      return state.until !== undefined;
    case 'waiting':
    case 'stopped':
    case 'parked':
      return false;
    default:
      return impossible(state);
  }
}

/** The project that lives in a channel. Throws `UnreadableRow`. */
export async function findByPlace(query: Query, place: Place): Promise<StoredProject | undefined> {
  const [row] = await query<ProjectRow>(
    `SELECT ${projectColumns} FROM project WHERE platform = $1 AND workspace = $2 AND channel = $3`,
    [place.platform, place.workspace, place.channel],
  );
  return row && toProject(row);
}

/** The row with this id as it is kept, or none. */
export function findProjectRow(query: Query, id: string): Promise<readonly ProjectRow[]> {
  return query<ProjectRow>(`SELECT ${projectColumns} FROM project WHERE id = $1`, [id]);
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
  const { version, ...unversioned } = project;
  const values = valuesOf(unversioned, now);
  const [row] =
    version === undefined
      ? await query<ProjectRow>(insert, values)
      : await query<ProjectRow>(update, [...values, version]);
  return row && toProject(row);
}

/** What is kept of a project, in the order of the statements below. */
function valuesOf({ id, place, address, team, state, next, ...plan }: Project, now: number): readonly Value[] {
  const moment = getsNudges(state) ? next : undefined;
  return [
    ...[id, place.platform, place.workspace, place.channel, address],
    ...[JSON.stringify(plan), state.kind, toDetail(state)],
    ...[moment?.at, moment?.date, now, team],
  ].map((value) => value ?? null);
}

const insert = `INSERT INTO project
    (id, platform, workspace, channel, address, plan, state, detail, next_at, next_date, changed_at, team, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1) ON CONFLICT DO NOTHING RETURNING ${projectColumns}`;

const update = `UPDATE project SET platform = $2, workspace = $3, channel = $4, address = $5, plan = $6, state = $7, detail = $8,
    next_at = $9, next_date = $10, changed_at = $11, team = $12, unreadable = NULL,
    version = version + 1
  WHERE id = $1 AND version = $13 RETURNING ${projectColumns}`;

/** Where to look for projects: in a workspace or tenant, in one channel of it, or in all channels of one Teams team. */
export type Where = Omit<Place, 'channel'> & ({ readonly channel?: string } | { readonly team: string });

/** The projects of one workspace or tenant, or of one part of it, but for those that cannot be read. */
export async function listProjects(query: Query, where: Where): Promise<readonly StoredProject[]> {
  const { condition, values } = partOf(where, 3);
  const rows = await query<ProjectRow>(
    `SELECT ${projectColumns} FROM project WHERE platform = $1 AND workspace = $2${condition} ORDER BY id`,
    [where.platform, where.workspace, ...values],
  );
  return readRows(rows, toProject).good;
}

/** The part of a statement that narrows a workspace down; its value comes at this place. */
export function partOf(where: Where, place: number): { readonly condition: string; readonly values: readonly Value[] } {
  if ('team' in where) return { condition: ` AND team = $${place}`, values: [where.team] };
  return where.channel === undefined
    ? { condition: '', values: [] }
    : { condition: ` AND channel = $${place}`, values: [where.channel] };
}

/** The workspaces with projects that are parked for one of these reasons, and the reason of one of them. */
export async function parkedWorkspaces(
  query: Query,
  reasons: readonly string[],
): Promise<readonly (Omit<Place, 'channel'> & { readonly reason: string })[]> {
  const places = reasons.map((_, index) => `$${index + 1}`).join(', ');
  return query<Omit<Place, 'channel'> & { readonly reason: string }>(
    `SELECT platform, workspace, min(detail) AS reason FROM project WHERE state = 'parked' AND detail IN (${places})
     GROUP BY platform, workspace ORDER BY platform, workspace`,
    reasons,
  );
}

/** Keeps where the platform wants our messages now; nothing is written when that is as it was. The project itself does not change by it. */
export async function keepPlace(
  query: Query,
  { id, address, team }: Pick<Project, 'id' | 'address' | 'team'>,
  now: Pick<Project, 'address' | 'team'>,
): Promise<void> {
  const next = { address, team, ...now };
  if (next.address === address && next.team === team) return;
  await query('UPDATE project SET address = $2, team = $3 WHERE id = $1', [
    id,
    next.address ?? null,
    next.team ?? null,
  ]);
}
