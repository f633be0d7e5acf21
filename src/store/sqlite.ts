import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { migrate } from './migrate.ts';
import { type Query, type Store, StoreError, type StoreFault, type Value } from './store.ts';

/** How long a writer waits for another process. */
const busyMs = 5_000;
/** Of that, how long in one go: SQLite waits with the whole process, and people want answers in the meantime. */
const blockMs = 10;

/** The file in the data directory that holds everything. */
export const sqliteFile = (directory: string) => join(directory, 'lessenbot.db');
/** Says that the file was made once, so that losing it is noticed and never passes for a fresh start. */
const madeFile = (directory: string) => join(directory, 'lessenbot.gemaakt');

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
  const store = await openSqliteFile(file);
  if (!existsSync(made)) writeDurably(made);
  return store;
}

/** Opens one file, or `:memory:`. */
export async function openSqliteFile(file: string): Promise<Store> {
  const database = attempt(() => new DatabaseSync(file, { timeout: busyMs, enableForeignKeyConstraints: true }));
  try {
    // FULL: what we call planned or sent survives a power cut. secure_delete: what is erased is gone from the file.
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON']) {
      attempt(() => database.exec(`PRAGMA ${pragma}`));
    }
    attempt(() => database.exec(`PRAGMA busy_timeout = ${blockMs}`));
    const store = toStore(database);
    await store.transaction(migrate);
    return store;
  } catch (error) {
    database.close();
    throw error;
  }
}

function toStore(database: DatabaseSync): Store {
  const statements = new Map<string, StatementSync>();
  // One connection, so one thing at a time: nothing may slip in between the statements of a transaction.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };

  const run: Query = async <Row extends object>(sql: string, values: readonly Value[] = []) =>
    attempt(() => {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      const named = Object.fromEntries(values.map((value, index) => [`$${index + 1}`, value]));
      // Who writes a statement knows the columns it gives.
      return statement.all(named) as Row[];
    });

  return {
    engine: 'sqlite',
    skipLocked: '',
    query: (sql, values) => inTurn(() => patiently(() => run(sql, values))),
    transaction: (work) =>
      inTurn(async () => {
        await patiently(async () => attempt(() => database.exec('BEGIN IMMEDIATE')));
        try {
          const result = await work(run);
          attempt(() => database.exec('COMMIT'));
          return result;
        } catch (error) {
          // After a full disk SQLite has already rolled back by itself.
          if (database.isTransaction) database.exec('ROLLBACK');
          throw error;
        }
      }),
    close: () => inTurn(async () => database.close()),
  };
}

/** https://www.sqlite.org/rescode.html */
const faults: Readonly<Record<number, StoreFault>> = {
  5: 'busy',
  6: 'busy',
  8: 'not-writable',
  11: 'damaged',
  13: 'disk-full',
  14: 'not-writable',
  26: 'damaged',
};

/** Tries again while another process is writing. Nothing was done yet, so that is safe. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (const until = Date.now() + busyMs; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'busy' || Date.now() >= until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 10));
    }
  }
}

function attempt<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    if ('errcode' in cause) throw new StoreError(faults[Number(cause.errcode) & 0xff] ?? 'failed', { cause });
    // Node's own word for a database that was closed.
    if ('code' in cause && cause.code === 'ERR_INVALID_STATE') throw new StoreError('failed', { cause });
    throw cause;
  }
}

function writeDurably(file: string): void {
  try {
    const handle = openSync(file, 'w', 0o600);
    writeSync(handle, 'Dit bestand hoort bij lessenbot.db. Haal het alleen weg om helemaal opnieuw te beginnen.\n');
    fsyncSync(handle);
    closeSync(handle);
  } catch (cause) {
    throw new StoreError('not-writable', { cause });
  }
}
