import { statSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { collectAlong } from './along.ts';
import { migrate } from './migrate.ts';
import { type Along, type Query, type Store, StoreError, type StoreFault, type Value } from './store.ts';

/** How long a writer waits for another process. */
const busyMs = 5_000;
/** Of that, how long in one go: SQLite waits with the whole process, and people want answers in the meantime. */
const blockMs = 10;

/** Opens one file, or `:memory:`. Throws a `StoreError`, `damaged` when pages of it do not hang together. */
export async function openSqliteFile(file: string): Promise<Store> {
  const inMemory = file === ':memory:';
  const database = attempt(() => new DatabaseSync(file, { timeout: busyMs, enableForeignKeyConstraints: true }));
  let light = database;
  try {
    // FULL: what we call planned or sent survives a power cut. secure_delete: what is erased is gone from the file.
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON']) {
      attempt(() => database.exec(`PRAGMA ${pragma}`));
    }
    attempt(() => database.exec(`PRAGMA busy_timeout = ${blockMs}`));
    if (!inMemory) {
      attempt(() => checkPages(database, statSync(file).size));
      light = openLight(file);
    }
    const store = toStore(database, light);
    await store.transaction((query) => migrate(query));
    return store;
  } catch (error) {
    closeBoth(database, light);
    throw error;
  }
}

/** Up to here the whole file is looked at before the start: about a third of a second. */
const maxCheckedBytes = 256 * 1024 * 1024;
/** Of a larger file these: what planning begins with, and small. The rest shows when it is read, and in each back-up. */
const firstTables = ['project', 'mark', 'installation'];

/** Throws `damaged` when pages do not hang together; without this, a hole in the middle shows only when somebody reads it. */
function checkPages(database: DatabaseSync, bytes: number): void {
  const made = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const tables = firstTables.filter((table) => made.some(({ name }) => name === table));
  const checks = bytes <= maxCheckedBytes ? ['quick_check(1)'] : tables.map((table) => `quick_check(${table})`);
  for (const check of checks) {
    const [row] = database.prepare(`PRAGMA ${check}`).all();
    if (row?.quick_check !== 'ok') throw new StoreError('damaged');
  }
}

/**
 * A second connection, so that the first one never writes without waiting for the disk. With NORMAL a commit in the log is
 * not synced: the file stays whole, and a power cut takes at most the last notes. https://www.sqlite.org/pragma.html#pragma_synchronous
 */
function openLight(file: string): DatabaseSync {
  return attempt(() => {
    const database = new DatabaseSync(file, { timeout: blockMs, enableForeignKeyConstraints: true });
    for (const pragma of ['synchronous = NORMAL', 'secure_delete = ON']) database.exec(`PRAGMA ${pragma}`);
    return database;
  });
}

function toStore(database: DatabaseSync, light: DatabaseSync): Store {
  // Both connections share the turns: they never wait for each other's locks.
  const inTurn = createTurns();
  const run = queryOn(database);
  const runLight = queryOn(light);
  return {
    engine: 'sqlite',
    skipLocked: '',
    rowAddress: 'rowid',
    query: (sql, values) => inTurn(() => patiently(() => run(sql, values))),
    light: (sql, values) => inTurn(() => patiently(() => runLight(sql, values))),
    transaction: (work) => inTurn(() => inTransaction(database, run, work)),
    close: () => inTurn(async () => closeBoth(database, light)),
  };
}

function closeBoth(database: DatabaseSync, light: DatabaseSync): void {
  if (light !== database) light.close();
  database.close();
}

async function inTransaction<Result>(
  database: DatabaseSync,
  run: Query,
  work: (query: Query, along: Along) => Promise<Result>,
): Promise<Result> {
  await patiently(async () => attempt(() => database.exec('BEGIN IMMEDIATE')));
  try {
    const { statements, along } = collectAlong();
    const result = await work(run, along);
    await Promise.all(statements);
    attempt(() => database.exec('COMMIT'));
    return result;
  } catch (error) {
    // After a full disk SQLite has already rolled back by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** One thing at a time: nothing may slip in between the statements of a transaction. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

function queryOn(database: DatabaseSync): Query {
  const statements = new Map<string, StatementSync>();
  return async <Row extends object>(sql: string, values: readonly Value[] = []) =>
    attempt(() => {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      const named = Object.fromEntries(values.map((value, index) => [`$${index + 1}`, value]));
      // Who writes a statement knows the columns it gives.
      return statement.all(named) as Row[];
    });
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

/** SQLite has one code for every statement it cannot make sense of; only its words tell that a table went. */
function faultOf(code: number, words: string): StoreFault {
  if (/^no such (table|column)/.test(words)) return 'incomplete';
  return faults[code & 0xff] ?? 'failed';
}

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
    if ('errcode' in cause) throw new StoreError(faultOf(Number(cause.errcode), cause.message), { cause });
    // Node's own word for a database that was closed.
    if ('code' in cause && cause.code === 'ERR_INVALID_STATE') throw new StoreError('failed', { cause });
    throw cause;
  }
}
