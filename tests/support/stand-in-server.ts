import { createServer } from 'node:http';
import { hangUp, listen } from './listen.ts';

export type Got = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  /** As it came over the wire. */
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what was posted, for tests to look into
  readonly body: any;
};

export type StandInAnswer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes as JSON, a text as it is. */
  readonly body: object | string;
};

export type StandIn = {
  readonly address: string;
  /** What was asked so far, in the order in which it came. */
  readonly got: Got[];
  readonly close: () => Promise<void>;
};

/** A server in the place of a platform: it remembers what it gets, and answers what the test says. */
export async function openStandIn(answer: (got: Got) => StandInAnswer | Promise<StandInAnswer>): Promise<StandIn> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    // Who hung up half way asked nothing.
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { method = '', url: path = '', headers } = request;
      const text = Buffer.concat(chunks).toString();
      const one = {
        method,
        path,
        authorization: headers.authorization,
        text,
        body: decoded(text, headers['content-type']),
      };
      got.push(one);
      const { status = 200, headers: more, body } = await answer(one);
      response.writeHead(status, { 'content-type': 'application/json', ...more });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  return { address: await listen(server), got, close: () => hangUp(server) };
}

/** What Slack and Teams post is JSON or a form; other text stays text. */
function decoded(text: string, type = ''): unknown {
  if (type.startsWith('application/json')) return JSON.parse(text);
  return type.startsWith('application/x-www-form-urlencoded') ? Object.fromEntries(new URLSearchParams(text)) : text;
}
