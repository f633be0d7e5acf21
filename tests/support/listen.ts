import { once } from 'node:events';
import { Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';

/** Starts a server on a free port of this computer, or on the one that is given. Gives its address. */
export async function listen(server: Server, port = 0): Promise<string> {
  // Never the first to hang up: on a busy machine the other side may be about to use the connection once more.
  if (server instanceof HttpServer) server.keepAliveTimeout = 0;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${portOf(server)}`;
}

/** Stops a server at once, with what is still open. */
export async function hangUp(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  if (server instanceof HttpServer) server.closeAllConnections();
  await once(server, 'close');
}

/** Ports below those that the system gives out by itself: https://docs.kernel.org/networking/ip-sysctl.html (ip_local_port_range) */
const ports = { first: 20_000, all: 12_000, ofOneWorker: 1_000 };
let asked = Math.floor(Math.random() * ports.ofOneWorker);

/**
 * A port for a server in another process. Nobody gets it between now and then, or between two starts: not from the system, nor
 * from tests at work beside these, and not twice in one process.
 */
export async function freePort(): Promise<number> {
  const worker = Number(process.env.VITEST_POOL_ID ?? 0) * ports.ofOneWorker;
  for (;;) {
    const port = ports.first + ((worker + (asked++ % ports.ofOneWorker)) % ports.all);
    const server = createServer();
    const found = await listen(server, port).then(
      () => true,
      () => false,
    );
    if (!found) continue;
    await hangUp(server);
    return port;
  }
}

function portOf(server: Server): number {
  // A server on a port has an address with a port; only pipes have a name instead.
  return (server.address() as AddressInfo).port;
}
