import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { impossible } from '#core';
import { type Fault, type Scope, type Trouble, well } from './chaos-faults.ts';
import type { ChaosTime } from './chaos-time.ts';
import { hangUp, listen } from './listen.ts';

/** A call of the bot, as it reached the platform. */
export type Call = {
  readonly method: string;
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: what was posted, for the platform to look into
  readonly body: any;
};

/** What a platform makes of a call. */
export type Handled = {
  readonly scope: Exclude<Scope, 'all'>;
  /** Keeps what was sent; gives the answer that belongs to it. */
  readonly keep: () => object;
  /** How this call says no in its own way; without it, by a status. */
  readonly refuse?: (code: string) => { readonly status: number; readonly body: object };
  readonly headers?: Readonly<Record<string, string>>;
};

/** What became of a call. */
type Attempt = { readonly at: number; readonly path: string; readonly fault: string; readonly kept: boolean };

/** A platform on a wire that can be made bad. */
export type ChaosWire = {
  readonly address: string;
  readonly attempts: readonly Attempt[];
  /** How many calls wait for their answer. */
  waiting(): number;
  set(trouble: Trouble | undefined): void;
  close(): Promise<void>;
};

/** Opens a platform that does with each call what the trouble of the moment says. */
export async function openChaosWire(time: ChaosTime, handle: (call: Call) => Handled): Promise<ChaosWire> {
  const attempts: Attempt[] = [];
  let trouble: Trouble | undefined;
  let left = 0;
  let waiting = 0;

  function faultFor({ scope }: Handled): Fault {
    if (!trouble || left <= 0 || (trouble.scope !== 'all' && trouble.scope !== scope)) return well;
    left--;
    return trouble.fault;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await read(request);
    const handled = handle(call);
    const fault = faultFor(handled);
    if (fault.delayMs) await new Promise<void>((resolve) => setTimeout(resolve, fault.delayMs));
    time.noted();
    // Who hung up meanwhile did not take back what was sent.
    const said = fault.keeps ? handled.keep() : undefined;
    attempts.push({ at: time.now(), path: call.path, fault: fault.name, kept: fault.keeps });
    respond(response, fault, { handled, said });
  }

  const server = createServer((request, response) => {
    time.noted();
    waiting++;
    response.on('close', () => waiting--);
    request.on('error', () => undefined);
    response
      .on('close', time.noted)
      .on('finish', time.noted)
      .on('error', () => undefined);
    void answer(request, response).catch(() => response.destroy());
  });
  server.on('connection', time.noted);
  return {
    address: await listen(server),
    attempts,
    waiting: () => waiting,
    set(next) {
      trouble = next;
      left = next?.times ?? 0;
    },
    close: () => hangUp(server),
  };
}

type Reaction = { readonly handled: Handled; readonly said: object | undefined };

const isServerTrouble = (code: string) => ['internal_error', 'fatal_error', 'service_unavailable'].includes(code);

function respond(response: ServerResponse, { says }: Fault, { handled, said }: Reaction): void {
  const json = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json', ...handled.headers }).end(JSON.stringify(body));
  };
  switch (says.kind) {
    case 'well':
      json(200, said ?? {});
      break;
    case 'answer':
      response.writeHead(says.status, says.headers).end(says.body);
      break;
    case 'code': {
      const no = handled.refuse?.(says.code);
      // By a status, trouble of the server is another number than a no.
      json(no?.status ?? (isServerTrouble(says.code) ? 500 : 403), no?.body ?? { error: says.code });
      break;
    }
    case 'drop':
      response.destroy();
      break;
    case 'hang':
      break;
    default:
      impossible(says);
  }
}

async function read(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = '', url: path = '', headers } = request;
  const text = Buffer.concat(chunks).toString();
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const body = isForm ? Object.fromEntries(new URLSearchParams(text)) : text === '' ? {} : JSON.parse(text);
  return { method, path, body };
}
