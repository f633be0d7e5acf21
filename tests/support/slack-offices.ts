import { openStandIn, type StandIn, type StandInAnswer } from './stand-in-server.ts';

/** How long a token lives, as Slack has it. */
export const tokenMs = 12 * 3_600_000;

type Token = { readonly workspace: string; readonly until: number };
// biome-ignore lint/suspicious/noExplicitAny: what the bot posted, for tests to look into
type Posted = { readonly method: string; readonly workspace: string; readonly token: string; readonly body: any };

type Options = {
  /** Epoch ms. */
  readonly now: () => number;
  readonly clientId: string;
  readonly clientSecret: string;
  /** False for an app whose tokens never expire. */
  readonly rotates?: boolean;
  /** How long the token lives that somebody gets who installs the app; those that follow live twelve hours. */
  readonly firstMs?: number;
};

/**
 * A Slack in which somebody installs an app in many workspaces: it gives tokens for codes and for refresh tokens, each of which can be
 * used once, and lets in who shows a token that is good. It remembers by which workspace everything came.
 */
export async function openSlackOffices({ now, clientId, clientSecret, rotates = true, firstMs = tokenMs }: Options) {
  const codes = new Map<string, object>();
  const refreshable = new Map<string, string>();
  const tokens = new Map<string, Token>();
  const posted: Posted[] = [];
  const refreshed: string[] = [];
  let count = 0;
  /** What it says instead, or waits for before it answers as usual: for a test to set. */
  let instead: ((method: string) => StandInAnswer | Promise<void> | undefined) | undefined;

  function tokensFor(workspace: string, livesMs = tokenMs) {
    const nth = ++count;
    const access_token = `${rotates ? 'xoxe.' : ''}xoxb-${workspace}-${nth}`;
    const refresh_token = `xoxe-1-${workspace}-${nth}`;
    tokens.set(access_token, { workspace, until: rotates ? now() + livesMs : Number.POSITIVE_INFINITY });
    refreshable.set(refresh_token, workspace);
    return { access_token, ...(rotates && { refresh_token, expires_in: livesMs / 1000 }) };
  }

  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  function grant(authorization: string | undefined, body: Posted['body']): object {
    if (authorization !== basic) return { ok: false, error: 'bad_client_secret' };
    if (body.grant_type === 'refresh_token') {
      refreshed.push(body.refresh_token);
      const workspace = refreshable.get(body.refresh_token);
      refreshable.delete(body.refresh_token);
      if (workspace === undefined) return { ok: false, error: 'invalid_refresh_token' };
      return { ok: true, ...tokensFor(workspace), team: { id: workspace } };
    }
    const installed = codes.get(`${body.code} ${body.redirect_uri}`);
    codes.delete(`${body.code} ${body.redirect_uri}`);
    return installed ?? { ok: false, error: 'invalid_code' };
  }

  function call(method: string, authorization: string | undefined, body: Posted['body']): object {
    const token = /^Bearer (.*)$/.exec(authorization ?? '')?.[1] ?? '';
    const known = tokens.get(token);
    if (!known) return { ok: false, error: token === '' ? 'not_authed' : 'invalid_auth' };
    posted.push({ method, workspace: known.workspace, token, body });
    if (known.until <= now()) return { ok: false, error: 'token_expired' };
    return { ok: true, ts: `${++count}.1`, user: { name: `iemand van ${known.workspace}` }, members: ['U1'] };
  }

  function codeFor(workspace: string, redirectUri: string, { organisation, isWhole = false }: Where = {}): string {
    const code = `code-${++count}`;
    codes.set(`${code} ${redirectUri}`, {
      ok: true,
      token_type: 'bot',
      scope: 'commands,chat:write',
      bot_user_id: 'UBOT',
      app_id: 'A1',
      ...tokensFor(workspace, firstMs),
      team: isWhole ? null : { id: workspace, name: `Gemeente ${workspace}` },
      enterprise: organisation === undefined ? null : { id: organisation, name: 'Regio <b>' },
      is_enterprise_install: isWhole,
    });
    return code;
  }

  /** Somebody of workspace T1 says yes, and their browser goes back. */
  function sayYes(asked: URLSearchParams): StandInAnswer {
    const redirectUri = asked.get('redirect_uri') ?? '';
    const back = new URLSearchParams({ code: codeFor('T1', redirectUri), state: asked.get('state') ?? '' });
    return { status: 302, headers: { location: `${redirectUri}?${back}` }, body: '' };
  }

  const standIn: StandIn = await openStandIn(async ({ path, authorization, body, text }) => {
    if (path.startsWith('/oauth/v2/authorize?')) return sayYes(new URLSearchParams(path.split('?')[1]));
    const method = path.replace('/api/', '');
    const other = instead?.(method);
    if (other instanceof Promise) await other;
    else if (other) return other;
    // The SDK posts forms, and says in them what we say in a header.
    const given = typeof body === 'object' && body !== null ? body : Object.fromEntries(new URLSearchParams(text));
    const bearer = authorization ?? (given.token === undefined ? undefined : `Bearer ${given.token}`);
    if (method === 'oauth.v2.access') return { body: grant(authorization, given) };
    if (path.startsWith('/api/')) return { body: call(method, bearer, given) };
    posted.push({ method: path, workspace: '', token: '', body: given });
    return { body: { ok: true } };
  });

  return {
    address: standIn.address,
    apiUrl: `${standIn.address}/api/`,
    got: standIn.got,
    posted,
    /** The refresh tokens that were shown, good or not. */
    refreshed,
    /** What somebody gets who says yes: a code, for this address only. */
    codeFor,
    /** The app is taken away there: no token of before is good. */
    takeAway(workspace: string): void {
      for (const [token, known] of tokens) if (known.workspace === workspace) tokens.delete(token);
      for (const [token, home] of refreshable) if (home === workspace) refreshable.delete(token);
    },
    /** Slack forgets a refresh token, while the token of before is good for a while. */
    forgetRefreshTokens: () => refreshable.clear(),
    say(what: typeof instead): void {
      instead = what;
    },
    close: standIn.close,
  };
}

type Where = { readonly organisation?: string; readonly isWhole?: boolean };
