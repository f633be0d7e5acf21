import { createServer } from 'node:http';
import express from 'express';
import type { Desk } from '#core';
import type { Card } from '../../adapters/teams/api/elements.ts';
import { adapter, type Settings } from '../../adapters/teams/app.ts';
import { createLog } from '../../adapters/wire/create-log.ts';
import type { Mounted } from '../../adapters/wire/platform-adapter.ts';
import type { SharedMemory } from '../../adapters/wire/replay-guard.ts';
import { createRunningWork } from '../../adapters/wire/running-work.ts';
import { hangUp, listen } from './listen.ts';
import { desk as lookupDesk } from './real-core.ts';
import { openStandIn, type StandInAnswer } from './stand-in-server.ts';

type Outbound = {
  readonly type: string;
  readonly text?: string;
  readonly summary: string;
  readonly locale: string;
  readonly replyToId?: string;
  readonly from: { readonly id: string };
  readonly recipient?: { readonly id: string; readonly isTargeted?: boolean };
  readonly entities?: unknown;
  readonly attachments: readonly { readonly contentType: string; readonly content: Card }[];
};
export type TeamsPost = {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: Outbound;
};

type Options = {
  readonly desk?: Desk;
  readonly settings?: Settings;
  /** What the connector answers to a post; without it, the status of the moment. */
  readonly answer?: (post: TeamsPost) => StandInAnswer | Promise<StandInAnswer>;
  /** The address from which requests seem to come; without it, this computer's. */
  readonly from?: string;
  /** What several processes remember together. */
  readonly shared?: SharedMemory;
};

/** The bot on a real port, with a stand-in for Teams that remembers what was posted to it. */
export async function startTeams({
  desk = lookupDesk,
  settings = { allowedTenants: [], local: true },
  answer,
  from,
  shared,
}: Options = {}) {
  const posts: TeamsPost[] = [];
  const logged: string[] = [];
  /** Why Teams did not take something for who asked. */
  const untaken: string[] = [];
  const teams = {
    posts,
    logged,
    untaken,
    /** What the connector answers to a post. */
    status: 201,
    send,
    /** Gives what the bot answers on the request itself, whatever follows. */
    sendNow,
    activity,
    /** Brings a nudge to its channel. */
    say: (...given: Parameters<Mounted['say']>) => mounted.say(...given),
    /** Presses *Execute*. Teams gets the answer in the same call. */
    invoke: (data: unknown, overrides: object = {}) => {
      const value = { action: { type: 'Action.Execute', verb: 'lessen', data } };
      const name = 'adaptiveCard/action';
      return send(activity({ type: 'invoke', name, conversation: channel, text: undefined, value, ...overrides }));
    },
    async close() {
      await hangUp(bot);
      await connector.close();
    },
  };

  const server = express();
  server.use(({ socket }, _response, next) => {
    if (from !== undefined) Object.defineProperty(socket, 'remoteAddress', { value: from, configurable: true });
    next();
  });
  const mount = await adapter.load();
  const running = createRunningWork();
  const log = createLog('info', { write: (line: string) => void logged.push(line) });
  const mounted = mount(settings, {
    ...{ server, desk, log, running, shared },
    onUntaken: (reason) => void untaken.push(reason),
  });
  const connector = await openStandIn(({ method, path: url, authorization, body }) => {
    const post = { method, url, authorization, body };
    posts.push(post);
    return answer?.(post) ?? { status: teams.status, body: { id: 'new-1' } };
  });
  const bot = createServer(server);
  const address = await listen(bot);

  function sendNow(body: unknown, headers: Readonly<Record<string, string>> = {}) {
    return fetch(`${address}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }
  /** Gives what the bot answers on the request itself, once all that follows is done too. */
  async function send(body: unknown, headers: Readonly<Record<string, string>> = {}) {
    const response = await sendNow(body, headers);
    await running.idle(60_000);
    return response;
  }

  let count = 0;
  /** What Teams sends when Anna writes “verbinden” in a personal chat, unless the test says otherwise. */
  function activity(overrides: object = {}): Record<string, unknown> {
    count += 1;
    return {
      type: 'message',
      id: `activity-${count}`,
      channelId: 'msteams',
      serviceUrl: `${connector.address}/`,
      conversation: { id: 'a:personal', conversationType: 'personal' },
      from: { id: '29:anna', name: 'Anna' },
      recipient: { id: '28:bot', name: 'Lessenbot' },
      text: 'verbinden',
      ...overrides,
    };
  }
  return teams;
}

const channel = { id: '19:channel@thread.tacv2;messageid=1', conversationType: 'channel' };
/** A mention in a channel. */
export const mentioning = {
  conversation: channel,
  text: '<at>Lessenbot</at> verbinden',
  entities: [{ type: 'mention', text: '<at>Lessenbot</at>', mentioned: { id: '28:bot', name: 'Lessenbot' } }],
};
/** Said in a channel, to the bot alone. */
export const privately = {
  conversation: channel,
  recipient: { id: '28:bot', name: 'Lessenbot', isTargeted: true },
};
