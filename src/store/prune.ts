import { lookupDays } from './lookups.ts';
import { openQuestionDays } from './open-questions.ts';
import type { Store } from './store.ts';

const dayMs = 86_400_000;
/** A monthly rhythm takes two years to bring all lessons, and the choice needs to know which were shown. */
const nudgeDays = 760;
/** On SQLite a statement holds up the whole process; so many rows take some milliseconds. */
const batch = 200;

/**
 * Forgets some of what is too old to be of use: so little that nobody waits for it. Gives how many rows went; call it
 * again, after letting others go first, until that is none. Throws a `StoreError`.
 */
export async function pruneSome(
  { query, rowAddress }: Pick<Store, 'query' | 'rowAddress'>,
  now: number,
): Promise<number> {
  const before = (days: number) => now - days * dayMs;
  const old = [
    ['seen', 'key', 'expires_at', now],
    // A look-up has no id of its own.
    ['lookup', rowAddress, 'at', before(lookupDays)],
    ['open_question', 'words', 'last_at', before(openQuestionDays)],
    ['nudge', 'id', 'due_at', before(nudgeDays)],
    ['announcement', 'id', 'at', before(nudgeDays)],
    ['pace', rowAddress, 'free_at', before(1)],
  ] as const;
  for (const [table, id, column, moment] of old) {
    const gone = await query(
      `DELETE FROM ${table} WHERE ${id} IN (SELECT ${id} FROM ${table} WHERE ${column} < $1 ORDER BY ${column} LIMIT ${batch}) RETURNING 1`,
      [moment],
    );
    if (gone.length > 0) return gone.length;
  }
  return 0;
}
