import { openStore, type Store } from '#core/store';
import { createEngine, createPlanning, systemClock } from '#core/wiring';
import { beginOnce } from '../src/store/first-time.ts';
import { fillWithOld, fillWithYear } from '../tests/support/busy-store.ts';
import { dayMs, tuesday } from '../tests/support/nudge-scene.ts';
import { catalogue } from '../tests/support/real-core.ts';
import { openStandIn } from '../tests/support/stand-in-server.ts';
import { temporaryDirectory } from '../tests/support/temporary-directory.ts';
import type { Bench } from './kit/bench.ts';

/**
 * How long a health check and the acknowledgement of a command take at most, by HTTP on this machine, while the bot works for others:
 * late at start with 5,000 projects due, and cleaning away a million old rows. Options: the number of projects, and of rows.
 */
export const bench: Bench = {
  what: 'the worst health check and acknowledgement while the bot plans and cleans for others; no peer',
  estimate: '1.5 minutes',
  onlyByName: true,
  async run({ isQuick, options, show }) {
    const [projects = isQuick ? '50' : '5000', rows = isQuick ? '5000' : '1000000'] = options;
    const due = { at: tuesday, date: '2026-11-24' };
    show('while it works for others', {
      [`late start, ${projects} projects due`]: await measure(
        (store) => fillWithYear(store, { projects: Number(projects), due, catalogue }),
        { now: tuesday + 1, left: 'SELECT count(*) AS n FROM project WHERE next_at = $1' },
      ),
      [`cleaning ${rows} old rows`]: await measure((store) => fillWithOld(store, Number(rows)), {
        now: tuesday + 800 * dayMs,
        left: 'SELECT count(*) AS n FROM (SELECT 1 FROM nudge WHERE due_at < $1 LIMIT 1) AS some',
      }),
    });
  },
};

type Case = { readonly now: number; readonly left: string };

async function measure(fill: (store: Store) => Promise<void>, { now, left }: Case): Promise<object> {
  const { path: directory, remove } = temporaryDirectory();
  const store = await openStore({ directory });
  await fill(store);
  let asked = 0;
  const server = await openStandIn(async ({ path }) => {
    if (path === '/command') await beginOnce(store.light, `command ${++asked}`, { leaseUntil: now + 1, now });
    return { body: {} };
  });
  const free = { channel: [], workspace: [] };
  const quiet = () => undefined;
  let firstPost = 0;
  const began = performance.now();
  const engine = createEngine({
    store,
    planning: createPlanning(() => catalogue),
    clock: systemClock(() => now),
    limits: { slack: free, teams: free },
    log: { info: quiet, warn: quiet, error: console.error },
    async send() {
      firstPost ||= performance.now() - began;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { kind: 'sent' };
    },
  });
  const times = { '/healthz': [] as number[], '/command': [] as number[] };
  let isOver = false;
  const ask = async (path: keyof typeof times) => {
    while (!isOver) {
      const from = performance.now();
      await fetch(`${server.address}${path}`, { method: 'POST', body: '{}' }).then((response) => response.text());
      times[path].push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const asking = Promise.all([ask('/healthz'), ask('/command')]);
  engine.start();
  while (((await store.query<{ n: number }>(left, [tuesday]))[0]?.n ?? 0) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const seconds = (performance.now() - began) / 1000;
  isOver = true;
  await asking;
  await engine.stop();
  await server.close();
  await store.close();
  remove();
  const worst = (path: keyof typeof times) => Math.round(Math.max(...times[path]));
  return {
    'worst healthz (ms)': worst('/healthz'),
    'worst ack (ms)': worst('/command'),
    asked: times['/command'].length,
    'first post after (ms)': firstPost === 0 ? '' : Math.round(firstPost),
    'done after (s)': Math.round(seconds * 10) / 10,
  };
}
