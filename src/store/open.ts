import type { Store } from './store.ts';

/** PostgreSQL when there is an address, otherwise SQLite in the directory. Throws a `StoreError` with the remedy. */
export async function openStore({
  databaseUrl,
  directory,
}: {
  databaseUrl?: string | undefined;
  directory: string;
}): Promise<Store> {
  // Of the two only one is loaded.
  if (databaseUrl) return (await import('./postgres.ts')).openPostgres(databaseUrl);
  return (await import('./sqlite-directory.ts')).openSqlite(directory);
}
