import { once } from 'node:events';
import express from 'express';
import type { Logger } from 'pino';
import type { Counts } from '#core/store';
import { isFromThisComputer } from '../wire/only-this-computer.ts';
import { createHttpServer } from './http-server.ts';
import { type Meter, noMeter } from './meter.ts';

/** The figures of a bot, and the listener on which a collector on this computer reads them. */
export type Metrics = { readonly meter: Meter; close(): Promise<void> };

type Options = {
  /** Nothing: then nothing is counted, loaded or opened. */
  readonly port: number | undefined;
  readonly count: () => Promise<readonly Counts[]>;
  readonly log: Logger;
};

/** Opens `GET /metrics` for this computer alone, on a port of its own. Fails when it cannot listen. */
export async function openMetrics({ port, count, log }: Options): Promise<Metrics> {
  if (port === undefined) return { meter: noMeter, close: async () => undefined };
  const { createFigures } = await import('./prometheus.ts');
  const { meter, contentType, print } = createFigures(count, (err) => log.error({ err }, 'counting failed'));
  const server = express();
  server.disable('x-powered-by');
  server.get('/metrics', async (request, response) => {
    // A page of another site, by a name that leads here.
    if (!isFromThisComputer(request)) return void response.status(403).end();
    response.set('content-type', contentType).end(await print());
  });
  server.use((_request, response) => {
    response.status(404).end();
  });
  const http = createHttpServer(server, log);
  http.listen(port, '127.0.0.1');
  await once(http, 'listening');
  return {
    meter,
    async close() {
      http.close();
      http.closeAllConnections();
      await once(http, 'close');
    },
  };
}
