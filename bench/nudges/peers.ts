import { Logger, makeWorkerUtils, run as runGraphile } from 'graphile-worker';
import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { openStore } from '#core/store';
import { createEngine, createPlanning, nudgeReply, warmUp } from '#core/wiring';
import { rateLimits } from '../../adapters/host/platforms.ts';
import { toMessage } from '../../adapters/slack/render.ts';
import { send } from '../../adapters/slack/send.ts';
import { fillWithDue } from '../../tests/support/busy-store.ts';
import { lessonContent, projectIn } from '../../tests/support/nudge-project.ts';
import { catalogue, core } from '../../tests/support/real-core.ts';

/** Where what is to be sent is kept, and the platform that gets it. */
export type Stand = {
  readonly directory: string;
  readonly databaseUrl?: string | undefined;
  readonly apiUrl: string;
  /** How many posts of one process may be under way. */
  readonly flight: number;
};

export type Size = { readonly count: number; readonly workspaces: number };

/** Somebody who sends a message to each of so many channels: written down first, sent from then on, by one or more processes. */
export type Peer = {
  /** Writes down what is to be sent. */
  fill(stand: Stand, size: Size): Promise<void>;
  /** Gets ready in a process. Gives a way to begin, and to end. */
  open(stand: Stand): Promise<{ begin(): Promise<void>; end(): Promise<void> }>;
  /** How many it does not know to be sent, at the end. */
  left(stand: Stand): Promise<number>;
};

const queue = 'nudges';
/** A line for each job would be work that the others do not have. */
const logger = new Logger(() => () => undefined);
const channels = ({ count }: Size) => Array.from({ length: count }, (_, index) => `C${index}`);

export const peers = {
  lessenbot: {
    async fill(stand, { count, workspaces }) {
      const store = await openStore(stand as { directory: string });
      const at = Date.now() - 1;
      const date = new Date(at).toISOString().slice(0, 10);
      await fillWithDue(store, { projects: count, workspaces, due: { at, date } });
      await store.query('ANALYZE');
      await store.close();
    },
    async left(stand) {
      const store = await openStore(stand as { directory: string });
      const [row] = await store.query<{ n: number }>(`SELECT count(*) AS n FROM project LEFT JOIN nudge
        ON nudge.project = project.id AND nudge.state = 'sent' WHERE nudge.id IS NULL`);
      await store.close();
      return row?.n ?? 0;
    },
    async open({ apiUrl, ...where }) {
      const store = await openStore(where as { directory: string });
      const quiet = () => undefined;
      const engine = createEngine({
        store,
        planning: createPlanning(() => catalogue),
        limits: rateLimits,
        log: { info: quiet, warn: console.error, error: console.error },
        async send(project, nudge) {
          const reply = nudgeReply(nudge, project, catalogue);
          if (!reply) return { kind: 'not-sent', reason: 'cannot-render' };
          const message = toMessage(reply, { canShare: false });
          return send(project.place, message, { apiUrl, botToken: 'xoxb-bench' });
        },
      });
      // As the bot does soon after its start.
      await warmUp(core, new Date().toISOString().slice(0, 10));
      return {
        begin: async () => engine.start(),
        async end() {
          await engine.stop();
          await store.close();
        },
      };
    },
  },
  'pg-boss': {
    async fill({ databaseUrl = '' }, size) {
      const boss = await new PgBoss(databaseUrl).start();
      await boss.createQueue(queue);
      await boss.insert(
        queue,
        channels(size).map((channel) => ({ data: { channel } })),
      );
      await boss.stop();
    },
    left: (stand) =>
      countOf(stand, "SELECT count(*)::int AS n FROM pgboss.job WHERE name = $1 AND state <> 'completed'"),
    /** Whole batches without a pause between them, two of them at a time. https://pgboss.io/api/workers */
    async open({ databaseUrl = '', apiUrl, flight }) {
      const boss = await new PgBoss({ connectionString: databaseUrl, supervise: false, schedule: false }).start();
      const post = poster(apiUrl);
      return {
        async begin() {
          const half = { batchSize: Math.ceil(flight / 2), localConcurrency: 2 };
          const often = { pollingIntervalSeconds: 0.5, burstWhenBatchFull: true };
          await boss.work<{ channel: string }>(queue, { ...half, ...often }, async (jobs) => {
            await Promise.all(jobs.map(({ data: { channel } }) => post(channel)));
          });
        },
        end: () => boss.stop(),
      };
    },
  },
  'graphile-worker': {
    async fill({ databaseUrl = '' }, size) {
      const utils = await makeWorkerUtils({ connectionString: databaseUrl, logger });
      await utils.migrate();
      await utils.addJobs(channels(size).map((channel) => ({ identifier: queue, payload: { channel } })));
      await utils.release();
    },
    left: (stand) => countOf(stand, 'SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = $1'),
    /** Tuned for many jobs: fetched and completed in batches. https://worker.graphile.org/docs/performance */
    async open({ databaseUrl = '', apiUrl, flight }) {
      const post = poster(apiUrl);
      let end = async () => {};
      return {
        async begin() {
          const runner = await runGraphile({
            connectionString: databaseUrl,
            noHandleSignals: true,
            logger,
            taskList: { [queue]: (payload) => post((payload as { channel: string }).channel) },
            preset: {
              worker: {
                concurrentJobs: flight,
                maxPoolSize: flight,
                localQueue: { size: 2 * flight },
                completeJobBatchDelay: 0,
                failJobBatchDelay: 0,
              },
            },
          });
          end = () => runner.stop();
        },
        end: () => end(),
      };
    },
  },
} satisfies Record<string, Peer>;

export type PeerName = keyof typeof peers;

async function countOf({ databaseUrl = '' }: Stand, sql: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ n: number }>(sql, [queue]);
  await client.end();
  return rows[0]?.n ?? 0;
}

/** What a queue has in hand is ready to be posted: the message of one of our nudges. Kept connections, as `fetch` does of itself. */
function poster(apiUrl: string): (channel: string) => Promise<void> {
  const project = projectIn('T1', 'C1');
  const content = lessonContent(catalogue.lessons[0]?.id ?? '');
  const first = catalogue.lessons[0]?.nudges[0]?.id ?? '';
  if (content.kind !== 'lesson') throw new Error('a lesson was asked for');
  const choice = { ...content.choice, nudge: first };
  const nudge = { id: 'n', project: project.id, date: '2026-11-24', dueAt: 0, state: 'sending', attempts: 1 } as const;
  const reply = nudgeReply({ ...nudge, content: { kind: 'lesson', choice } }, project, catalogue);
  const message = reply && toMessage(reply, { canShare: false });
  return async (channel) => {
    const response = await fetch(new URL('chat.postMessage', apiUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', authorization: 'Bearer xoxb-bench' },
      body: JSON.stringify({ channel, ...message }),
      signal: AbortSignal.timeout(10_000),
    });
    const { ok } = (await response.json()) as { ok: boolean };
    if (!ok) throw new Error('refused');
  };
}
