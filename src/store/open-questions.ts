import type { Query } from './store.ts';

/** Longer ago no longer says what people miss. */
export const openQuestionDays = 90;
/** More than these nobody reads. */
const most = 1000;

/** The words of a question that found nothing, in the order of the alphabet: no sentence, no person and no place. */
export type OpenQuestion = { readonly words: string; readonly times: number; readonly lastAt: number };

/** Keeps once more the words of a question that found nothing. When there are a thousand, only those are counted. */
export async function keepOpenQuestion(query: Query, words: string, at: number): Promise<void> {
  await query(
    `INSERT INTO open_question (words, times, last_at)
      SELECT $1, 1, $2 WHERE (SELECT count(*) FROM open_question) < ${most}
        OR EXISTS (SELECT 1 FROM open_question WHERE words = $1)
      ON CONFLICT (words) DO UPDATE SET times = open_question.times + 1, last_at = excluded.last_at`,
    [words, at],
  );
}

/** What people asked in vain, what was asked most first. */
export async function listOpenQuestions(query: Query): Promise<readonly OpenQuestion[]> {
  const rows = await query<{ words: string; times: number; last_at: number }>(
    'SELECT words, times, last_at FROM open_question ORDER BY times DESC, last_at DESC, words',
  );
  return rows.map(({ words, times, last_at }) => ({ words, times: Number(times), lastAt: Number(last_at) }));
}
