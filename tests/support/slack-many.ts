import { createHmac, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import type { Desk } from '#core';
import { openInstallations } from '../../adapters/host/open-installations.ts';
import { adapter, type Settings } from '../../adapters/slack/app.ts';
import { createLog } from '../../adapters/wire/create-log.ts';
import type { SharedMemory } from '../../adapters/wire/replay-guard.ts';
import { createRunningWork } from '../../adapters/wire/running-work.ts';
import { beginOnce, endOnce, extendOnce } from '../../src/store/first-time.ts';
import type { Store } from '../../src/store/store.ts';
import { hangUp, listen } from './listen.ts';
import type { openSlackOffices } from './slack-offices.ts';

export const clientId = '123456.789012';
export const clientSecret = 'geheim-van-de-app';
export const signingSecret = 'geheim-van-de-handtekening';
export const encryptionKey = randomBytes(32).toString('base64');

type Options = {
  readonly store: Store;
  readonly desk: Desk;
  readonly offices: Awaited<ReturnType<typeof openSlackOffices>>;
  /** Real time, epoch ms. */
  readonly now: () => number;
  readonly keys?: readonly string[];
  readonly publicUrl?: string;
  readonly stateSecret?: string;
};

/** The bot as one process of perhaps more, on a store, where anybody may install it. */
export async function startMany(options: Options) {
  const { store, desk, offices, now, keys = [encryptionKey], publicUrl = 'https://lessenbot.example.nl' } = options;
  const logged: string[] = [];
  const log = createLog('debug', { write: (line: string) => void logged.push(line) });
  const server = express();
  const running = createRunningWork();
  const shared: SharedMemory = {
    begin: (key, times) => beginOnce(store.light, key, times),
    extend: (key, leaseUntil) => extendOnce(store.light, key, { leaseUntil }),
    end: (key, expiresAt) => endOnce(store.light, key, { expiresAt }),
  };
  const settings: Settings = {
    door: { kind: 'http', signingSecret },
    access: {
      kind: 'many',
      clientId,
      clientSecret,
      stateSecret: options.stateSecret ?? 'geheim-voor-heen-en-terug',
      publicUrl,
    },
    apiUrl: offices.apiUrl,
  };
  const mount = await adapter.load();
  const installations = openInstallations(store, keys, log)('slack');
  const mounted = mount(settings, { server, desk, log, running, now, shared, installations });
  const http = createServer(server);
  const address = await listen(http);
  return {
    logged,
    mounted,
    running,
    redirectUri: `${publicUrl}/slack/oauth_redirect`,
    ...visitMany(address, { offices, now }),
    async close() {
      await hangUp(http);
      await running.idle(5_000);
    },
  };
}

type Visit = Pick<Options, 'offices' | 'now'>;

/** Browsers of people who install the bot that runs at an address, and Slack that tells it what happens. */
export function visitMany(address: string, { offices, now }: Visit) {
  let count = 0;

  const get = (path: string, cookie?: string) =>
    fetch(address + path, { redirect: 'manual', headers: cookie === undefined ? {} : { cookie } });

  /** Somebody opens the page to install us: what their browser keeps, and where the button leads. */
  async function begin(cookie?: string) {
    const response = await get('/slack/install', cookie);
    const page = await response.text();
    const [, href = ''] = /href="([^"]+\/oauth\/v2\/authorize[^"]*)"/.exec(page) ?? [];
    const setCookie = response.headers.get('set-cookie') ?? '';
    return {
      response,
      page,
      setCookie,
      cookie: setCookie.split(';')[0] ?? '',
      authorize: new URL(href.replaceAll('&amp;', '&')),
    };
  }
  const comeBack = (query: Readonly<Record<string, string>>, cookie?: string) =>
    get(`/slack/oauth_redirect?${new URLSearchParams(query)}`, cookie);

  function send(body: string, type: string) {
    const timestamp = String(Math.floor(now() / 1000));
    const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex');
    const signed = { 'x-slack-signature': `v0=${signature}`, 'x-slack-request-timestamp': timestamp };
    return fetch(`${address}/slack/events`, { method: 'POST', body, headers: { 'content-type': type, ...signed } });
  }
  const form = (fields: Readonly<Record<string, string>>) =>
    send(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');

  return {
    address,
    get,
    begin,
    comeBack,
    /** The whole way: from our page to Slack, where somebody says yes, and back. */
    async install(workspace: string, where: Parameters<typeof offices.codeFor>[2] = {}) {
      const { authorize, cookie } = await begin();
      const redirectUri = authorize.searchParams.get('redirect_uri') ?? '';
      const state = authorize.searchParams.get('state') ?? '';
      const response = await comeBack({ state, code: offices.codeFor(workspace, redirectUri, where) }, cookie);
      return { status: response.status, page: await response.text() };
    },
    command: (text: string, workspace: string, more: Readonly<Record<string, string>> = {}) =>
      form({
        command: '/lessen',
        text,
        user_id: 'U1',
        channel_id: 'C1',
        team_id: workspace,
        trigger_id: `${++count}-${Math.random()}`,
        response_url: `${offices.address}/respond/${workspace}`,
        ...more,
      }),
    event: (event: object, workspace: string, around: object = {}) =>
      send(
        JSON.stringify({
          type: 'event_callback',
          event_id: `Ev${++count}-${Math.random()}`,
          team_id: workspace,
          authorizations: [{ team_id: workspace, enterprise_id: null, is_enterprise_install: false }],
          event,
          ...around,
        }),
        'application/json',
      ),
    interaction: (payload: object) => form({ payload: JSON.stringify(payload) }),
  };
}
