import type { Server } from 'node:http';
import express from 'express';
import type { Logger } from 'pino';
import type { Desk, NotReady, Platform } from '#core';
import type { PlaygroundOptions } from '../../playground/open-playground.ts';
import { mountPages } from '../pages/mount-pages.ts';
import { mountSecurityTxt } from '../pages/security-txt.ts';
import { onlyThisComputer } from '../wire/only-this-computer.ts';
import type { Installations } from '../wire/platform-adapter.ts';
import type { SharedMemory } from '../wire/replay-guard.ts';
import type { RunningWork } from '../wire/running-work.ts';
import { type Config, ownAddress } from './config.ts';
import type { LiveContent } from './content-watch.ts';
import { createHttpServer } from './http-server.ts';
import type { Meter } from './meter.ts';
import { loadPlatforms, type OnlinePlatforms } from './put-on-platforms.ts';

export type Running = {
  readonly address: string;
  readonly platforms: OnlinePlatforms;
  /** From here on `/readyz` says that we stop, and nothing new is taken. */
  drain(): void;
  /** Ends the streams to open pages, and is done when the last answer is given. */
  close(): Promise<void>;
};

export type Parts = {
  readonly content: LiveContent;
  readonly desk: Desk;
  /** The clock of schedules, epoch ms, and the way to move it forward. */
  readonly clock: () => number;
  readonly moveClock: (to: number) => Promise<void>;
  /** Puts that clock at a moment at once, also back: for a start, or a new beginning. */
  readonly putClock: (at: number) => void;
  /** Erases what the store keeps of a workspace: the playground starts again that way. */
  readonly forget: (workspace: { readonly platform: Platform; readonly workspace: string }) => Promise<void>;
  /** What came in already, in whichever process. */
  readonly shared?: SharedMemory;
  /** Where the tokens of a platform are kept; nothing without a key to seal them with. */
  readonly installations?: (platform: Platform) => Installations | undefined;
  readonly running: RunningWork;
  readonly meter?: Meter;
  readonly readiness: () => Promise<readonly NotReady[]>;
};

/**
 * One HTTP server with every platform that is configured. It loads all it needs, listens, and then puts everything on in one
 * go: the playground must know its own address. Fails when it cannot listen.
 */
export async function startServer(config: Config, parts: Parts, log: Logger): Promise<Running> {
  const putOnPlatforms = await loadPlatforms(config);
  const pages = config.playground
    ? { ...(await import('../../playground/open-playground.ts')), ...(await import('./draw-cards.ts')) }
    : undefined;

  const server = express();
  server.disable('x-powered-by');
  const http = createHttpServer(server, log);
  const address = await listen(http, config);

  const door = openDoor();
  server.use(door.handler);
  answerProbes(server, parts, door);
  const playground = pages?.openPlayground({
    ...playgroundOptions({ server, address, config, parts, log }),
    gallery: pages.createGallery(parts.content, config.timezone),
  });
  if (playground) parts.content.onChange(playground.changed);
  const { desk, shared, running, meter, installations = () => undefined } = parts;
  const platforms = putOnPlatforms({
    server,
    desk,
    shared,
    running,
    meter,
    installations,
    log,
    local: playground?.settings ?? {},
  });
  putOnPages(server, config, parts);
  refuseTheRest(server, log);

  return {
    address,
    platforms,
    drain: door.drain,
    async close() {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      playground?.close();
      // What is idle goes now, and what is still busy as soon as it has its answer.
      http.keepAliveTimeout = 1;
      http.closeIdleConnections();
      await closed;
    },
  };
}

type Door = { readonly handler: express.RequestHandler; drain(): void; isDraining(): boolean };

const probes = ['/healthz', '/readyz'];

/** What stands before everything: while we stop only probes come in, and connections are given back. No browser of another site is told what is here. */
function openDoor(): Door {
  let draining = false;
  return {
    drain() {
      draining = true;
    },
    isDraining: () => draining,
    handler({ path, method }, response, next) {
      if (['OPTIONS', 'TRACE'].includes(method)) return void response.status(405).end();
      if (!draining) return next();
      response.set('connection', 'close');
      if (probes.includes(path)) next();
      else response.status(503).end();
    },
  };
}

function answerProbes(server: express.Express, { readiness }: Parts, { isDraining }: Door): void {
  server.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  server.get('/readyz', async (_request, response) => {
    if (isDraining()) return void response.status(503).json({ status: 'stopping', reasons: [] });
    const reasons = await readiness();
    const ready = reasons.length === 0;
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'not-ready', reasons });
  });
}

type Ground = {
  readonly server: express.Express;
  readonly address: string;
  readonly config: Config;
  readonly parts: Parts;
  readonly log: Logger;
};

function playgroundOptions({ server, address, config, parts, log }: Ground): PlaygroundOptions {
  const { content, desk, clock, moveClock, putClock, forget } = parts;
  return {
    server,
    origin: address,
    local: { slack: !config.slack, teams: !config.teams },
    content: () => ({ lessons: content.core().catalogue.lessons.length, faults: content.faults() }),
    clock,
    zone: config.timezone,
    moveClock,
    putClock,
    keepIn: config.dataDirectory,
    warn: (sentence) => log.warn(sentence),
    overview: desk.overview,
    forget,
  };
}

/** For everybody at the public address; without one, only in the playground and on this computer. */
function putOnPages(
  server: express.Express,
  { playground, publicUrl, operator }: Config,
  { content, desk }: Parts,
): void {
  mountSecurityTxt(server, { ...operator, publicUrl });
  if (!playground && !publicUrl) return;
  if (!publicUrl) server.use(onlyThisComputer);
  mountPages({ server, core: content.core, project: desk.page, operator, playground, faults: content.faults });
}

function refuseTheRest(server: express.Express, log: Logger): void {
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
