import { given } from '../domain/given.ts';
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

/** A row as the nudge it holds. */
export function toNudge(row: NudgeRow): Nudge {
  // We wrote it ourselves, from a value of this type.
  const content: Nudge['content'] = JSON.parse(row.content);
  return {
    id: row.id,
    project: row.project,
    date: row.date,
    dueAt: row.due_at,
    state: row.state,
    content,
    ...given({ reason: row.reason ?? undefined }),
    attempts: row.attempts,
    ...given({ messageId: row.message_id ?? undefined, answer: answerIn(row) }),
  };
}

function answerIn({ answer, answered_at: at }: NudgeRow): Nudge['answer'] {
  return answer === null || at === null ? undefined : { answer, at };
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
