import { createServer, type Server } from 'node:http';
import type { Express } from 'express';
import type { Logger } from 'pino';

/** How long a sender may take, and how many may be connected; times in ms. */
export type HttpLimits = {
  /** From the first byte, or from connecting, until all headers are there: who says nothing is sent away too. */
  readonly headersMs: number;
  /** Until the whole request is there. */
  readonly requestMs: number;
  /** How often Node looks for who is too late; its own 30 s would make every time above half a minute longer. */
  readonly checkEveryMs: number;
  /** How long an idle connection is kept. */
  readonly keepAliveMs: number;
  readonly connections: number;
};

/**
 * Our requests are small. Idle connections are kept longer than usual proxies keep them (60 s), so that they and not we close
 * one: who closes first may cut off a request that is just under way. A few thousand connections cost some tens of MB.
 */
const usual: HttpLimits = {
  headersMs: 10_000,
  requestMs: 15_000,
  checkEveryMs: 1_000,
  keepAliveMs: 75_000,
  connections: 4_000,
};

/** A server that waits for nobody longer than it says, and has room for so many. */
export function createHttpServer(app: Express, log: Logger, limits: HttpLimits = usual): Server {
  const http = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      keepAliveTimeout: limits.keepAliveMs,
    },
    app,
  );
  http.maxConnections = limits.connections;
  let full = false;
  http.on('drop', () => {
    if (!full) log.warn({ connections: limits.connections }, 'no more connections are taken for now');
    full = true;
  });
  http.on('connection', () => {
    full = false;
  });
  return http;
}
