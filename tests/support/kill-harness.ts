import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore, type Store } from '#core/store';
import { createEngine, systemClock } from '#core/wiring';
import { rateLimits } from '../../adapters/host/platforms.ts';
import { saveProject } from '../../src/store/project-rows.ts';
import { findWork } from '../../src/store/queue.ts';
import { projectIn } from './nudge-project.ts';
import { weekly } from './nudge-scene.ts';
import { openStandIn } from './stand-in-server.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export type KillOptions = {
  /** Where the store is; a directory of its own when there is no address. */
  readonly databaseUrl?: string;
  readonly kills: number;
  readonly deliveries: number;
  /** How many bots run at the same time. */
  readonly processes: number;
  /** In how many workspaces the channels are; each has one of its own when it is not given, so that no limit slows them down. */
  readonly workspaces?: number;
};

export type KillResult = {
  readonly kills: number;
  readonly deliveries: number;
  /** Posted by bots that were killed, or that ran beside one. */
  readonly beforeTheEnd: number;
  /** Without a row, called sent without a post, or posted without a row that admits it may be. */
  readonly lost: number;
  readonly doubled: number;
  readonly uncertain: number;
  /** Of the uncertain ones, those that had arrived. */
  readonly arrived: number;
  readonly seconds: number;
};

const minuteMs = 60_000;

/** Kills sending bots with -9 at random moments, lets the last one finish, and counts what people got. */
export async function killAtRandom({
  databaseUrl,
  kills,
  deliveries,
  processes,
  workspaces = deliveries,
}: KillOptions): Promise<KillResult> {
  const began = Date.now();
  const directory = temporaryDirectory();
  const where = { directory: directory.path, ...(databaseUrl !== undefined && { databaseUrl }) };
  const slack = await startSlack();
  const store = await openStore(where);
  const children = new Set<ChildProcess>();
  const share = Math.ceil(deliveries / kills);
  let planned = 0;

  async function addProjects(count: number): Promise<void> {
    const due = { next: { at: Date.now() - 1, date: '2026-11-24' } };
    for (const end = Math.min(deliveries, planned + count); planned < end; planned++) {
      await saveProject(store.query, projectIn(`T${planned % workspaces}`, `C${planned}`, due), Date.now());
    }
  }
  function start(): ChildProcess {
    const file = join(import.meta.dirname, 'kill-child.ts');
    const args = [file, directory.path, databaseUrl ?? '', slack.url];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.add(child);
    return child;
  }
  async function kill(child: ChildProcess): Promise<void> {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    children.delete(child);
  }
  /** Whether there is something that no bot has begun to send. */
  async function isLeft(): Promise<boolean> {
    const { toPlan, toSend } = await findWork(store.query, Date.now(), Date.now());
    return toPlan || toSend;
  }
  /** One bot after another, killed while it opens, plans or sends. */
  async function livesAndDies(times: number): Promise<void> {
    for (let life = 0; life < times; life++) {
      await addProjects(share);
      const child = start();
      const chance = Math.random();
      if (chance < 0.9) await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')]);
      if (child.exitCode !== null) throw new Error('a bot ended by itself');
      // Some die after a moment, most while they are sending: after none, one or many of their share.
      const enough = slack.arrived() + (chance < 0.2 ? 0 : Math.ceil(Math.random() * 2 * share));
      // Another bot may have sent what this one was to send: then there is nothing to wait for.
      while (slack.arrived() < enough && child.exitCode === null && (await isLeft())) await pause(10);
      await pause(Math.random() * 50);
      await kill(child);
    }
  }

  try {
    const lives = Math.floor(kills / processes);
    await Promise.all(
      Array.from({ length: processes }, (_, index) =>
        livesAndDies(index === 0 ? kills - lives * (processes - 1) : lives),
      ),
    );
    await addProjects(deliveries);
    const beforeTheEnd = slack.arrived();
    await finish(store, slack.url);
    const seconds = Math.round((Date.now() - began) / 1000);
    return { kills, deliveries, beforeTheEnd, ...(await count(store, slack.posts)), seconds };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await store.close();
    await slack.close();
    directory.remove();
  }
}

/** A last bot, after every lease of a dead one has ended. */
async function finish(store: Store, apiUrl: string): Promise<void> {
  const { send } = await import('../../adapters/slack/send.ts');
  const quiet = () => undefined;
  const engine = createEngine({
    store,
    planning: weekly,
    limits: rateLimits,
    clock: { ...systemClock(), real: () => Date.now() + 10 * minuteMs },
    log: { info: quiet, warn: quiet, error: quiet },
    send: ({ place }, { date }) => send(place, { text: date, blocks: [] }, { apiUrl, botToken: 'xoxb-test' }),
  });
  await engine.runDue();
}

type Tally = Pick<KillResult, 'lost' | 'doubled' | 'uncertain' | 'arrived'>;

async function count(store: Store, posts: ReadonlyMap<string, number>): Promise<Tally> {
  const rows = await store.query<{ channel: string; state: string | null }>(
    'SELECT channel, nudge.state AS state FROM project LEFT JOIN nudge ON nudge.project = project.id',
  );
  const tally = { lost: 0, doubled: 0, uncertain: 0, arrived: 0 };
  for (const { channel, state } of rows) {
    const times = posts.get(channel) ?? 0;
    if (times > 1) tally.doubled++;
    if (state === 'uncertain') {
      tally.uncertain++;
      tally.arrived += Math.min(1, times);
    } else if (state !== 'sent' || times === 0) tally.lost++;
  }
  return tally;
}

/** A Slack that takes a while to keep a message, and a while more to say so. It keeps it also when nobody waits any more. */
async function startSlack() {
  const posts = new Map<string, number>();
  const { address, close } = await openStandIn(async ({ body: { channel } }) => {
    await pause(Math.random() * 60);
    posts.set(channel, (posts.get(channel) ?? 0) + 1);
    await pause(Math.random() * 30);
    return { body: { ok: true, ts: channel } };
  });
  return { posts, arrived: () => posts.size, url: `${address}/api/`, close };
}
