import type { Query, Store } from './store.ts';

/**
 * Says that the store was put back from a back-up at this moment. Nobody knows any more what was sent before it, so of
 * all that was due by then nothing is sent (again).
 */
export async function markRestored(store: Store, now: number): Promise<void> {
  await store.transaction(async (query) => {
    await query(
      `INSERT INTO mark (name, at) VALUES ('restored', $1) ON CONFLICT (name) DO UPDATE SET at = excluded.at`,
      [now],
    );
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
  const [row] = await query<{ at: number }>(`SELECT at FROM mark WHERE name = 'restored'`);
  return row?.at ?? Number.NEGATIVE_INFINITY;
}
