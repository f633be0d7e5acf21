import { rmSync } from 'node:fs';
import { openStore, type Store } from '#core/store';
import { systemClock } from '#core/wiring';
import { rateLimits } from '../adapters/host/platforms.ts';
import { claim, letNext } from '../src/engine/claim.ts';
import { createGate } from '../src/engine/gate.ts';
import { dueProjects, findWork } from '../src/store/queue.ts';
import { fillWithDue, planAllDue } from '../tests/support/busy-store.ts';
import { tuesday, weekly } from '../tests/support/nudge-scene.ts';
import { hasPostgres, startPostgres } from '../tests/support/postgres-server.ts';
import { temporaryDirectory } from '../tests/support/temporary-directory.ts';
import type { Bench } from './kit/bench.ts';
import { medianMs } from './kit/timed.ts';

const tries = 40;
const atOnce = 32;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

type Where = { readonly directory: string; readonly databaseUrl?: string };
type Rows = Record<string, Record<string, number>>;

/**
 * What the engine asks of the store as more waits for one and the same moment: the question of each second when nothing is due yet, the
 * look at what to plan, and a whole claim, with each project in a workspace of its own and with all in one. Medians, ms. Options:
 * `--quick`, or the sizes.
 */
export const bench: Bench = {
  what: 'what a look and a claim cost as more waits for one moment; no peer',
  estimate: '1 minute',
  async run({ isQuick, options, show }) {
    const asked = options.filter((one) => /^\d+$/.test(one)).map(Number);
    const sizes = isQuick ? [2_000] : asked.length > 0 ? asked : [2_000, 100_000, 1_000_000];
    const rows: Rows = {};
    for (const size of sizes) {
      const made: string[] = [];
      const place = async () => {
        const { path } = temporaryDirectory();
        made.push(path);
        return { directory: path };
      };
      rows[`SQLite, ${size.toLocaleString('en')}`] = await measure(place, size);
      for (const path of made) rmSync(path, { recursive: true });
    }
    if (hasPostgres) {
      const server = await startPostgres();
      try {
        for (const size of sizes) {
          const place = async () => ({ directory: '', databaseUrl: await server.database() });
          rows[`PostgreSQL, ${size.toLocaleString('en')}`] = await measure(place, size);
        }
      } finally {
        server.stop();
      }
    } else console.log('PostgreSQL is not installed here, so it was not measured.');
    show('ms, medians', rows);
  },
};

async function measure(place: () => Promise<Where>, projects: number): Promise<Record<string, number>> {
  const due = { at: tuesday, date: '2026-11-24' };
  const open = async (workspaces: number) => {
    const store = await openStore(await place());
    await fillWithDue(store, { projects, workspaces, due });
    return store;
  };
  const store = await open(projects);
  const batch = { skipLocked: store.skipLocked, now: tuesday, limit: 25 };
  await store.query('ANALYZE');
  const figures = {
    'empty tick': await median(() => findWork(store.query, tuesday - 1, tuesday)),
    'look at what to plan': await median(() => dueProjects(store.query, batch)),
  };
  const spread = await claims(store, { projects, due });
  const together = await claims(await open(1), { projects, due });
  return { ...figures, [`claim of ${atOnce}`]: spread, [`claim of ${atOnce}, all in one workspace`]: together };
}

/** Whole claims, one after another, as if each call were answered at once. Closes the store. */
async function claims(store: Store, planned: Parameters<typeof planAllDue>[1]): Promise<number> {
  await planAllDue(store, planned);
  await store.query('ANALYZE');
  const gate = createGate(rateLimits);
  const clock = systemClock(() => tuesday + 1);
  const taking = await median(async () => {
    const { claimed } = await claim({ store, clock, planning: weekly, gate, log: quiet, leaseMs: 90_000 }, atOnce);
    for (const one of claimed) letNext(gate, one);
  });
  await store.close();
  return taking;
}

async function median(work: () => Promise<unknown>): Promise<number> {
  return Math.round((await medianMs(tries, work)) * 100) / 100;
}
