import type { Query, Store } from './store.ts';

/**
 * Says that the store was put back from a back-up at this moment. Nobody knows any more what was sent before it, so of
 * all that was due by then nothing is sent (again).
 */
export async function markRestored(store: Store, now: number): Promise<void> {
  await store.transaction(async (query) => {
    await keepMark(query, 'restored', now);
    await query(`UPDATE nudge SET state = 'skipped', reason = 'restored' WHERE state = 'planned' AND due_at <= $1`, [
      now,
    ]);
    await query(
      `UPDATE nudge SET state = 'uncertain', reason = 'restored', lease_until = NULL WHERE state = 'sending'`,
    );
  });
}

/** When the store was last put back from a back-up, or minus infinity. */
export async function restoredAt(query: Query): Promise<number> {
  return (await markAt(query, 'restored')) ?? Number.NEGATIVE_INFINITY;
}

/** Moments that are kept for the next start. */
type Mark = 'restored' | 'written' | 'cleaned' | 'jumped';

/** When something was last marked, epoch ms; nothing when it never was. */
export async function markAt(query: Query, name: Mark): Promise<number | undefined> {
  const [row] = await query<{ at: number }>('SELECT at FROM mark WHERE name = $1', [name]);
  return row?.at;
}

/** Keeps a moment (epoch ms) under a name. */
export async function keepMark(query: Query, name: Mark, at: number): Promise<void> {
  await query('INSERT INTO mark (name, at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET at = excluded.at', [
    name,
    at,
  ]);
}
