import type { Project } from '../domain/project.ts';
import { type ProjectRow, projectColumns, type StoredProject, toProject } from './project-rows.ts';
import type { Query, Store } from './store.ts';
import { readRows } from './unreadable.ts';

/** What a clock that was wrong for a while leaves in the store, and how it is put right. Moments are epoch ms on the clock of the schedules. */

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Nothing that was planned by a right clock is so far ahead: a nudge is planned at its moment, and waits a day at most. */
const longestWaitMs = dayMs + hourMs;
/** Further ahead, nobody remembers; nearer, a day that had its nudge never gets another. */
const farMs = 366 * dayMs;
/** A nudge that was planned too early waits for its moment, but not for ever: it can be planned again. */
const earlyMs = 31 * dayMs;

/** On SQLite a statement holds up the whole process; so many rows take some milliseconds. */
const batch = 100;

/**
 * Puts right some of the nudges and look-ups that a clock of the future left: so few that nobody waits for it. What was sent stays sent. Gives
 * how many; call it again, after letting others go first, until that is none. Throws a `StoreError`.
 */
export async function mendSomeFutureRows(store: Store, now: number): Promise<number> {
  const { rowAddress } = store;
  return store.transaction(async (query) => {
    for (const mend of [takeBackPlans, letGoAgain, dateBackSent]) {
      const mended = await mend(query, now);
      if (mended > 0) return mended;
    }
    const lookups = await query(
      `DELETE FROM lookup WHERE ${rowAddress} IN (SELECT ${rowAddress} FROM lookup WHERE at > $1 ORDER BY at LIMIT ${batch}) RETURNING 1`,
      [now + dayMs],
    );
    return lookups.length;
  });
}

/** Their moment has not come, and nothing was sent: they would be in the way of the nudge of that day. Their project is due then again. */
async function takeBackPlans(query: Query, now: number): Promise<number> {
  const taken = await query<{ project: string; at: number; date: string }>(
    `DELETE FROM nudge WHERE id IN (SELECT id FROM nudge WHERE due_at > $1
       AND ((state = 'skipped' AND reason = 'missed') OR (state = 'planned' AND due_at > $2)) ORDER BY due_at, id LIMIT ${batch})
     RETURNING project, due_at AS at, date`,
    [now + hourMs, now + earlyMs],
  );
  for (const { project, at, date } of taken) {
    await query(
      `UPDATE project SET next_at = $2, next_date = $3, version = version + 1
       WHERE id = $1 AND state = 'active' AND next_at > $2`,
      [project, at, date],
    );
  }
  return taken.length;
}

/** What was put off for longer than anything is. */
async function letGoAgain(query: Query, now: number): Promise<number> {
  const rows = await query(
    `UPDATE nudge SET not_before = $1 WHERE id IN (SELECT id FROM nudge WHERE state = 'planned' AND unreadable IS NULL
       AND not_before > $2 AND due_at <= $1 ORDER BY not_before, id LIMIT ${batch}) RETURNING 1`,
    [now, now + longestWaitMs],
  );
  return rows.length;
}

async function dateBackSent(query: Query, now: number): Promise<number> {
  const sent = await query<Sent>(`SELECT id, project FROM nudge WHERE due_at > $1 ORDER BY due_at, id LIMIT ${batch}`, [
    now + farMs,
  ]);
  for (const one of sent) await dateBack(query, one, now);
  return sent.length;
}

type Sent = { readonly id: string; readonly project: string };

/** It was sent by a clock of long after; the last free day before today is as near as anybody can say, and keeps today free. */
async function dateBack(query: Query, { id, project }: Sent, now: number): Promise<void> {
  for (let at = now - dayMs; ; at -= dayMs) {
    const date = new Date(at).toISOString().slice(0, 10);
    const moved = await query(
      `UPDATE nudge SET date = $2, due_at = $3 WHERE id = $1
         AND NOT EXISTS (SELECT 1 FROM nudge AS other WHERE other.project = $4 AND other.date = $2) RETURNING id`,
      [id, date, at, project],
    );
    if (moved.length > 0) break;
  }
  await query('UPDATE answer SET at = $2 WHERE nudge = $1 AND at > $2', [id, now]);
}

/** Active projects whose next moment comes after this one, in order, a few at a time. */
export async function projectsAfter(
  query: Query,
  { at, id = '', limit }: { readonly at: number; readonly id?: string; readonly limit: number },
): Promise<readonly StoredProject[]> {
  const rows = await query<ProjectRow>(
    `SELECT ${projectColumns} FROM project
     WHERE next_at IS NOT NULL AND unreadable IS NULL AND (next_at, id) > ($1, $2) AND state = 'active' ORDER BY next_at, id LIMIT $3`,
    [at, id, limit],
  );
  return readRows(rows, toProject).good;
}

/** Gives a project another next moment, unless somebody changed it meanwhile. */
export async function reschedule(
  query: Query,
  { id, version }: StoredProject,
  next: NonNullable<Project['next']>,
): Promise<void> {
  await query('UPDATE project SET next_at = $3, next_date = $4, version = version + 1 WHERE id = $1 AND version = $2', [
    id,
    version,
    next.at,
    next.date,
  ]);
}
