import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import type { Desk } from '#core';
import { adapter, type Settings } from '../../adapters/slack/app.ts';
import { createLog } from '../../adapters/wire/create-log.ts';
import type { SharedMemory } from '../../adapters/wire/replay-guard.ts';
import { createRunningWork } from '../../adapters/wire/running-work.ts';
import { hangUp, listen } from './listen.ts';
import { core, desk as lookupDesk } from './real-core.ts';
import { asEnvelope, openSlackSocket, type SlackSocket } from './slack-socket.ts';
import { openStandIn, type StandInAnswer } from './stand-in-server.ts';
import { until } from './until.ts';

const secret = 'een-geheim-voor-de-test';
// biome-ignore lint/suspicious/noExplicitAny: what the bot posted, for tests to look into
export type Posted = { readonly path: string; readonly body: any };

type Options = {
  readonly desk?: Desk;
  /** What Slack answers to a post; without it, the answers of the moment. */
  readonly answer?: (posted: Posted) => StandInAnswer | Promise<StandInAnswer>;
  /** By which door Slack reaches the bot; by default the one that the whole run is for. */
  readonly door?: Door;
  readonly shared?: SharedMemory;
};

type Door = 'http' | 'socket';

/** The tests of Slack run once for each door: see `vitest.config.ts`. */
const doorOfThisRun: Door = process.env.SLACK_DOOR === 'socket' ? 'socket' : 'http';

/** The bot on a real port, with a stand-in for Slack that remembers what was posted to it. */
export async function startSlack({ desk = lookupDesk, answer, door = doorOfThisRun, shared }: Options = {}) {
  const posted: Posted[] = [];
  const refusedPaths = new Set<string>();
  /** What the Web API answers to a method, where that is not a plain yes. */
  const answers = new Map<string, object>();
  const logged: string[] = [];
  /** Why Slack did not take something for who asked. */
  const untaken: string[] = [];

  const socket = door === 'socket' ? await openSlackSocket() : undefined;
  const slack = await openStandIn(({ path, body }) => {
    if (socket && path === '/api/apps.connections.open') return socket.address();
    const one = { path, body: typeof body.blocks === 'string' ? { ...body, blocks: JSON.parse(body.blocks) } : body };
    posted.push(one);
    const plain = answers.get(path.replace('/api/', '')) ?? { ok: true, ts: '1.1' };
    return answer?.(one) ?? { status: refusedPaths.delete(path) ? 500 : 200, body: plain };
  });
  const slackUrl = slack.address;

  const server = express();
  const log = createLog('debug', { write: (line: string) => void logged.push(line) });
  const config: Settings = {
    door: socket ? { kind: 'socket', appToken: 'xapp-test' } : { kind: 'http', signingSecret: secret },
    access: { kind: 'one', botToken: 'xoxb-test' },
    apiUrl: `${slackUrl}/api/`,
  };
  const mount = await adapter.load();
  const running = createRunningWork();
  const { line, probe } = mount(config, {
    ...{ server, desk, log, running, shared },
    onUntaken: (reason) => void untaken.push(reason),
  });
  const bot = createServer(server);
  const botUrl = await listen(bot);
  await socket?.connected();

  type Signing = {
    readonly shift?: number;
    /** When it was signed, in seconds; now, unless the test says so. */
    readonly signedAt?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly path?: string;
  };
  function send(
    body: string | Buffer<ArrayBuffer>,
    type: string,
    { shift = 0, signedAt, headers = {}, path = '/slack/events' }: Signing = {},
  ): Promise<Response> {
    // What comes a second time, with the same signature, comes in the same envelope.
    if (socket)
      return throughSocket(socket, String(body), {
        type,
        id: signedAt === undefined ? undefined : digest(`${signedAt} ${body}`),
      });
    const timestamp = String((signedAt ?? Math.floor(Date.now() / 1000)) + shift);
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
    const signed = { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp };
    return fetch(botUrl + path, { method: 'POST', body, headers: { 'content-type': type, ...signed, ...headers } });
  }

  const form = 'application/x-www-form-urlencoded';
  let count = 0;
  return {
    core,
    /** The side of Slack where it reaches the bot by a socket, and the bot's own line to it. */
    socket,
    line,
    /** The bot asks Slack whether it is known, as it does at its start and every five minutes. */
    probe,
    posted,
    logged,
    untaken,
    refusedPaths,
    answers,
    responseUrl: `${slackUrl}/respond`,
    send,
    command: (text: string, more: Readonly<Record<string, string>> = {}, signing: Signing = {}, type = form) => {
      const fields = {
        command: '/lessen',
        text,
        user_id: 'U1',
        channel_id: 'C1',
        team_id: 'T1',
        trigger_id: `${++count}`,
      };
      return send(
        new URLSearchParams({ ...fields, response_url: `${slackUrl}/respond`, ...more }).toString(),
        type,
        signing,
      );
    },
    event: (event: object | null, eventId = `Ev${++count}`, around: object = {}) =>
      send(
        JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: eventId, event, n: ++count, ...around }),
        'application/json',
      ),
    press: (
      value: string,
      { channel = 'C1', ephemeral = true, user = 'U1', url = `${slackUrl}/respond`, around = {} } = {},
    ) => {
      const payload = {
        type: 'block_actions',
        user: { id: user },
        team: { id: 'T1' },
        channel: { id: channel },
        container: { type: 'message', is_ephemeral: ephemeral, channel_id: channel },
        response_url: url,
        actions: [{ type: 'button', action_id: 'open:0', block_id: 'b', value }],
        trigger_id: `${++count}`,
        ...around,
      };
      return send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form);
    },
    /** Something else that Slack sends about what people do. */
    interaction: (payload: object) => send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form),
    /** Waits for the n-th post, then a moment more, so a post too many is noticed. */
    async posts(n: number): Promise<Posted[]> {
      await until(() => posted.length >= n);
      await pause(80);
      return posted;
    },
    async close() {
      await line?.stop();
      await socket?.close();
      await hangUp(bot);
      await slack.close();
    },
  };
}

/** Brings over the socket what would be posted, and gives what Slack hears as the answer to a post that says the same. */
async function throughSocket(
  socket: SlackSocket,
  body: string,
  { type, id }: { readonly type: string; readonly id: string | undefined },
): Promise<Response> {
  const { type: kind, payload } = asEnvelope(body, type);
  const said = await socket.bring(kind, payload, id === undefined ? {} : { id });
  if (!said) return new Response('', { status: 503 });
  return new Response(said.payload === undefined ? '' : JSON.stringify(said.payload));
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
