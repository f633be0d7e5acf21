import type { Query } from './store.ts';

/** What somebody may do with a key: its work, wait for whoever is at it, or nothing, because it is done. */
export type Began = 'first' | 'busy' | 'done';

/**
 * Takes a key, in whichever process, before its work is done: `first` for one, until its lease ends (epoch ms); then
 * another may try, for whoever took it died. Throws a `StoreError`.
 */
export async function beginOnce(
  query: Query,
  key: string,
  { leaseUntil, now }: { readonly leaseUntil: number; readonly now: number },
): Promise<Began> {
  const taken = await query(
    `INSERT INTO seen (key, expires_at, done) VALUES ($1, $2, 0)
     ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at, done = 0 WHERE seen.expires_at <= $3 RETURNING key`,
    [key, leaseUntil, now],
  );
  if (taken.length === 1) return 'first';
  // When it was just let go, whoever asks again will have it.
  const [row] = await query<{ done: number }>('SELECT done FROM seen WHERE key = $1', [key]);
  return row?.done === 1 ? 'done' : 'busy';
}

/** The work of a key is done: until it expires (epoch ms), nobody does it again. Throws a `StoreError`. */
export async function endOnce(query: Query, key: string, { expiresAt }: { readonly expiresAt: number }): Promise<void> {
  await query(
    `INSERT INTO seen (key, expires_at, done) VALUES ($1, $2, 1)
     ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at, done = 1`,
    [key, expiresAt],
  );
}

/** The work of a key goes on: it stays taken until then (epoch ms). What is done stays done. Throws a `StoreError`. */
export async function extendOnce(
  query: Query,
  key: string,
  { leaseUntil }: { readonly leaseUntil: number },
): Promise<void> {
  await query('UPDATE seen SET expires_at = $2 WHERE key = $1 AND done = 0', [key, leaseUntil]);
}
