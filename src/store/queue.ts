import { randomUUID } from 'node:crypto';
import type { Nudge, Project, SkipReason } from '../domain/project.ts';
import { type NudgeRow, ownColumns, toNudge } from './nudge-rows.ts';
import { type ProjectRow, partOf, projectColumns, type StoredProject, toProject, type Where } from './project-rows.ts';
import { toList, toRows } from './row-list.ts';
import type { Query, Store } from './store.ts';
import { type Rows, readRows, UnreadableRow } from './unreadable.ts';

/** The statements behind planning and sending. Safe in any number of processes, and after any crash. */

/** A lease lasts minutes; one that ends later than this was taken by a clock that was wrong. */
export const longestLeaseMs = 3_600_000;

export type Work = {
  readonly toPlan: boolean;
  readonly toSend: boolean;
  readonly toAnnounce: boolean;
  /** Something was left under way by who is no more. */
  readonly toExpire: boolean;
};

/** What there is to do: one cheap question, for every second in which nothing happens. */
export async function findWork(query: Query, now: number, realNow: number): Promise<Work> {
  const [row] = await query<Record<'projects' | 'nudges' | 'announcements' | 'leases', unknown>>(
    `SELECT EXISTS (SELECT 1 FROM project WHERE next_at <= $1 AND unreadable IS NULL) AS projects,
            EXISTS (SELECT 1 FROM nudge WHERE state = 'planned' AND unreadable IS NULL AND not_before <= $1) AS nudges,
            EXISTS (SELECT 1 FROM announcement WHERE state = 'planned' AND not_before <= $1) AS announcements,
            EXISTS (SELECT 1 FROM nudge WHERE state = 'sending' AND (lease_until < $2 OR lease_until > $3))
              OR EXISTS (SELECT 1 FROM announcement WHERE state = 'sending' AND (lease_until < $2 OR lease_until > $3)) AS leases`,
    [now, realNow, realNow + longestLeaseMs],
  );
  return {
    toPlan: Boolean(row?.projects),
    toSend: Boolean(row?.nudges),
    toAnnounce: Boolean(row?.announcements),
    toExpire: Boolean(row?.leases),
  };
}

/** What may be taken now, at most `limit`, and never what another process is taking. */
type Batch = Pick<Store, 'skipLocked'> & { readonly now: number; readonly limit: number };

/** Projects whose moment has come, earliest first, kept for this transaction, and those of them that cannot be read. A pause that is over comes along. */
export async function dueProjects(query: Query, { skipLocked, now, limit }: Batch): Promise<Rows<StoredProject>> {
  const rows = await query<ProjectRow>(
    `SELECT ${projectColumns} FROM project WHERE next_at <= $1 AND unreadable IS NULL ORDER BY next_at, id LIMIT $2${skipLocked}`,
    [now, limit],
  );
  return readRows(rows, toProject);
}

export type NewNudge = Pick<Nudge, 'project' | 'date' | 'dueAt' | 'content'> & { readonly skipped?: SkipReason };

/** Writes nudges down, but for a project that already has one on that day. */
export async function planNudges(query: Query, nudges: readonly NewNudge[], now: number): Promise<void> {
  if (nudges.length === 0) return;
  const rows = nudges.map(({ project, date, dueAt, content, skipped }) => [
    ...[randomUUID(), project, date, dueAt, now],
    ...[skipped === undefined ? 'planned' : 'skipped', JSON.stringify(content), skipped ?? null, 0, dueAt],
  ]);
  const { text, values } = toRows(
    ['TEXT', 'TEXT', 'TEXT', 'BIGINT', 'BIGINT', 'TEXT', 'TEXT', 'TEXT', 'BIGINT', 'BIGINT'],
    rows,
  );
  await query(
    `INSERT INTO nudge (id, project, date, due_at, planned_at, state, content, reason, attempts, not_before)
     VALUES ${text} ON CONFLICT DO NOTHING`,
    values,
  );
}

/** Sets the next moment of projects; they are active from now on. */
export async function moveOn(query: Query, projects: readonly Pick<Project, 'id' | 'next'>[]): Promise<void> {
  if (projects.length === 0) return;
  const rows = projects.map(({ id, next }) => [id, next?.at ?? null, next?.date ?? null]);
  const { text, values } = toRows(['TEXT', 'BIGINT', 'TEXT'], rows);
  await query(
    `UPDATE project SET state = 'active', detail = NULL, next_at = moved.column2, next_date = moved.column3, version = version + 1
     FROM (VALUES ${text}) AS moved WHERE project.id = moved.column1`,
    values,
  );
}

/** A planned nudge with its project. It is outdated when the project was changed after it was chosen. */
export type WaitingNudge = { readonly nudge: Nudge; readonly project: StoredProject; readonly outdated: boolean };

/** What is meant for a workspace that refuses us waits. */
const notBlocked = `NOT EXISTS (SELECT 1 FROM project JOIN blocked ON blocked.platform = project.platform
    AND blocked.workspace = project.workspace WHERE project.id = nudge.project)`;

/** Planned nudges that may go now, longest waiting first, kept for this transaction, and those of them that cannot be read. */
export async function waitingNudges(query: Query, { skipLocked, now, limit }: Batch): Promise<Rows<WaitingNudge>> {
  // Nobody answered what was not sent.
  const rows = await query<Waiting>(
    `WITH waiting AS (SELECT ${ownColumns}, NULL AS answer, NULL AS answered_at, NULL AS follow_up, NULL AS followed_up_at,
         planned_at, not_before
       FROM nudge WHERE state = 'planned' AND unreadable IS NULL AND not_before <= $1 AND ${notBlocked}
       ORDER BY not_before, id LIMIT $2${skipLocked})
     SELECT waiting.*, ${ofOwner}, owner.state AS owner_state, owner.changed_at
     FROM waiting JOIN project AS owner ON owner.id = waiting.project ORDER BY waiting.not_before, waiting.id`,
    [now, limit],
  );
  return readRows(rows, toWaiting);
}

/** A project as it stands beside its nudge, but for the two columns that both have. */
const ofOwner = projectColumns
  .split(', ')
  .filter((column) => column !== 'id' && column !== 'state')
  .map((column) => `owner.${column}`)
  .join(', ');

type Waiting = NudgeRow &
  Omit<ProjectRow, 'id' | 'state'> & {
    readonly owner_state: ProjectRow['state'];
    readonly planned_at: number;
    readonly changed_at: number;
  };

/** A nudge of a project that cannot be read waits with it. */
function toWaiting(row: Waiting): WaitingNudge {
  const { good, bad } = readRows([{ ...row, id: row.project, state: row.owner_state }], toProject);
  const [project] = good;
  if (!project) throw new UnreadableRow('nudge', row.id, `its project ${row.project}: ${bad[0]?.fault}`);
  return { nudge: toNudge(row), project, outdated: row.changed_at > row.planned_at };
}

/** Other contents than were planned. */
export async function keepContents(query: Query, nudges: readonly Pick<Nudge, 'id' | 'content'>[]): Promise<void> {
  if (nudges.length === 0) return;
  const rows = nudges.map(({ id, content }) => [id, JSON.stringify(content)]);
  const { text, values } = toRows(['TEXT', 'TEXT'], rows);
  await query(
    `UPDATE nudge SET content = chosen.column2 FROM (VALUES ${text}) AS chosen WHERE nudge.id = chosen.column1`,
    values,
  );
}

/** The intent: from here on the platform may be called, so it must be committed before. */
export async function startSending(
  query: Query,
  nudges: readonly Pick<Nudge, 'id'>[],
  { leaseUntil, now }: { readonly leaseUntil: number; readonly now: number },
): Promise<void> {
  if (nudges.length === 0) return;
  const { text, values } = toList(
    nudges.map(({ id }) => id),
    3,
  );
  await query(
    `UPDATE nudge SET state = 'sending', attempts = attempts + 1, lease_until = $1, planned_at = $2, reason = NULL
     WHERE id IN ${text}`,
    [leaseUntil, now, ...values],
  );
}

/** What becomes of a nudge that was planned or on its way. What is skipped says why in a code that people can read about. */
export type Ending = {
  readonly messageId?: string;
  /** Not again before this moment. */
  readonly notBefore?: number;
} & (
  | { readonly state: 'planned' | 'sent' | 'uncertain' | 'parked'; readonly reason?: string }
  | { readonly state: 'skipped'; readonly reason: SkipReason }
);

/** Puts off or skips nudges that were not sent yet. */
export async function settle(query: Query, nudges: readonly (Ending & Pick<Nudge, 'id'>)[]): Promise<void> {
  if (nudges.length === 0) return;
  const rows = nudges.map(({ id, state, reason, notBefore }) => [id, state, reason ?? null, notBefore ?? null]);
  const { text, values } = toRows(['TEXT', 'TEXT', 'TEXT', 'BIGINT'], rows);
  await query(
    `UPDATE nudge SET state = ending.column2, reason = COALESCE(ending.column3, reason),
       not_before = COALESCE(ending.column4, not_before)
     FROM (VALUES ${text}) AS ending WHERE nudge.id = ending.column1`,
    values,
  );
}

/** How an attempt at a nudge ended. */
export type Finished = Pick<Nudge, 'id' | 'attempts'> & { readonly ending: Ending };

/**
 * The outcomes of the last attempts so far. They also mend a nudge that was called uncertain because we were late in writing it down,
 * and do nothing when that attempt is no longer the last. Gives the ids of those that were written.
 */
export async function finishSending(query: Query, finished: readonly Finished[]): Promise<ReadonlySet<string>> {
  if (finished.length === 0) return new Set();
  const rows = finished.map(({ id, attempts, ending: { state, reason, messageId, notBefore } }) => [
    ...[id, attempts, state, reason ?? null, messageId ?? null, notBefore ?? null],
  ]);
  const { text, values } = toRows(['TEXT', 'BIGINT', 'TEXT', 'TEXT', 'TEXT', 'BIGINT'], rows);
  const written = await query<{ id: string }>(
    `UPDATE nudge SET state = ending.column3, reason = ending.column4, message_id = ending.column5,
       not_before = COALESCE(ending.column6, not_before), lease_until = NULL
     FROM (VALUES ${text}) AS ending
     WHERE nudge.id = ending.column1 AND attempts = ending.column2 AND state IN ('sending', 'uncertain') RETURNING nudge.id AS id`,
    values,
  );
  return new Set(written.map(({ id }) => id));
}

/** Whoever had these died between the intent and the outcome. They may have arrived, so they are never sent again. */
export async function expireLeases(query: Query, realNow: number): Promise<number> {
  const rows = await query(
    `UPDATE nudge SET state = 'uncertain', reason = 'no-outcome', lease_until = NULL
     WHERE state = 'sending' AND (lease_until < $1 OR lease_until > $2) RETURNING id`,
    [realNow, realNow + longestLeaseMs],
  );
  return rows.length;
}

/** Parks the active projects of a channel, a Teams team or a workspace. Gives the ones that were not parked before. */
export async function parkProjects(query: Query, where: Where, reason: string): Promise<readonly StoredProject[]> {
  const { condition, values } = partOf(where, 4);
  const rows = await query<ProjectRow>(
    `UPDATE project SET state = 'parked', detail = $1, next_at = NULL, next_date = NULL, version = version + 1
     WHERE state = 'active' AND platform = $2 AND workspace = $3${condition} RETURNING ${projectColumns}`,
    [reason, where.platform, where.workspace, ...values],
  );
  return readRows(rows, toProject).good;
}

/** After the question how to go on: no nudges until somebody answers it. */
export async function waitForTeams(query: Query, projects: readonly string[]): Promise<void> {
  if (projects.length === 0) return;
  const { text, values } = toList(projects);
  await query(
    `UPDATE project SET state = 'waiting', next_at = NULL, next_date = NULL, version = version + 1
     WHERE id IN ${text} AND state = 'active'`,
    values,
  );
}

/** The first moment at which a nudge may go (schedule time, epoch ms); in the past when it may go now. */
export async function nextToSend(query: Query): Promise<number | undefined> {
  const [row] = await query<{ at: number }>(
    `SELECT not_before AS at FROM nudge WHERE state = 'planned' AND unreadable IS NULL AND ${notBlocked}
     ORDER BY not_before, id LIMIT 1`,
  );
  return row?.at;
}

/** The first moment at which there is something to plan or send, for a clock that jumps from one to the next. */
export async function nextWork(query: Query): Promise<number | undefined> {
  const [row] = await query<{ at: number | null }>(
    `SELECT min(at) AS at FROM (
       SELECT min(next_at) AS at FROM project WHERE next_at IS NOT NULL AND unreadable IS NULL
       UNION ALL SELECT min(not_before) AS at FROM nudge WHERE state = 'planned' AND unreadable IS NULL AND ${notBlocked}
     ) AS moments`,
  );
  return row?.at ?? undefined;
}
