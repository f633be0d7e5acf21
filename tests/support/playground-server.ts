import { createServer, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import pino from 'pino';
import { startBot as startWholeBot } from '../../adapters/host/bot.ts';
import type { Config } from '../../adapters/host/config.ts';
import { openContent } from '../../adapters/host/content-watch.ts';
import { openPlayground } from '../../playground/open-playground.ts';
import type { Message, Platform, State, User } from '../../playground/state.ts';
import { hangUp, listen } from './listen.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** Long enough for a busy machine, and so short that the test still says what it saw. */
const patienceMs = 4 * 60_000;

const nothingConfigured: Omit<Config, 'dataDirectory'> = {
  port: 0,
  host: '127.0.0.1',
  contentDirectory: 'data',
  logLevel: 'silent',
  timezone: 'Europe/Amsterdam',
  encryptionKeys: [],
  playground: true,
  keepsQuestions: false,
  operator: {},
  warnings: [],
};

/** The whole bot as `npm start` runs it with nothing configured, on a free port. */
export async function startBot(config: Partial<Config> = {}) {
  const directory = temporaryDirectory();
  const whole = { dataDirectory: directory.path, ...nothingConfigured, ...config };
  const content = await openContent(whole.contentDirectory, { watching: whole.playground });
  if (!('core' in content)) throw new Error(content.faults.join('\n'));
  const bot = await startWholeBot(whole, content, pino({ level: 'silent' }));
  return {
    ...visitor(bot.address),
    core: content.core,
    async close() {
      content.close();
      await bot.close();
      directory.remove();
    },
  };
}

type BotDoors = (server: express.Express) => void;
type Extra = {
  readonly users?: readonly User[];
  readonly now?: () => number;
  readonly scopes?: readonly string[];
  readonly moveClock?: (to: number) => Promise<void>;
};

/** The playground with a stand-in for the bot, to see what it does to a bot that breaks the rules. */
export async function startPlayground(bot: BotDoors, extra: Extra = {}) {
  const server = express();
  const http = createServer(server);
  const address = await listen(http);
  const content = () => ({ lessons: 0, faults: [] });
  const playground = openPlayground({
    server,
    origin: address,
    local: { slack: true, teams: true },
    content,
    clock: () => 0,
    zone: 'Europe/Amsterdam',
    ...extra,
  });
  server.use(express.text({ type: () => true }));
  bot(server);
  return {
    ...visitor(address),
    /** Calls the Web API as the bot would, with its token. */
    async api(
      method: string,
      given: object,
      token = playground.settings.slack?.access.botToken,
    ): Promise<Record<string, unknown>> {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const url = `${address}/playground/slack/api/${method}`;
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(given) });
      return (await response.json()) as Record<string, unknown>;
    },
    /** Calls the connector as the bot would. */
    async connector(
      method: string,
      path: string,
      body?: object,
    ): Promise<{ status: number; body: Record<string, unknown> }> {
      const response = await fetch(`${address}/playground/teams/v3/conversations${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    close() {
      playground.close();
      return hangUp(http);
    },
  };
}

/** What the page does, over HTTP. */
function visitor(address: string) {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const state = async (user = 'anna'): Promise<State> =>
    (await fetch(`${address}/playground/state?user=${user}`)).json() as Promise<State>;
  return {
    address,
    post,
    state,
    say: (text: string, { user = 'anna', room = 'project' } = {}) => post('/playground/say', { user, room, text }),
    /** The state as soon as it is as wished; the last one seen when it never is. */
    async until(wished: (state: State) => boolean, user = 'anna'): Promise<State> {
      for (const end = Date.now() + patienceMs; ; await pause(20)) {
        const now = await state(user);
        if (wished(now) || Date.now() > end) return now;
      }
    },
  };
}

/** Requests with headers that `fetch` does not let us choose, such as Host. */
export function rawRequest(url: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export const ofBot = (state: State, platform: Platform): Message[] =>
  state.panes[platform].messages.filter(({ from }) => from.kind === 'bot');
