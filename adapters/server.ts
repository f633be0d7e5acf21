import { createServer, type Server } from 'node:http';
import express from 'express';
import type { Logger } from 'pino';
import type { Desk } from '#core';
import type { Config } from './config.ts';
import { mountSlack } from './slack/app.ts';
import { mountTeams } from './teams/app.ts';

/** One HTTP server with every platform that is configured. It does not listen yet. */
export function createHttpServer(config: Config, desk: Desk, log: Logger): Server {
  const server = express();
  server.disable('x-powered-by');
  server.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  if (config.slack) mountSlack({ server, desk, config: config.slack, log: log.child({ platform: 'slack' }) });
  if (config.teams)
    mountTeams({ server, desk, config: { ...config.teams, local: false }, log: log.child({ platform: 'teams' }) });
  else if (config.playground)
    mountTeams({ server, desk, config: { allowedTenants: [], local: true }, log: log.child({ platform: 'teams' }) });

  server.use((_request, response) => {
    response.status(404).end();
  });
  server.use(((error, _request, response, next) => {
    log.error({ err: error }, 'request failed');
    if (response.headersSent) next(error);
    else response.status(500).end();
  }) satisfies express.ErrorRequestHandler);

  const http = createServer(server);
  // Slow senders may not hold a connection: 10 s for headers, 15 s for a request (ours are small).
  http.headersTimeout = 10_000;
  http.requestTimeout = 15_000;
  return http;
}
