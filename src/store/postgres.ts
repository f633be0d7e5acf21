import { Pool, type PoolClient, TypeOverrides, types } from 'pg';
import { collectAlong } from './along.ts';
import { migrate } from './migrate.ts';
import { type Along, type Query, type Store, StoreError, type StoreFault, type Value } from './store.ts';

const connectMs = 5_000;
const statementMs = 10_000;
/** Any number, as long as every starting bot takes the same lock. */
const migrationLock = 20_261_124;

/** PostgreSQL gives a BIGINT as text; ours are milliseconds and counts, far below 2^53. */
const columnTypes = new TypeOverrides();
columnTypes.setTypeParser(types.builtins.INT8, Number);

/**
 * A store on PostgreSQL. Throws a `StoreError` when it can never work (wrong password, newer schema, …).
 * A database that is down, or a copy that only reads, is no reason to stay away: each use says so, and once it is back, all goes on.
 */
export async function openPostgres(url: string): Promise<Store> {
  const pool = openPool(url, { max: 5 });
  // What may be lost is not waited for; a session keeps that setting, so these connections are for nothing else.
  const light = openPool(url, { max: 2, options: '-c synchronous_commit=off' });
  const close = async () => {
    await Promise.all([pool.end(), light.end()]);
  };
  const prepared = onceItWorks(() =>
    inTransaction(pool, async (query) => {
      await query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
      await migrate(query);
    }),
  );
  await prepared().catch(async (error: unknown) => {
    if (comesBack(error)) return;
    await close();
    throw error;
  });
  return {
    engine: 'postgres',
    skipLocked: ' FOR UPDATE SKIP LOCKED',
    rowAddress: 'ctid',
    async query(sql, values) {
      await prepared();
      return queryOn(pool)(sql, values);
    },
    async light(sql, values) {
      await prepared();
      return queryOn(light)(sql, values);
    },
    async transaction(work) {
      await prepared();
      return inTransaction(pool, work);
    },
    close,
  };
}

function openPool(url: string, more: { readonly max: number; readonly options?: string }): Pool {
  const pool = attemptSync(
    () =>
      new Pool({
        connectionString: url,
        connectionTimeoutMillis: connectMs,
        statement_timeout: statementMs,
        // A connection that is cut without a word would otherwise keep us waiting for ever.
        query_timeout: statementMs + 2_000,
        idle_in_transaction_session_timeout: 30_000,
        keepAlive: true,
        application_name: 'lessenbot',
        types: columnTypes,
        // Statements that need not wait for each other go together. https://node-postgres.com/features/pipelining
        pipeline: true,
        ...more,
      }),
  );
  // A connection that dies while nobody waits for it must not take the process along: neither in the pool, nor in the
  // middle of a transaction. Whoever uses it next hears of it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Once per process, and again after it failed. */
function onceItWorks(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

async function inTransaction<Result>(
  pool: Pool,
  work: (query: Query, along: Along) => Promise<Result>,
): Promise<Result> {
  const client = await attempt(() => pool.connect());
  try {
    const query = queryOn(client);
    // Goes along with the first statement: when it fails, the connection is gone, for both.
    const begun = query('BEGIN');
    const { statements, along } = collectAlong();
    const [result] = await Promise.all([work(query, along), begun]);
    // After one that failed, the server takes a COMMIT for a ROLLBACK.
    await Promise.all([...statements, query('COMMIT')]);
    client.release();
    return result;
  } catch (error) {
    await rollBack(client, error);
    throw error;
  }
}

/** Ends a transaction that failed, and gives the connection back if it is still good. */
async function rollBack(client: PoolClient, error: unknown): Promise<void> {
  // A connection that fell silent would keep us waiting for its rollback too; the server does that by itself.
  if (isUnreachable(error)) return client.release(true);
  await client.query('ROLLBACK').then(
    () => client.release(),
    () => client.release(true),
  );
}

/** A fail-over ends by itself too: until then the server is away, or a copy that only reads. */
const comesBack = (error: unknown) =>
  isUnreachable(error) || (error instanceof StoreError && error.code === 'read-only');
const isUnreachable = (error: unknown) => error instanceof StoreError && error.code === 'unreachable';

function queryOn(connection: Pool | PoolClient): Query {
  return async <Row extends object>(sql: string, values: readonly Value[] = []) => {
    const { rows } = await attempt(() => connection.query<Row>(sql, [...values]));
    return rows;
  };
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const faults: Readonly<Record<string, StoreFault>> = {
  '28P01': 'wrong-password',
  '28000': 'wrong-password',
  '3D000': 'no-database',
  '42501': 'no-rights',
  '42P01': 'incomplete',
  '42703': 'incomplete',
  '53100': 'disk-full',
  '25006': 'read-only',
  '40001': 'busy',
  '40P01': 'busy',
  '55P03': 'busy',
  '57014': 'busy',
  XX001: 'damaged',
  XX002: 'damaged',
};
/** Signs in the code and the message of an error, for faults that have more codes than one, or none. */
const signs: readonly (readonly [RegExp, StoreFault])[] = [
  [/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOST|ENET|ENOENT|08|57P0|53300)/, 'unreachable'],
  // Without a code, the driver gave up by itself.
  [/^ .*(timeout|terminated|closed|Connection ended)/is, 'unreachable'],
  [/SSL|TLS|CERT|self.signed/i, 'tls'],
];

function toStoreError(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof StoreError) return cause;
  const code = 'code' in cause ? String(cause.code) : '';
  const words = `${code} ${cause.message}`;
  // A programming mistake (a wrong statement) keeps its own words for the log.
  const fault = faults[code] ?? signs.find(([sign]) => sign.test(words))?.[1] ?? 'failed';
  return new StoreError(fault, { cause });
}

async function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toStoreError(error);
  }
}

function attemptSync<Result>(work: () => Result): Result {
  try {
    return work();
  } catch {
    // The cause repeats the address, and the address holds the password.
    throw new StoreError('unreachable');
  }
}
