import { createConnection, createServer, type Socket } from 'node:net';
import { hangUp, listen } from './listen.ts';

/** What goes wrong between us and a platform. */
export type Fault =
  | { readonly kind: 'none' }
  /** Both ways slower. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Nobody listens. */
  | { readonly kind: 'down' }
  /** The connection is cut at the first bytes of the request, and nothing is passed on. */
  | { readonly kind: 'reset' }
  /** The connection is made, and then nothing: the request goes nowhere. */
  | { readonly kind: 'silence' }
  /** The request arrives; its answer is lost, with the connection. */
  | { readonly kind: 'reply-lost' }
  /** The request arrives; its answer never comes. */
  | { readonly kind: 'reply-withheld' }
  /** The answer comes a byte at a time. */
  | { readonly kind: 'drip'; readonly msPerByte: number };

/** A wire to a server that can be made bad. */
export async function openFaultProxy({ hostname, port }: Pick<URL, 'hostname' | 'port'>) {
  let fault: Fault = { kind: 'none' };
  let heard = 0;
  let said = 0;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    return socket;
  };

  // A wire holds nothing back to send it with what comes later.
  const server = createServer({ noDelay: true }, (client) => {
    keep(client);
    const { kind } = fault;
    client.on('data', ({ length }) => {
      heard += length;
    });
    if (kind === 'silence') return;
    if (kind === 'reset') return void client.once('data', () => client.resetAndDestroy());
    const platform = keep(createConnection({ port: Number(port), host: hostname, noDelay: true }));
    const delay = () => (fault.kind === 'latency' ? fault.ms : 0);
    client.on('data', (data) => setTimeout(() => platform.write(data), delay()));
    platform.on('data', (data) => {
      if (fault.kind === 'reply-lost') client.resetAndDestroy();
      else if (fault.kind === 'drip') drip(client, data, fault.msPerByte, () => said++);
      else if (fault.kind !== 'reply-withheld') setTimeout(() => client.write(data), delay());
    });
    client.on('close', () => platform.destroy());
  });
  const address = new URL(await listen(server));

  return {
    /** Where the wire begins. */
    host: address.host,
    /** How many bytes came from the client, and how many were passed back one by one, since the wire last changed. */
    heard: () => heard,
    said: () => said,
    /** From now on the wire is like this. Connections that were made end, unless they are kept. */
    async set(next: Fault, connections: 'end' | 'keep' = 'end'): Promise<void> {
      if (connections === 'end') for (const socket of sockets) socket.destroy();
      if (next.kind === 'down') await hangUp(server);
      else if (!server.listening) await listen(server, Number(address.port));
      fault = next;
      heard = 0;
      said = 0;
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await hangUp(server);
    },
  };
}

function drip(to: Socket, data: Buffer, msPerByte: number, passed: () => void): void {
  let sent = 0;
  const timer = setInterval(() => {
    if (to.destroyed || sent >= data.length) return clearInterval(timer);
    to.write(data.subarray(sent, ++sent));
    passed();
  }, msPerByte);
}
