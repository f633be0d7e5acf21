import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '#core';
import { findWork } from '../src/store/queue.ts';
import { hasPostgres, startPostgres } from '../tests/postgres.ts';

const sizes = [1_000, 100_000, 1_000_000];
const tries = 200;

/**
 * What the store costs: the time to open it, the memory it takes, and the question that is asked every second, by the
 * number of projects that wait. Each figure in `×` is against the smallest.
 */
export async function run(): Promise<void> {
  await measure('SQLite', (index) => ({ directory: mkdtempSync(join(tmpdir(), `lessenbot-bench-${index}-`)) }));
  if (!hasPostgres) return console.log('PostgreSQL is not installed here, so it was not measured.');
  const server = await startPostgres();
  try {
    const urls = await Promise.all(sizes.map(() => server.database()));
    await measure('PostgreSQL', (index) => ({ directory: '', databaseUrl: urls[index] ?? '' }));
  } finally {
    server.stop();
  }
}

type Where = { readonly directory: string; readonly databaseUrl?: string };

async function measure(engine: string, whereOf: (index: number) => Where): Promise<void> {
  const rows: Record<string, object> = {};
  let smallest = 0;
  for (const [index, projects] of sizes.entries()) {
    const where = whereOf(index);
    const first = await timed(() => openStore(where));
    await fill(first.result, projects);
    await first.result.close();

    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const again = await timed(() => openStore(where));
    const store = again.result;
    const empty = await median(() => findWork(store.query, 0, 0));
    const memory = process.memoryUsage().rss - before;
    smallest ||= empty;
    rows[`${engine}, ${projects.toLocaleString('en')} projects`] = {
      'open first (ms)': round(first.ms),
      'open again (ms)': round(again.ms),
      'memory (MB)': round(memory / 1e6),
      'empty tick (ms)': round(empty),
      'against 1,000': `${round(empty / smallest)}×`,
      'on disk (MB)': round(await size(store)),
    };
    await store.close();
  }
  console.table(rows);
}

/** Projects that wait for a moment far away, and a nudge of each that was sent. */
async function fill(store: Store, projects: number): Promise<void> {
  const source =
    store.engine === 'sqlite'
      ? 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT i FROM n'
      : 'SELECT i::bigint FROM generate_series(1, $1::int) AS n(i)';
  const plan = JSON.stringify({ name: 'Buurtpreventie', phase: 'start', zone: 'Europe/Amsterdam' });
  const step = 100_000;
  for (let from = 0; from < projects; from += step) {
    const count = Math.min(step, projects - from);
    await store.query(
      `INSERT INTO project (id, platform, workspace, channel, plan, state, next_at, next_date, version, changed_at)
       SELECT 'p' || (i + ${from}), 'slack', 'T' || (i % 1000), 'C' || (i + ${from}), '${plan}', 'active',
              1000000 + i, '2027-01-05', 1, 0 FROM (${source}) AS s`,
      [count],
    );
    await store.query(
      `INSERT INTO nudge (id, project, date, due_at, planned_at, state, content, attempts, not_before)
       SELECT 'n' || (i + ${from}), 'p' || (i + ${from}), '2026-11-24', 1, 1, 'sent', '{}', 1, 1 FROM (${source}) AS s`,
      [count],
    );
  }
  await store.query('ANALYZE');
}

async function size(store: Store): Promise<number> {
  const [row] = await store.query<{ bytes: number }>(
    store.engine === 'sqlite'
      ? 'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size'
      : 'SELECT pg_database_size(current_database()) AS bytes',
  );
  return (row?.bytes ?? 0) / 1e6;
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const began = performance.now();
  const result = await work();
  return { result, ms: performance.now() - began };
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < tries; index++) times.push((await timed(work)).ms);
  return times.sort((a, b) => a - b)[Math.floor(tries / 2)] ?? 0;
}

const round = (value: number) => Math.round(value * 100) / 100;
