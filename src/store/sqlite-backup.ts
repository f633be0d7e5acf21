import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { markRestored } from './marks.ts';
import { migrations } from './migrations.ts';
import { openSqliteFile } from './sqlite.ts';
import { makePrivate } from './sqlite-directory.ts';
import { StoreError } from './store.ts';

/** In one go, so that a bot that keeps writing does not make the copy start again and again. */
const allPages = 1_000_000_000;

/**
 * Copies a SQLite store to a file, also while the bot is writing: all of the copy was true at one moment.
 * The file appears only when it is whole and on the disk.
 */
export async function backupSqlite(from: string, to: string): Promise<void> {
  const unfinished = `${to}.${process.pid}.part`;
  try {
    await copyInto(from, unfinished);
    const copy = new DatabaseSync(unfinished);
    // One file is easier to keep than a file and its log.
    copy.exec('PRAGMA journal_mode = DELETE');
    copy.close();
    sync(unfinished);
    renameSync(unfinished, to);
    sync(dirname(to));
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Looks whether a file is a whole store that this version understands, without changing it. Throws a `StoreError`. */
export function checkSqlite(file: string): void {
  let version: unknown;
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const [check] = database.prepare('PRAGMA integrity_check(1)').all();
      if (check?.integrity_check !== 'ok') throw new Error('the check found damage');
      version = database.prepare('SELECT version FROM schema_version').get()?.version;
    } finally {
      database.close();
    }
  } catch (cause) {
    throw new StoreError('damaged', { cause });
  }
  if (typeof version !== 'number') throw new StoreError('damaged');
  if (version > migrations.length) throw new StoreError('newer-schema');
}

/** When something was last written in a store, epoch ms; 0 for an empty one. */
export function lastChange(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  const moments = ['nudge.planned_at', 'project.changed_at', 'answer.at', 'audit.at', 'lookup.at'].map((column) => {
    const [table] = column.split('.');
    return Number(database.prepare(`SELECT max(${column}) AS at FROM ${table}`).get()?.at ?? 0);
  });
  database.close();
  return Math.max(...moments);
}

/** Whether somebody has a store open. SQLite gives up its log only when nobody else does. */
export function isInUse(file: string): boolean {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    return database.prepare('PRAGMA journal_mode = DELETE').get()?.journal_mode !== 'delete';
  } catch {
    return true;
  } finally {
    database.close();
  }
}

/**
 * Puts a checked copy in the place of a store that nobody has open. The mark that old nudges are not sent again goes
 * into the copy first: whenever this is cut short, no bot ever runs on a store without it.
 */
export async function restoreSqlite(copy: string, file: string, now: number): Promise<void> {
  const ready = `${file}.${process.pid}.part`;
  try {
    await copyInto(copy, ready);
    const store = await openSqliteFile(ready);
    await markRestored(store, now);
    await store.close();
    await backupSqlite(ready, `${ready}.whole`);
    // The log belongs to the old file; it must not be played on the new one.
    for (const tail of ['-wal', '-shm']) rmSync(`${file}${tail}`, { force: true });
    renameSync(`${ready}.whole`, file);
    sync(dirname(file));
  } finally {
    for (const tail of ['', '-wal', '-shm', '.whole']) rmSync(`${ready}${tail}`, { force: true });
  }
}

async function copyInto(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new StoreError('missing');
  makePrivate(to);
  const source = new DatabaseSync(from, { readOnly: true, timeout: 5_000 });
  try {
    await backup(source, to, { rate: allPages });
  } finally {
    source.close();
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
