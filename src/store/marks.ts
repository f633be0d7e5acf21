import type { Query } from './store.ts';

/** A moment the store must remember as a whole: when it was put back from a back-up. */
type Mark = 'restored';

export async function setMark(query: Query, name: Mark, at: number): Promise<void> {
  await query('INSERT INTO mark (name, at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET at = excluded.at', [
    name,
    at,
  ]);
}

/** The moment of a mark, or minus infinity when it was never set. */
export async function findMark(query: Query, name: Mark): Promise<number> {
  const [row] = await query<{ at: number }>('SELECT at FROM mark WHERE name = $1', [name]);
  return row?.at ?? Number.NEGATIVE_INFINITY;
}
