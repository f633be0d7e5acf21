import express, { type Express, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { isLoopbackUrl } from '../../wire/loopback.ts';
import type { Installations } from '../../wire/platform-adapter.ts';
import { createReplayGuard, type SharedMemory } from '../../wire/replay-guard.ts';
import { describeError } from './errors.ts';
import { type InstallPage, installPage, statusOf } from './install-pages.ts';
import { browserCookie, browserIn, createInstallStates, newBrowser, stateMs } from './install-state.ts';
import type { KeptTokens } from './installed-workspaces.ts';
import { type Asked, askTokens, type Client, ofClient } from './oauth-access.ts';
import { allScopes } from './rights.ts';

type Options = Client & {
  readonly stateSecret: string;
  /** Where people reach us, without a slash at its end. */
  readonly publicUrl: string;
  readonly installations: Installations;
  readonly log: Logger;
  readonly now: () => number;
  readonly shared?: SharedMemory | undefined;
};

export const installPath = '/slack/install';
const redirectPath = '/slack/oauth_redirect';

/** The pages by which somebody puts us in a workspace. */
export function hearInstalling(server: Express, options: Options): void {
  const { stateSecret, publicUrl, now } = options;
  const states = createInstallStates(stateSecret, now);
  const isLocal = isLoopbackUrl(new URL(publicUrl));
  const router = express.Router({ strict: true, caseSensitive: true });
  const cameBack = comingBack(options, states);

  router.get(installPath, ({ headers }, response) => {
    const browser = browserIn(headers.cookie) || newBrowser();
    response.append('set-cookie', browserCookie(browser, { isLocal }));
    show(response, { kind: 'begin', authorize: authorizeUrl(options, states.issue(browser)) });
  });
  router.get(redirectPath, async (request, response) => {
    // Who only looks what is here uses nothing up.
    if (request.method === 'HEAD') return void response.set(headers).end();
    show(response, await cameBack(request));
  });
  server.use(router);
}

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // The address of the page holds a code.
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

function show(response: Response, about: InstallPage): void {
  response.status(statusOf(about)).set(headers).type('html').send(installPage(about));
}

/** The same at the start and at the end, whatever address a request came by: Slack compares them. */
const redirectUri = ({ publicUrl }: Pick<Options, 'publicUrl'>): string => `${publicUrl}${redirectPath}`;

/** Where Slack asks for permission. Never with PKCE: that makes an app a public one for good. https://docs.slack.dev/authentication/installing-with-oauth */
function authorizeUrl(options: Options, state: string): string {
  const url = new URL('/oauth/v2/authorize', options.apiUrl);
  const scope = allScopes.join(',');
  url.search = new URLSearchParams({
    client_id: options.clientId,
    scope,
    state,
    redirect_uri: redirectUri(options),
  }).toString();
  return url.href;
}

const back = z.object({
  state: z.string().max(500),
  code: z.string().min(1).max(1_000).optional(),
  error: z.string().max(200).optional(),
});

/** Somebody comes back from Slack: what page tells how it ended. No state, code or token is logged. */
function comingBack(options: Options, states: ReturnType<typeof createInstallStates>) {
  const { log, now, shared } = options;
  const used = createReplayGuard({ name: 'slack install', ttlMs: stateMs, now, shared });

  return async ({ query, headers: { cookie } }: Request): Promise<InstallPage> => {
    const said = back.safeParse(query).data;
    if (!said) return { kind: 'strange' };
    const state = states.check(said.state, browserIn(cookie));
    if ('wrong' in state) {
      log.warn({ security: true, state: state.wrong }, 'an installation was refused');
      return { kind: state.wrong };
    }
    if (!(await used.firstTime(state.once))) return { kind: 'used' };
    if (said.code === undefined) {
      log.info('somebody did not give permission to install us');
      return { kind: said.error === undefined ? 'strange' : 'denied' };
    }
    const content = { grant_type: 'authorization_code', code: said.code, redirect_uri: redirectUri(options) };
    return keep(await askTokens(options, content, now), options);
  };
}

async function keep(asked: Asked, { installations, log, now }: Options): Promise<InstallPage> {
  switch (asked.kind) {
    case 'silent':
      log.warn('Slack did not answer to an installation');
      return { kind: 'silent' };
    case 'refused':
      log.error({ slack: asked.error }, 'Slack refused an installation');
      return { kind: ofClient.has(asked.error) ? 'ours' : 'refused' };
    case 'granted': {
      const { tokens, installed } = asked;
      const { workspace, organisation, name } = installed;
      const kept: KeptTokens = { ...tokens, organisation };
      try {
        await installations.save(workspace, JSON.stringify(kept), now());
      } catch (error) {
        log.error({ workspace, error: describeError(error) }, 'an installation could not be kept');
        return { kind: 'store-away' };
      }
      log.info({ workspace }, 'installed in a workspace');
      return { kind: 'done', name, isWhole: workspace === organisation };
    }
  }
}
