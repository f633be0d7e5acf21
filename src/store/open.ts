import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite-directory.ts';
import type { Store } from './store.ts';

/** PostgreSQL when there is an address, otherwise SQLite in the directory. Throws a `StoreError` with the remedy. */
export function openStore({
  databaseUrl,
  directory,
}: {
  databaseUrl?: string | undefined;
  directory: string;
}): Promise<Store> {
  return databaseUrl ? openPostgres(databaseUrl) : openSqlite(directory);
}
