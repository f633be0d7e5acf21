import { Pool, type PoolClient, types } from 'pg';
import { migrate } from './migrate.ts';
import { type Query, type Store, StoreError, type StoreFault, type Value } from './store.ts';

const connectMs = 5_000;
const statementMs = 10_000;
/** Any number, as long as every starting bot takes the same lock. */
const migrationLock = 20_261_124;

/** PostgreSQL gives a BIGINT as text; ours are milliseconds and counts, far below 2^53. */
const getTypeParser: typeof types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
  id === types.builtins.INT8 ? Number : types.getTypeParser(id, format as 'text');

/**
 * A store on PostgreSQL. Throws a `StoreError` when it can never work (wrong password, newer schema, …).
 * A database that is down is no reason to stay away: each use says `unreachable`, and once it is back, all goes on.
 */
export async function openPostgres(url: string): Promise<Store> {
  const pool = attemptSync(
    () =>
      new Pool({
        connectionString: url,
        max: 5,
        connectionTimeoutMillis: connectMs,
        statement_timeout: statementMs,
        // A connection that is cut without a word would otherwise keep us waiting for ever.
        query_timeout: statementMs + 2_000,
        idle_in_transaction_session_timeout: 30_000,
        keepAlive: true,
        application_name: 'lessenbot',
        types: { getTypeParser },
      }),
  );
  // A connection that dies while nobody waits for it must not take the process along: neither in the pool, nor in the
  // middle of a transaction. Whoever uses it next hears of it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));

  async function transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    const client = await attempt(() => pool.connect());
    try {
      const query = queryOn(client);
      await query('BEGIN');
      const result = await work(query);
      await query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      // A connection that fell silent would keep us waiting for its rollback too; the server does that by itself.
      if (error instanceof StoreError && error.code === 'unreachable') client.release(true);
      else {
        await client.query('ROLLBACK').then(
          () => client.release(),
          () => client.release(true),
        );
      }
      throw error;
    }
  }

  let ready: Promise<unknown> | undefined;
  /** Once per process, and again after it failed. */
  function prepared(): Promise<unknown> {
    ready ??= transaction(async (query) => {
      await query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
      await migrate(query);
    }).catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return ready;
  }

  await prepared().catch(async (error: unknown) => {
    if (error instanceof StoreError && error.code === 'unreachable') return;
    await pool.end();
    throw error;
  });

  return {
    engine: 'postgres',
    skipLocked: ' FOR UPDATE SKIP LOCKED',
    async query(sql, values) {
      await prepared();
      return queryOn(pool)(sql, values);
    },
    async transaction(work) {
      await prepared();
      return transaction(work);
    },
    close: () => pool.end(),
  };
}

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
  '53100': 'disk-full',
  '25006': 'read-only',
  '40001': 'busy',
  '40P01': 'busy',
  '55P03': 'busy',
  '57014': 'busy',
  XX001: 'damaged',
  XX002: 'damaged',
};
const unreachable = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOST|ENET|ENOENT|08|57P0|53300)/;
const withoutCode = /timeout|terminated|closed|Connection ended/i;

function toStoreError(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof StoreError) return cause;
  const code = 'code' in cause ? String(cause.code) : '';
  const known = faults[code];
  if (known) return new StoreError(known, { cause });
  if (unreachable.test(code) || (code === '' && withoutCode.test(cause.message)))
    return new StoreError('unreachable', { cause });
  if (/SSL|TLS|CERT|self.signed/i.test(`${code} ${cause.message}`)) return new StoreError('tls', { cause });
  // A programming mistake (a wrong statement) keeps its own words for the log.
  return new StoreError('failed', { cause });
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
