import { writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { hangUp, listen } from './listen.ts';
import { ownCertificate } from './own-certificate.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** A Slack with TLS that gives lines, and the proxy of an organisation before it that tunnels to wherever it is asked. */
export async function openSlackBehindProxy() {
  const { path, remove } = temporaryDirectory();
  const certificate = join(path, 'ca.pem');
  writeFileSync(certificate, ownCertificate.cert);

  const slack = createServer(ownCertificate, (_request, response) =>
    response.end(JSON.stringify({ ok: true, url: `wss://127.0.0.1:${portOf(slack)}/link` })),
  );
  const sockets = new WebSocketServer({ server: slack });
  const connected = new Promise<void>((resolve) => sockets.once('connection', () => resolve()));
  await listen(slack);

  const tunnels: string[] = [];
  const ends = new Set<Duplex>();
  const proxy = createHttpServer().on('connect', ({ url = '' }, client: Duplex) => {
    tunnels.push(url);
    const there = connect(portOf(slack), '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
    for (const end of [there, client]) ends.add(end.on('error', () => undefined));
    there.pipe(client).pipe(there);
  });
  const proxyUrl = await listen(proxy);

  return {
    /** Where Slack is, as `host:port`. */
    address: `127.0.0.1:${portOf(slack)}`,
    /** What the bot must know to go by the proxy and to trust what it meets. */
    environment: { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: proxyUrl, NODE_EXTRA_CA_CERTS: certificate },
    /** Where the proxy was asked to go. */
    tunnels,
    /** The bot opened a line. */
    connected,
    async close() {
      for (const end of ends) end.destroy();
      slack.closeAllConnections();
      await Promise.all([hangUp(slack), hangUp(proxy)]);
      remove();
    },
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
