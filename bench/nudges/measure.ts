import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStandIn } from '../../tests/support/stand-in-server.ts';
import { type PeerName, peers, type Size, type Stand } from './peers.ts';

export type Case = Size & {
  readonly peer: PeerName;
  readonly where: Pick<Stand, 'directory' | 'databaseUrl'>;
  readonly processes: number;
  readonly flight: number;
  /** How long the platform takes for an answer. */
  readonly distanceMs: number;
};

export type Measured = {
  /** From the word to begin until the platform answered the last one. */
  readonly perSecond: number;
  /** Work of the sending processes for each message. */
  readonly cpuMs: number;
  readonly lost: number;
  /** Of those that came, the ones of which the peer does not know it. */
  readonly unknown: number;
  readonly doubled: number;
  /** The most that one workspace got in any second. */
  readonly mostASecond: number;
};

const patienceMs = 180_000;
/** One that comes twice, comes soon after. */
const afterMs = 500;

/** Lets a peer send to each channel once, and counts what came. */
export async function measure({ peer, where, processes, flight, distanceMs, ...size }: Case): Promise<Measured> {
  const platform = await openPlatform(size, distanceMs);
  const stand = { ...where, apiUrl: platform.apiUrl, flight };
  await peers[peer].fill(stand, size);
  const senders = await Promise.all(Array.from({ length: processes }, () => openSender(peer, stand)));
  try {
    const began = performance.now();
    for (const sender of senders) sender.send({});
    await Promise.race([platform.done, pause(patienceMs, undefined, { ref: false })]);
    const seconds = ((platform.last() || performance.now()) - began) / 1000;
    await pause(afterMs);
    const cpuMs = (await Promise.all(senders.map(endSender))).reduce((sum, one) => sum + one, 0);
    return {
      perSecond: size.count / seconds,
      cpuMs: cpuMs / size.count,
      ...platform.count(),
      unknown: await peers[peer].left(stand),
    };
  } finally {
    for (const sender of senders) sender.kill('SIGKILL');
    await platform.close();
  }
}

async function openSender(peer: PeerName, stand: Stand): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'sender.ts'), [peer, JSON.stringify(stand)], {
    execArgv: ['--no-warnings'],
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`${peer} ended by itself`);
    }),
  ]);
  return child;
}

async function endSender(child: ChildProcess): Promise<number> {
  const said = once(child, 'message');
  child.send({});
  const [{ cpuMs }] = await said;
  if (child.exitCode === null) await Promise.race([once(child, 'exit'), pause(15_000, undefined, { ref: false })]);
  return cpuMs;
}

/** A Slack that keeps a message at once, and says so a while later. */
async function openPlatform({ count, workspaces }: Size, distanceMs: number) {
  const posts = new Map<string, number[]>();
  let last = 0;
  const done = Promise.withResolvers<void>();
  const server = await openStandIn(async ({ body: { channel } }) => {
    posts.set(channel, [...(posts.get(channel) ?? []), performance.now()]);
    if (distanceMs > 0) await pause(distanceMs);
    if (posts.size === count) {
      last = performance.now();
      done.resolve();
    }
    return { body: { ok: true, ts: channel } };
  });
  return {
    apiUrl: `${server.address}/api/`,
    done: done.promise,
    last: () => last,
    close: server.close,
    count() {
      const times = [...posts.values()];
      const byWorkspace = Map.groupBy(posts, ([channel]) => Number(channel.slice(1)) % workspaces).values();
      return {
        lost: count - posts.size,
        doubled: times.filter(({ length }) => length > 1).length,
        mostASecond: Math.max(0, ...[...byWorkspace].map((some) => mostWithinASecond(some.flatMap(([, at]) => at)))),
      };
    },
  };
}

function mostWithinASecond(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.max(0, ...sorted.map((at, index) => sorted.slice(index).filter((other) => other < at + 1_000).length));
}
