import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { hangUp, listen } from './listen.ts';
import { until } from './until.ts';

// biome-ignore lint/suspicious/noExplicitAny: what the bot said over the socket, for tests to look into
type Said = { readonly envelope_id: string; readonly payload?: any };

/** How long Slack waits for an answer, and a little more for a busy machine. What tests see of it is that none came. */
const patienceMs = 4_000;

/** The side of Slack in Socket Mode: it gives addresses that are good for one line, says hello, brings things and hangs up. */
export async function openSlackSocket() {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  const tickets = new Set<string>();
  const lines: WebSocket[] = [];
  const acks: Said[] = [];
  const waiting = new Map<string, (said: Said) => void>();
  let opened = 0;
  let sent = 0;
  /** What Slack says to `apps.connections.open`, in the place of an address. */
  const refusals: { status?: number; headers?: Record<string, string>; body: object }[] = [];

  sockets.on('connection', (socket, request) => {
    const ticket = new URL(request.url ?? '/', 'ws://x').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) return socket.close(1008);
    opened++;
    lines.push(socket);
    socket.on('close', () => void lines.splice(lines.indexOf(socket), 1));
    socket.on('message', (data) => {
      const said: Said = JSON.parse(String(data));
      acks.push(said);
      waiting.get(said.envelope_id)?.(said);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: lines.length, connection_info: { app_id: 'A1' } }));
  });

  const newest = (): WebSocket => {
    const line = lines.at(-1);
    if (!line) throw new Error('there is no line');
    return line;
  };
  const say = (line: WebSocket, what: object) => line.send(JSON.stringify(what));

  return {
    acks,
    refusals,
    lines,
    /** How often a line was opened so far. */
    opened: () => opened,
    /** What `apps.connections.open` answers. */
    address() {
      const refusal = refusals.shift();
      if (refusal) return refusal;
      const ticket = `ticket-${tickets.size}-${Math.random()}`;
      tickets.add(ticket);
      return { body: { ok: true, url: `ws://127.0.0.1:${port}/link/?ticket=${ticket}` } };
    },
    /** Waits until there is a line that said hello. */
    connected: (count = 1) => until(() => lines.length >= count),
    /** Brings something over a line, the newest one unless said otherwise, and gives what the bot acknowledged; nothing when it did not. */
    async bring(
      type: string,
      payload: object,
      { line = newest(), id = `env-${++sent}` } = {},
    ): Promise<Said | undefined> {
      const answered = new Promise<Said | undefined>((resolve) => {
        const timer = setTimeout(() => resolve(undefined), patienceMs);
        waiting.set(id, (said) => {
          clearTimeout(timer);
          resolve(said);
        });
      });
      say(line, { type, envelope_id: id, accepts_response_payload: type !== 'events_api', payload });
      return answered.finally(() => waiting.delete(id));
    },
    /** Brings what is no envelope. */
    sayRaw: (text: string) => newest().send(text),
    /** Slack is about to hang up, and says why. */
    sayGoodbye: (reason: string, line = newest()) =>
      say(line, { type: 'disconnect', reason, debug_info: { host: 'h' } }),
    /** Nothing comes back over any line that is there now, not even a sign of life. */
    hush() {
      for (const line of lines) line.pause();
    },
    /** The wire breaks, without a word. */
    cut: (line = newest()) => line.terminate(),
    async close() {
      for (const line of lines) line.terminate();
      sockets.close();
      await hangUp(server);
    },
  };
}

export type SlackSocket = Awaited<ReturnType<typeof openSlackSocket>>;

/** The same that Slack would post, as it comes over a socket. */
export function asEnvelope(body: string, type: string): { readonly type: string; readonly payload: object } {
  if (!type.startsWith('application/x-www-form-urlencoded')) return { type: 'events_api', payload: JSON.parse(body) };
  const fields = Object.fromEntries(new URLSearchParams(body));
  return fields.payload === undefined
    ? { type: 'slash_commands', payload: fields }
    : { type: 'interactive', payload: JSON.parse(fields.payload) };
}
