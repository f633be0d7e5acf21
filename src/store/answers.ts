import type { FollowUp, Nudge, NudgeAnswer } from '../domain/project.ts';
import { findNudge } from './nudge-rows.ts';
import type { Query } from './store.ts';

/**
 * Keeps what the team said to a nudge, never who said it; the last word counts. Without an answer, it is taken back.
 * Gives the nudge as it is now, or nothing when it is not there.
 */
export async function saveAnswer(
  query: Query,
  { nudge: id, answer, at }: { readonly nudge: string; readonly answer: NudgeAnswer | undefined; readonly at: number },
): Promise<Nudge | undefined> {
  const nudge = await findNudge(query, id);
  if (!nudge) return undefined;
  if (answer === undefined) {
    await query('DELETE FROM answer WHERE nudge = $1', [id]);
  } else {
    const lesson = nudge.content.kind === 'lesson' ? nudge.content.choice.lesson : null;
    await query(
      `INSERT INTO answer (nudge, lesson, answer, at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (nudge) DO UPDATE SET answer = excluded.answer, at = excluded.at,
         follow_up = CASE WHEN answer.answer = excluded.answer THEN answer.follow_up END,
         followed_up_at = CASE WHEN answer.answer = excluded.answer THEN answer.followed_up_at END`,
      [id, lesson, answer, at],
    );
    // Who presses a button has the card before them.
    await query(`UPDATE nudge SET state = 'sent', reason = NULL WHERE id = $1 AND state = 'uncertain'`, [id]);
  }
  return findNudge(query, id);
}

/** Keeps how a nudge went of which the team said *Doen we*, or takes that back. Nothing is kept of one that it does not do. */
export async function saveFollowUp(
  query: Query,
  { nudge, said, at }: { readonly nudge: string; readonly said: FollowUp | undefined; readonly at: number },
): Promise<void> {
  await query(`UPDATE answer SET follow_up = $2, followed_up_at = $3 WHERE nudge = $1 AND answer = 'doing'`, [
    nudge,
    said ?? null,
    said === undefined ? null : at,
  ]);
}
