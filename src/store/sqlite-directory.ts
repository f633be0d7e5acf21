import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteFile } from './sqlite.ts';
import { type Store, StoreError } from './store.ts';

/** The file in the data directory that holds everything. */
export const sqliteFile = (directory: string) => join(directory, 'lessenbot.db');
/** Says that the file was made once, so that losing it is noticed and never passes for a fresh start. */
const madeFile = (directory: string) => join(directory, 'lessenbot.gemaakt');

/** Whether a store was ever made in a directory. */
export const wasMade = (directory: string) => existsSync(madeFile(directory));

/** Read and written by the user of the bot and nobody else, whatever the directory allows. */
const ownersOnly = 0o600;

/** Opens the store in a directory, and makes both when they are not there yet. Throws a `StoreError`. */
export async function openSqlite(directory: string): Promise<Store> {
  const file = sqliteFile(directory);
  const made = madeFile(directory);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StoreError('not-writable', { cause });
  }
  if (existsSync(made) && (!existsSync(file) || statSync(file).size === 0)) throw new StoreError('missing');
  makePrivate(file);
  const store = await openSqliteFile(file);
  // An older version may have left these for everybody to read.
  for (const each of [`${file}-wal`, `${file}-shm`, made]) if (existsSync(each)) makePrivate(each);
  if (!existsSync(made)) writeDurably(made);
  return store;
}

/**
 * Makes a file that only its owner can read, or takes the rights of others away. Throws a `StoreError` when it cannot be made.
 * A file that is there is never opened: closing it would end every lock that SQLite holds on it in this process, and then
 * another process cuts its log from under us. https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
 */
export function makePrivate(file: string): void {
  try {
    if (!existsSync(file)) closeSync(openSync(file, 'ax', ownersOnly));
    if ((statSync(file).mode & 0o777) !== ownersOnly) chmodSync(file, ownersOnly);
  } catch (cause) {
    // Another process made it first; or it is of somebody else, who alone can change its rights, and we can work with it.
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code !== 'EEXIST' && code !== 'EPERM') throw new StoreError('not-writable', { cause });
  }
}

function writeDurably(file: string): void {
  try {
    const handle = openSync(file, 'w', ownersOnly);
    writeSync(handle, 'Dit bestand hoort bij lessenbot.db. Haal het alleen weg om helemaal opnieuw te beginnen.\n');
    fsyncSync(handle);
    closeSync(handle);
  } catch (cause) {
    throw new StoreError('not-writable', { cause });
  }
}
