import type { Query } from './store.ts';

/** True for the first who shows this key before it expires, in whichever process: what came in twice is done once. */
export async function firstTime(
  query: Query,
  key: string,
  { expiresAt, now }: { readonly expiresAt: number; readonly now: number },
): Promise<boolean> {
  const rows = await query(
    `INSERT INTO seen (key, expires_at) VALUES ($1, $2)
     ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at WHERE seen.expires_at <= $3 RETURNING key`,
    [key, expiresAt, now],
  );
  return rows.length === 1;
}
