import { migrations } from './migrations.ts';
import { type Query, StoreError } from './store.ts';

/**
 * Brings the tables up to date, within a transaction of the caller that keeps other starters out.
 * Throws `newer-schema`, without writing, when a newer bot made them. Gives true when something was done.
 */
export async function migrate(query: Query, steps = migrations): Promise<boolean> {
  await query('CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)');
  const [row] = await query<{ version: number }>('SELECT version FROM schema_version');
  const version = row?.version ?? 0;
  if (version > steps.length) throw new StoreError('newer-schema');
  if (version === steps.length) return false;
  for (const step of steps.slice(version)) for (const statement of step) await query(statement);
  await query('DELETE FROM schema_version');
  await query('INSERT INTO schema_version (version) VALUES ($1)', [steps.length]);
  return true;
}
