import { given } from '../domain/given.ts';
import { answers, followUps, type LocalDate, type Nudge, nudgeStates } from '../domain/project.ts';
import type { Query } from './store.ts';
import { parseContent } from './stored-json.ts';
import { readRows, UnreadableRow } from './unreadable.ts';

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
  readonly answer: string | null;
  readonly answered_at: number | null;
  readonly follow_up: string | null;
  readonly followed_up_at: number | null;
  readonly dismissed: boolean | number | null;
};

/** A line in the log says that somebody put a doubt aside: what was dismissed is in doubt as before, but needs nobody's eye any more. */
const wasDismissed = `EXISTS (SELECT 1 FROM audit WHERE audit.id = 'dismiss ' || nudge.id || ' ' || nudge.attempts)`;
export const notDismissed = `NOT ${wasDismissed}`;

/** What is kept of a nudge itself. */
export const ownColumns = 'nudge.id, project, date, due_at, state, content, reason, attempts, message_id';
/** Where nudges stand, with what the team said to them. */
export const nudgeSource = 'nudge LEFT JOIN answer ON answer.nudge = nudge.id';
export const nudgeColumns = `${ownColumns},
    answer.answer AS answer, answer.at AS answered_at,
    answer.follow_up AS follow_up, answer.followed_up_at AS followed_up_at,
    CASE WHEN nudge.state = 'uncertain' THEN ${wasDismissed} END AS dismissed`;
/** Every nudge with what the team said to it. */
export const selectNudges = `SELECT ${nudgeColumns} FROM ${nudgeSource}`;

/** A row as the nudge it holds. Throws `UnreadableRow`. */
export function toNudge(row: NudgeRow): Nudge {
  const content = parseContent(row.content);
  if ('fault' in content) throw new UnreadableRow('nudge', row.id, `content: ${content.fault}`);
  if (!nudgeStates.some((state) => state === row.state)) throw new UnreadableRow('nudge', row.id, 'state');
  return {
    id: row.id,
    project: row.project,
    date: row.date,
    dueAt: row.due_at,
    state: row.state,
    content: content.value,
    ...given({ reason: row.reason ?? undefined }),
    attempts: row.attempts,
    ...given({ messageId: row.message_id ?? undefined, answer: answerIn(row) }),
    ...(row.dismissed && { dismissed: true }),
  };
}

/** An answer that this version does not know means nothing to it. */
function answerIn(row: NudgeRow): Nudge['answer'] {
  const { answer, answered_at: at } = row;
  const known = answers.find((each) => each === answer);
  return known === undefined || at === null
    ? undefined
    : { answer: known, at, ...given({ followUp: followUpIn(row) }) };
}

function followUpIn({ follow_up, followed_up_at: at }: NudgeRow): NonNullable<Nudge['answer']>['followUp'] {
  const said = followUps.find((each) => each === follow_up);
  return said === undefined || at === null ? undefined : { said, at };
}

/** The nudge with this id. Throws `UnreadableRow`. */
export async function findNudge(query: Query, id: string): Promise<Nudge | undefined> {
  const [row] = await findNudgeRow(query, id);
  return row && toNudge(row);
}

/** The nudge of a project on a local day, of which there is one at most. Throws `UnreadableRow`. */
export async function findNudgeOn(query: Query, project: string, date: LocalDate): Promise<Nudge | undefined> {
  const [row] = await query<NudgeRow>(`${selectNudges} WHERE project = $1 AND date = $2`, [project, date]);
  return row && toNudge(row);
}

/** The row with this id as it is kept, or none. */
export function findNudgeRow(query: Query, id: string): Promise<readonly NudgeRow[]> {
  return query<NudgeRow>(`${selectNudges} WHERE nudge.id = $1`, [id]);
}

/** The nudges of a project, newest first, but for those that cannot be read. */
export async function listNudges(query: Query, project: string, limit: number): Promise<readonly Nudge[]> {
  const rows = await query<NudgeRow>(`${selectNudges} WHERE project = $1 ORDER BY date DESC LIMIT $2`, [
    project,
    limit,
  ]);
  return readRows(rows, toNudge).good;
}
