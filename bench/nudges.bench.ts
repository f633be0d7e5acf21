import { openFaultProxy } from '../tests/support/fault-proxy.ts';
import { hasPostgres, type Postgres, startPostgres } from '../tests/support/postgres-server.ts';
import { temporaryDirectory } from '../tests/support/temporary-directory.ts';
import type { Bench } from './kit/bench.ts';
import { spread } from './kit/side-by-side.ts';
import { type Case, type Measured, measure } from './nudges/measure.ts';
import type { PeerName } from './nudges/peers.ts';

/** As many posts under way in each process, whoever sends. */
const flight = 32;

type Scene = {
  readonly title: string;
  readonly peers: readonly PeerName[];
  /** A round trip to the database takes so much longer. */
  readonly databaseMs?: number;
  /** Enough to see that all of it runs. */
  readonly quick?: true;
} & Pick<Case, 'processes' | 'distanceMs'> & { readonly sqlite?: true; readonly oneWorkspace?: true };

const queues = ['lessenbot', 'pg-boss', 'graphile-worker'] as const;
const scenes: readonly Scene[] = [
  { title: 'SQLite, platform 0 ms', peers: ['lessenbot'], processes: 1, distanceMs: 0, sqlite: true, quick: true },
  { title: 'SQLite, platform 100 ms', peers: ['lessenbot'], processes: 1, distanceMs: 100, sqlite: true },
  { title: 'PostgreSQL, platform 0 ms', peers: queues, processes: 2, distanceMs: 0 },
  { title: 'PostgreSQL, platform 100 ms', peers: queues, processes: 2, distanceMs: 100 },
  {
    title: 'PostgreSQL 2 ms away, platform 100 ms',
    peers: queues,
    processes: 2,
    distanceMs: 100,
    databaseMs: 2,
    quick: true,
  },
  { title: 'one workspace, two processes', peers: ['lessenbot'], processes: 2, distanceMs: 100, oneWorkspace: true },
];

type Rows = Record<string, Record<string, string | number>>;

/**
 * Projects that are due, each in a workspace of its own, planned and sent by the whole engine, beside queues that have the same messages
 * ready and keep no intent before a call. The peers take turns, in another order each round. A figure is the median with its least and
 * most; `ours ÷ theirs` is of the two in the same round. Options: `--quick`, or the number of nudges and of rounds.
 */
export const bench: Bench = {
  what: 'due projects planned and sent, beside pg-boss and graphile-worker',
  estimate: '3.5 minutes',
  async run({ isQuick, options, show }) {
    const [count = isQuick ? 60 : 2_000, rounds = isQuick ? 1 : 3] = options
      .filter((one) => /^\d+$/.test(one))
      .map(Number);
    const server = hasPostgres ? await startPostgres() : undefined;
    const shown = scenes.filter(({ sqlite, quick }) => (sqlite || server) && (quick || !isQuick));
    const taken = new Map<Scene, Record<string, Measured>[]>(shown.map((scene) => [scene, []]));
    let rows: Rows = {};
    try {
      for (let round = 0; round < rounds; round++) {
        for (const [scene, all] of taken) all.push(await oneRound(scene, { count, round, server }));
        rows = Object.assign({}, ...[...taken].map(([scene, all]) => rowsOf(scene, all)));
        show(`${count} nudges, round ${round + 1} of ${rounds}, ${flight} under way a process`, rows);
      }
    } finally {
      server?.stop();
    }
    if (!server) console.log('PostgreSQL is not installed here, so it was not measured.');
  },
};

type Round = { readonly count: number; readonly round: number; readonly server: Postgres | undefined };

async function oneRound(scene: Scene, { count, round, server }: Round): Promise<Record<string, Measured>> {
  const measured: Record<string, Measured> = {};
  const { processes, distanceMs, databaseMs = 0 } = scene;
  // At four a second the whole number would take minutes.
  const size = scene.oneWorkspace ? { count: Math.min(count, 60), workspaces: 1 } : { count, workspaces: count };
  for (const peer of round % 2 === 0 ? scene.peers : scene.peers.toReversed()) {
    const place = scene.sqlite ? inDirectory() : await inDatabase(server, databaseMs);
    measured[peer] = await measure({ ...size, peer, where: place.where, processes, flight, distanceMs });
    await place.close();
  }
  return measured;
}

type Place = { readonly where: Case['where']; close(): void | Promise<void> };

function inDirectory(): Place {
  const { path, remove } = temporaryDirectory();
  return { where: { directory: path }, close: remove };
}

async function inDatabase(server: Postgres | undefined, awayMs: number): Promise<Place> {
  const url = new URL((await server?.database()) ?? '');
  if (awayMs === 0) return { where: { directory: '', databaseUrl: url.href }, close: () => undefined };
  const proxy = await openFaultProxy({ hostname: url.hostname, port: url.port });
  await proxy.set({ kind: 'latency', ms: awayMs / 2 });
  url.host = proxy.host;
  return { where: { directory: '', databaseUrl: url.href }, close: proxy.close };
}

function rowsOf(scene: Scene, rounds: readonly Record<string, Measured>[]): Rows {
  const own = (one: Record<string, Measured>) => one.lessenbot as Measured;
  return Object.fromEntries(
    scene.peers.map((peer) => {
      const all = rounds.map((one) => one[peer] as Measured);
      const sum = (what: 'lost' | 'doubled' | 'unknown') => all.reduce((total, one) => total + one[what], 0);
      return [
        `${scene.title}: ${peer}`,
        {
          'a second': described(all.map(({ perSecond }) => perSecond)),
          'ours ÷ theirs':
            peer === 'lessenbot'
              ? ''
              : described(
                  rounds.map((one) => own(one).perSecond / (one[peer]?.perSecond ?? 0)),
                  2,
                ),
          'CPU ms each': described(
            all.map(({ cpuMs }) => cpuMs),
            2,
          ),
          lost: sum('lost'),
          doubled: sum('doubled'),
          unknown: sum('unknown'),
          ...(scene.oneWorkspace && { 'most in a second': Math.max(...all.map(({ mostASecond }) => mostASecond)) }),
        },
      ];
    }),
  );
}

/** The one in the middle, with the least and the most. */
function described(values: readonly number[], digits = 0): string {
  const { least, middle, most } = spread(values);
  const around = ` (${least.toFixed(digits)}–${most.toFixed(digits)})`;
  return `${middle.toFixed(digits)}${values.length < 2 ? '' : around}`;
}
