import { lookupDays } from './lookups.ts';
import type { Store } from './store.ts';

const dayMs = 86_400_000;
/** A monthly rhythm takes two years to bring all lessons, and the choice needs to know which were shown. */
const nudgeDays = 760;
const batch = 2_000;

/** Forgets what is too old to be of use, in small steps so that nobody waits long. Gives how many rows went. */
export async function prune({ query }: Store, now: number): Promise<number> {
  const before = (days: number) => now - days * dayMs;
  const old = [
    [
      `DELETE FROM seen WHERE key IN (SELECT key FROM seen WHERE expires_at <= $1 ORDER BY expires_at LIMIT ${batch}) RETURNING 1`,
      now,
    ],
    // A look-up has no id of its own; one moment is old enough to take all of that millisecond along.
    [
      `DELETE FROM lookup WHERE at IN (SELECT at FROM lookup WHERE at < $1 ORDER BY at LIMIT ${batch}) RETURNING 1`,
      before(lookupDays),
    ],
    [
      `DELETE FROM nudge WHERE id IN (SELECT id FROM nudge WHERE due_at < $1 ORDER BY due_at LIMIT ${batch}) RETURNING 1`,
      before(nudgeDays),
    ],
  ] as const;
  let gone = 0;
  for (const [statement, moment] of old) {
    for (let last = batch; last >= batch; gone += last) last = (await query(statement, [moment])).length;
  }
  return gone;
}
