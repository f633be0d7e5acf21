import { createServer, type Server } from 'node:http';
import express from 'express';
import type { Logger } from 'pino';
import type { Desk, Platform } from '#core';
import type { Playground } from '../../playground/open-playground.ts';
import { mountPages } from '../pages/mount-pages.ts';
import { mountSlack } from '../slack/app.ts';
import { mountTeams } from '../teams/app.ts';
import { onlyThisComputer } from '../wire/only-this-computer.ts';
import type { SharedMemory } from '../wire/replay-guard.ts';
import type { Say } from '../wire/say.ts';
import { type Config, ownAddress } from './config.ts';
import type { LiveContent } from './content-watch.ts';
import type { NotReady } from './readiness.ts';

export type Running = {
  readonly address: string;
  /** Says something in a channel, by the platform it is on. */
  readonly say: Say;
  /** Takes nothing new, ends the streams to open pages, and is done when the last answer is given. */
  close(): Promise<void>;
};

export type Parts = {
  readonly content: LiveContent;
  readonly desk: Desk;
  /** The clock of schedules, epoch ms, and the way to move it forward. */
  readonly clock: () => number;
  readonly moveClock: (to: number) => Promise<void>;
  /** Erases what the store keeps of a workspace: the playground starts again that way. */
  readonly forget: (workspace: { readonly platform: Platform; readonly workspace: string }) => Promise<void>;
  /** What came in already, in whichever process. */
  readonly shared?: SharedMemory;
  readonly readiness: () => Promise<readonly NotReady[]>;
};

/**
 * One HTTP server with every platform that is configured. It listens first and then puts them on, in one go: the
 * playground must know its own address. Fails when it cannot listen.
 */
export async function startServer(config: Config, parts: Parts, log: Logger): Promise<Running> {
  const server = express();
  server.disable('x-powered-by');
  // Loaded before we listen, so that everything is put on in one go.
  const door = config.playground ? await import('../../playground/open-playground.ts') : undefined;
  const http = createServer(server);
  // Slow senders may not hold a connection: 10 s for headers, 15 s for a request (ours are small).
  http.headersTimeout = 10_000;
  http.requestTimeout = 15_000;
  const address = await listen(http, config);

  server.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  server.get('/readyz', async (_request, response) => {
    const reasons = await parts.readiness();
    const ready = reasons.length === 0;
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'not-ready', reasons });
  });
  const playground = door?.openPlayground({
    server,
    origin: address,
    local: { slack: !config.slack, teams: !config.teams },
    content: () => ({ lessons: parts.content.core().catalogue.lessons.length, faults: parts.content.faults() }),
    clock: parts.clock,
    moveClock: parts.moveClock,
    overview: parts.desk.overview,
    forget: parts.forget,
  });
  if (playground) parts.content.onChange(playground.changed);
  const say = mountPlatforms(server, config, parts, playground?.settings ?? {}, log);
  server.use((_request, response) => {
    response.status(404).end();
  });
  server.use(((error, _request, response, next) => {
    // What the sender did wrong, such as an address that cannot be decoded, is no fault of ours.
    const status = error?.status >= 400 && error?.status < 500 ? error.status : 500;
    if (status === 500) log.error({ err: error }, 'request failed');
    if (response.headersSent) next(error);
    else response.status(status).end();
  }) satisfies express.ErrorRequestHandler);

  return {
    address,
    say,
    async close() {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      playground?.close();
      http.closeIdleConnections();
      await closed;
    },
  };
}

function mountPlatforms(
  server: express.Express,
  config: Config,
  { content, desk, shared }: Parts,
  local: Playground['settings'],
  log: Logger,
): Say {
  const { core } = content;
  const says: Partial<Record<Platform, Say>> = {};
  const slack = config.slack ?? local.slack;
  if (slack) says.slack = mountSlack({ server, desk, config: slack, shared, log: log.child({ platform: 'slack' }) });
  const teams = config.teams ? { ...config.teams, local: false } : local.teams;
  if (teams) says.teams = mountTeams({ server, desk, config: teams, shared, log: log.child({ platform: 'teams' }) });
  if (config.playground || config.publicUrl) {
    if (!config.publicUrl) server.use('/lessen', onlyThisComputer);
    mountPages({ server, core, faults: content.faults });
  }
  return async (project, reply) =>
    says[project.place.platform]?.(project, reply) ?? { kind: 'parked', reason: 'no-installation', scope: 'workspace' };
}

function listen(http: Server, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      const bound = http.address();
      const actual = typeof bound === 'object' && bound ? bound.port : port;
      resolve(ownAddress(host, actual));
    });
  });
}
