import { z } from 'zod';
import { programWord } from '../../wire/describe-error.ts';
import { readJson } from '../../wire/json.ts';
import { postOnce } from '../../wire/post.ts';

/** Who we are to Slack, whichever workspace it is about. */
export type Client = { readonly clientId: string; readonly clientSecret: string; readonly apiUrl: string };

/** What lets us into a workspace. Without `refreshToken` it never expires; with it, after twelve hours. */
export type Tokens = {
  readonly botToken: string;
  readonly refreshToken?: string | undefined;
  /** Epoch ms. */
  readonly expiresAt?: number | undefined;
};

/** What Slack says when it is asked for tokens. */
export type Asked =
  | { readonly kind: 'granted'; readonly tokens: Tokens; readonly installed: Installed }
  /** By Slack's own word for why. */
  | { readonly kind: 'refused'; readonly error: string }
  /** It did not say, or asks us to come back later. */
  | { readonly kind: 'silent' };

/** Where somebody installed us: a workspace, or a whole organisation. */
type Installed = {
  readonly workspace: string;
  readonly organisation: string | undefined;
  readonly name: string | undefined;
};

const id = z.string().regex(/^[A-Z0-9]{1,40}$/);
const named = z.object({ id, name: z.string().optional().catch(undefined) }).nullish();

const granted = z.object({
  ok: z.literal(true),
  access_token: z.string().regex(/^(?:xoxe\.)?xoxb-[\w.-]+$/),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
  team: named,
  enterprise: named,
  is_enterprise_install: z.boolean().nullish(),
});
const refused = z.object({ ok: z.literal(false), error: z.string() });

/**
 * Asks Slack for tokens, once, within ten seconds: for the code that somebody came back with, or in the place of those that expire.
 * The secret goes by HTTP Basic, so that it stands in no body. Never throws. https://docs.slack.dev/reference/methods/oauth.v2.access
 */
export async function askTokens(
  { clientId, clientSecret, apiUrl }: Client,
  content: Readonly<Record<string, string>>,
  now: () => number,
): Promise<Asked> {
  const posted = await postOnce({
    url: new URL('oauth.v2.access', apiUrl).href,
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    content,
  });
  if (posted.kind !== 'answered' || posted.status >= 500) return { kind: 'silent' };
  const said = readJson(posted.body);
  const no = refused.safeParse(said).data;
  if (no)
    return later.has(no.error) ? { kind: 'silent' } : { kind: 'refused', error: programWord(no.error) ?? 'unknown' };
  const yes = granted.safeParse(said).data;
  const installed = yes && whereIn(yes);
  // Whatever stands between Slack and us has said something; Slack has not.
  if (!yes || !installed) return { kind: 'silent' };
  const { access_token: botToken, refresh_token: refreshToken, expires_in } = yes;
  const expiresAt = expires_in === undefined ? undefined : now() + expires_in * 1_000;
  return { kind: 'granted', tokens: { botToken, refreshToken, expiresAt }, installed };
}

/** Of these Slack says to come back, or leaves open what it did. */
const later: ReadonlySet<string> = new Set([
  'ratelimited',
  'request_timeout',
  'accesslimited',
  'service_unavailable',
  'internal_error',
  'fatal_error',
]);

/** These are about ourselves. */
export const ofClient: ReadonlySet<string> = new Set([
  'bad_client_secret',
  'invalid_client_id',
  'invalid_client',
  'bad_redirect_uri',
  'oauth_authorization_url_mismatch',
]);

function whereIn({ team, enterprise, is_enterprise_install }: z.output<typeof granted>): Installed | undefined {
  const home = is_enterprise_install ? enterprise : team;
  return home ? { workspace: home.id, organisation: enterprise?.id, name: home.name } : undefined;
}
