import { lookupDays } from './lookups.ts';
import { openQuestionDays } from './open-questions.ts';
import type { Store } from './store.ts';

const dayMs = 86_400_000;
/**
 * Cards that were shown, what the team said to them, and that something was changed. A monthly rhythm takes two years to bring all
 * lessons, and the choice needs to know which were shown.
 */
const shownDays = 760;
/** All else about cards and changes. Half a year, and a day: until then a text rests, so the log says as much as the choice knows. */
const otherDays = 183;
/** On SQLite a statement holds up the whole process; so many rows take some milliseconds. */
const batch = 200;

/** Something that goes when it is too old: which rows of a table, by what they are named, and until when they stay. */
type Old = {
  readonly table: string;
  readonly id: string;
  readonly at: string;
  readonly before: number;
  readonly only?: string;
  /** What is forgotten of a row that itself stays. */
  readonly set?: string;
};

/**
 * Forgets some of what is too old to be of use: so little that nobody waits for it. Gives how many rows that were; call it
 * again, after letting others go first, until that is none. Throws a `StoreError`.
 */
export async function pruneSome(
  { query, rowAddress }: Pick<Store, 'query' | 'rowAddress'>,
  now: number,
): Promise<number> {
  const before = (days: number) => now - days * dayMs;
  const old: readonly Old[] = [
    { table: 'seen', id: 'key', at: 'expires_at', before: now },
    // A look-up has no id of its own.
    { table: 'lookup', id: rowAddress, at: 'at', before: before(lookupDays) },
    { table: 'open_question', id: 'words', at: 'last_at', before: before(openQuestionDays) },
    { table: 'nudge', id: 'id', at: 'due_at', before: before(shownDays) },
    { table: 'nudge', id: 'id', at: 'due_at', before: before(otherDays), only: "state <> 'sent'" },
    {
      ...{ table: 'nudge', id: 'id', at: 'due_at', before: before(otherDays) },
      ...{ only: 'message_id IS NOT NULL', set: 'message_id = NULL' },
    },
    { table: 'pace', id: rowAddress, at: 'free_at', before: before(1) },
    { table: 'announcement', id: 'id', at: 'at', before: before(otherDays) },
    { table: 'audit', id: 'id', at: 'at', before: before(shownDays) },
    { table: 'audit', id: 'id', at: 'at', before: before(otherDays), only: "detail <> ''", set: "detail = ''" },
  ];
  for (const each of old) {
    const gone = await query(forget(each), [each.before]);
    if (gone.length > 0) return gone.length;
  }
  return 0;
}

function forget({ table, id, at, only, set }: Old): string {
  const which = `SELECT ${id} FROM ${table} WHERE ${at} < $1${only ? ` AND ${only}` : ''} ORDER BY ${at} LIMIT ${batch}`;
  return `${set ? `UPDATE ${table} SET ${set}` : `DELETE FROM ${table}`} WHERE ${id} IN (${which}) RETURNING 1`;
}
