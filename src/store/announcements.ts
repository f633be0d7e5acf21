import type { Project } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { type ProjectRow, projectColumns, toProject } from './project-rows.ts';
import { type Ending, longestLeaseMs } from './queue.ts';
import type { Query, Store } from './store.ts';
import { readRows } from './unreadable.ts';

/** What everybody in a channel is to hear of a change: planned → sending → sent, uncertain or parked, as a nudge. */
export type Announcement = {
  /** The id of the change. */
  readonly id: string;
  readonly project: string;
  /** The order in which a project tells of its changes, epoch ms. */
  readonly at: number;
  readonly reply: Reply;
  readonly attempts: number;
};

/** How an announcement stands, for whoever wants to know whether all was told. */
export type AnnouncementState = {
  readonly state: 'planned' | 'sending' | 'sent' | 'uncertain' | 'parked' | 'skipped';
  readonly reason?: string | undefined;
  readonly at: number;
};

type AnnouncementRow = {
  readonly id: string;
  readonly project: string;
  readonly at: number;
  readonly state: AnnouncementState['state'];
  readonly content: string;
  readonly reason: string | null;
  readonly attempts: number;
};

/** Keeps what is to be told, in the transaction that keeps the change itself. */
export async function addAnnouncement(
  query: Query,
  { id, project, at, reply }: Omit<Announcement, 'attempts'>,
): Promise<void> {
  await query(
    `INSERT INTO announcement (id, project, at, state, content, attempts, not_before)
     VALUES ($1, $2, $3, 'planned', $4, 0, $3)`,
    [id, project, at, JSON.stringify(reply)],
  );
}

/** Nobody in the channel hears of a later change before an earlier one. */
const noneBefore = `NOT EXISTS (SELECT 1 FROM announcement AS earlier WHERE earlier.project = announcement.project
    AND earlier.state IN ('planned', 'sending') AND (earlier.at, earlier.id) < (announcement.at, announcement.id))`;

/**
 * The intent: from here on the platform may be called, so it must be committed before. Gives the announcement with its
 * project; nothing when it is not its turn, or when somebody else has taken it.
 */
export async function startAnnouncing(
  query: Query,
  id: string,
  leaseUntil: number,
): Promise<{ readonly announcement: Announcement; readonly project: Project } | undefined> {
  const [row] = await query<AnnouncementRow>(
    `UPDATE announcement SET state = 'sending', attempts = attempts + 1, lease_until = $2, reason = NULL
     WHERE id = $1 AND state = 'planned' AND ${noneBefore} RETURNING id, project, at, state, content, reason, attempts`,
    [id, leaseUntil],
  );
  const [project] = await query<ProjectRow>(`SELECT ${projectColumns} FROM project WHERE id = $1`, [
    row?.project ?? '',
  ]);
  if (!row || !project) return undefined;
  const { project: of, at, attempts } = row;
  const reply = parseReply(row.content);
  const [readable] = readRows([project], toProject).good;
  if (reply && readable) return { announcement: { id, project: of, at, attempts, reply }, project: readable };
  // Nobody can tell it, and nobody after it waits for that.
  await query(`UPDATE announcement SET state = 'skipped', reason = 'cannot-render', lease_until = NULL WHERE id = $1`, [
    id,
  ]);
  return undefined;
}

/** We wrote it ourselves, from a value of this type; a card that cannot be drawn is told from one that can by its renderer. */
function parseReply(json: string): Reply | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The outcome of the last attempt; its words are kept no longer than needed. Gives whether it was written. */
export async function finishAnnouncing(
  query: Query,
  { id, attempts }: Pick<Announcement, 'id' | 'attempts'>,
  { state, reason, notBefore }: Ending,
): Promise<boolean> {
  const rows = await query(
    `UPDATE announcement SET state = $3, reason = $4, not_before = COALESCE($5, not_before), lease_until = NULL,
       content = CASE WHEN $3 IN ('planned', 'parked') THEN content ELSE '' END
     WHERE id = $1 AND attempts = $2 AND state IN ('sending', 'uncertain') RETURNING id`,
    [id, attempts, state, reason ?? null, notBefore ?? null],
  );
  return rows.length === 1;
}

/** The announcements that may go now, longest waiting first, and of each project only the first. */
export async function waitingAnnouncements(
  query: Query,
  { skipLocked, now, limit }: Pick<Store, 'skipLocked'> & { readonly now: number; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    `SELECT id FROM announcement WHERE state = 'planned' AND not_before <= $1 AND ${noneBefore}
       AND NOT EXISTS (SELECT 1 FROM project JOIN blocked ON blocked.platform = project.platform
         AND blocked.workspace = project.workspace WHERE project.id = announcement.project)
     ORDER BY not_before, id LIMIT $2${skipLocked}`,
    [now, limit],
  );
  return rows.map(({ id }) => id);
}

/** Whoever had these died between the intent and the outcome. They may have arrived, so they are never sent again. */
export async function expireAnnouncements(query: Query, realNow: number): Promise<number> {
  const rows = await query(
    `UPDATE announcement SET state = 'uncertain', reason = 'no-outcome', lease_until = NULL, content = ''
     WHERE state = 'sending' AND (lease_until < $1 OR lease_until > $2) RETURNING id`,
    [realNow, realNow + longestLeaseMs],
  );
  return rows.length;
}

/** We are let in again: what waited for that may go now (epoch ms). Gives how many there are. */
export async function wakeAnnouncements(query: Query, project: string, now: number): Promise<number> {
  const rows = await query(
    `UPDATE announcement SET state = 'planned', not_before = $2 WHERE project = $1 AND state = 'parked' RETURNING id`,
    [project, now],
  );
  return rows.length;
}

/** The latest announcements of a project, newest first. */
export async function listAnnouncements(
  query: Query,
  project: string,
  limit: number,
): Promise<readonly AnnouncementState[]> {
  const rows = await query<Pick<AnnouncementRow, 'state' | 'reason' | 'at'>>(
    'SELECT state, reason, at FROM announcement WHERE project = $1 ORDER BY at DESC, id LIMIT $2',
    [project, limit],
  );
  return rows.map(({ state, reason, at }) => ({ state, at, reason: reason ?? undefined }));
}
