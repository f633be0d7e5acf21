import {
  type AgentOptions,
  Agent as HttpAgent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { deadlineSignal } from './deadline.ts';

/** What a post came to. Without an answer: `not-sent` is for certain, `uncertain` may have arrived. */
export type Posted =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfter: string | undefined;
      readonly headers: IncomingHttpHeaders;
      readonly body: string;
    }
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'uncertain' };

/** From the first try to connect until the last byte of the answer. */
const deadlineMs = 10_000;
/** Platforms answer in a few hundred bytes; an error page may be endless. */
const maxBodyChars = 65_536;

/** For an agent of Node: the proxy to go by, by Node's own switch. https://nodejs.org/api/cli.html#node_use_env_proxy1 */
export const proxied = process.env.NODE_USE_ENV_PROXY === '1' ? { proxyEnv: process.env } : {};
const agentsFor = (more: AgentOptions) => ({
  http: new HttpAgent({ ...proxied, ...more }),
  https: new HttpsAgent({ ...proxied, ...more }),
});
// A connection of its own for each post, so that we know whether ours was ever made: on a kept one, “reset” says
// nothing about our message.
const own = agentsFor({});
// Kept for what comes soon after, and closed by us: long before the other side does, which might cut off a post that is under way.
const kept = agentsFor({ keepAlive: true, timeout: 4_000 });

export type Post = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly content: unknown;
  readonly method?: 'POST' | 'PUT' | undefined;
};

/** Posts JSON once: no second try, no redirect, an own deadline of 10 s. Never throws. */
export const postOnce = (post: Post): Promise<Posted> => postBy(own, post);

/** The same on a connection that is kept, for answers to people: they are many, and who got none asks again. */
export const postOnKept = (post: Post): Promise<Posted> => postBy(kept, post);

function postBy(agents: typeof own, { url, headers, content, method = 'POST' }: Post): Promise<Posted> {
  const isHttps = url.startsWith('https:');
  const body = JSON.stringify(content);
  return new Promise((resolve) => {
    let connected = false;
    const { signal, over } = deadlineSignal(deadlineMs);
    const settle = (posted: Posted) => {
      over();
      resolve(posted);
    };
    const fail = () => settle({ kind: connected ? 'uncertain' : 'not-sent' });
    const request = (isHttps ? requestHttps : requestHttp)(url, {
      method,
      agent: isHttps ? agents.https : agents.http,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        ...headers,
      },
      signal,
    });
    request.once('socket', (socket) => {
      const made = () => {
        connected = true;
      };
      if (socket.connecting) socket.once(isHttps ? 'secureConnect' : 'connect', made);
      else made();
    });
    request.once('error', fail);
    request.once('response', (response) => readAnswer(response, settle, fail));
    request.end(body);
  });
}

/** Reads the answer to its end, or to as much as we want of it; `fail` when it breaks off. */
function readAnswer(response: IncomingMessage, settle: (posted: Posted) => void, fail: () => void): void {
  const { statusCode: status = 0, headers } = response;
  let body = '';
  const done = () => settle({ kind: 'answered', status, retryAfter: headers['retry-after'], headers, body });
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    body += chunk;
    if (body.length <= maxBodyChars) return;
    done();
    response.destroy();
  });
  response.once('end', done);
  response.once('error', fail);
  response.once('close', fail);
}

/** Retry-After in ms: whole seconds or a date. Nothing when it is absent or nonsense. */
export function retryAfterMs(header: string | undefined, realNow: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return /^[A-Z][a-z]{2}, /.test(text) && !Number.isNaN(date) ? Math.max(0, date - realNow) : undefined;
}
