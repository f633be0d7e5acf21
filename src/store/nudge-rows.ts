import type { Nudge, NudgeAnswer } from '../domain/project.ts';
import type { Query } from './store.ts';

export type NudgeRow = {
  readonly id: string;
  readonly project: string;
  readonly date: string;
  readonly due_at: number;
  readonly state: Nudge['state'];
  readonly content: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly message_id: string | null;
  readonly answer: NudgeAnswer | null;
  readonly answered_at: number | null;
};

/** Every nudge with what the team said to it. */
export const selectNudges = `SELECT nudge.id, project, date, due_at, state, content, reason, attempts, message_id,
    answer.answer AS answer, answer.at AS answered_at
  FROM nudge LEFT JOIN answer ON answer.nudge = nudge.id`;

export function toNudge(row: NudgeRow): Nudge {
  return {
    id: row.id,
    project: row.project,
    date: row.date,
    dueAt: row.due_at,
    state: row.state,
    content: JSON.parse(row.content) as Nudge['content'],
    ...(row.reason !== null && { reason: row.reason }),
    attempts: row.attempts,
    ...(row.message_id !== null && { messageId: row.message_id }),
    ...(row.answer !== null && row.answered_at !== null && { answer: { answer: row.answer, at: row.answered_at } }),
  };
}

/** The nudge with this id. */
export async function findNudge(query: Query, id: string): Promise<Nudge | undefined> {
  const [row] = await query<NudgeRow>(`${selectNudges} WHERE nudge.id = $1`, [id]);
  return row && toNudge(row);
}

/** The nudges of a project, newest first. */
export async function listNudges(query: Query, project: string, limit: number): Promise<readonly Nudge[]> {
  const rows = await query<NudgeRow>(`${selectNudges} WHERE project = $1 ORDER BY date DESC LIMIT $2`, [
    project,
    limit,
  ]);
  return rows.map(toNudge);
}

/** How many nudges of a project may or may not have arrived, since a moment. */
export async function countUncertain(query: Query, project: string, since: number): Promise<number> {
  const [row] = await query<{ count: number }>(
    "SELECT count(*) AS count FROM nudge WHERE project = $1 AND state = 'uncertain' AND due_at >= $2",
    [project, since],
  );
  return row?.count ?? 0;
}
