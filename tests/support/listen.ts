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

/**
 * A port for a server in another process. It is below those that the system gives out by itself, so nobody gets it between
 * now and then, or between two starts. https://docs.kernel.org/networking/ip-sysctl.html (ip_local_port_range)
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
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
