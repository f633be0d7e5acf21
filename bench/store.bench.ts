import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { openStore, type Store } from '#core/store';
import { findWork } from '../src/store/queue.ts';
import { hasPostgres, startPostgres } from '../tests/support/postgres-server.ts';
import { temporaryDirectory } from '../tests/support/temporary-directory.ts';
import type { Asked, Bench } from './kit/bench.ts';
import { medianMs, timed } from './kit/timed.ts';

const allSizes = [1_000, 100_000, 1_000_000];
const tries = 200;

/**
 * What the store costs: the time to open it, the memory it takes, and the question that is asked every second, by the
 * number of projects that wait. Each figure in `×` is against the smallest.
 */
export const bench: Bench = {
  what: 'what the store costs with a thousand to a million projects; SQLite beside PostgreSQL',
  estimate: '3 minutes',
  onlyByName: true,
  async run({ isQuick, show }) {
    const sizes = isQuick ? [100, 1_000] : allSizes;
    const measured = { sizes, show };
    await measure('SQLite', () => ({ directory: temporaryDirectory().path }), measured);
    if (!hasPostgres) return console.log('PostgreSQL is not installed here, so it was not measured.');
    const server = await startPostgres();
    try {
      const urls = await Promise.all(sizes.map(() => server.database()));
      await measure('PostgreSQL', (index) => ({ directory: '', databaseUrl: urls[index] ?? '' }), measured);
    } finally {
      server.stop();
    }
  },
};

type Where = { readonly directory: string; readonly databaseUrl?: string };

type Measured = Pick<Asked, 'show'> & { readonly sizes: readonly number[] };

async function measure(engine: string, whereOf: (index: number) => Where, { sizes, show }: Measured): Promise<void> {
  const rows: Record<string, object> = {};
  let smallest = 0;
  for (const [index, projects] of sizes.entries()) {
    const where = whereOf(index);
    const first = await timed(() => openStore(where));
    await fill(first.result, projects);
    const empty = await medianMs(tries, () => findWork(first.result.query, 0, 0));
    const bytes = await size(first.result);
    await first.result.close();
    const again = inNewProcess(where);
    if (where.databaseUrl === undefined) rmSync(where.directory, { recursive: true });
    smallest ||= empty;
    rows[`${engine}, ${projects.toLocaleString('en')} projects`] = {
      'open first (ms)': round(first.ms),
      'open again (ms)': round(again.ms),
      'memory (MB)': round(again.bytes / 1e6),
      'empty tick (ms)': round(empty),
      'against the least': `${round(empty / smallest)}×`,
      'on disk (MB)': round(bytes),
    };
  }
  show(engine, rows);
}

/** Opening an existing store and asking it once, in a process that did nothing else yet. */
function inNewProcess(where: Where): { ms: number; bytes: number } {
  const script = `
    const { openStore } = await import(${JSON.stringify(new URL('../src/store/open.ts', import.meta.url))});
    const before = process.memoryUsage().rss;
    const began = performance.now();
    const store = await openStore(${JSON.stringify(where)});
    const ms = performance.now() - began;
    await store.query('SELECT count(*) FROM project WHERE next_at <= 0');
    console.log(JSON.stringify({ ms, bytes: process.memoryUsage().rss - before }));
    await store.close();`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
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

const round = (value: number) => Math.round(value * 100) / 100;
