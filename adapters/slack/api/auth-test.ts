import { z } from 'zod';
import type { Outcome, Probed } from '#core';
import { readJson } from '../../wire/json.ts';
import { type Posted, postOnce } from '../../wire/post.ts';
import { refusedWith } from './refusals.ts';
import { neededScopes } from './rights.ts';

type Access = { readonly apiUrl: string; readonly botToken: string };

const answer = z.object({ ok: z.boolean(), error: z.string().default('') });

/**
 * Asks Slack whether it knows our token, and compares the rights that come with it with those we ask for. One call, at most
 * 10 s; never throws. https://docs.slack.dev/reference/methods/auth.test
 */
export async function probe(access: Access): Promise<Probed> {
  return (await probeRights(access)).probed;
}

/** The same, with the rights that come with our token, where Slack names them. */
export async function probeRights({ apiUrl, botToken }: Access): Promise<Rights> {
  const posted = await postOnce({
    url: new URL('auth.test', apiUrl).href,
    headers: { authorization: `Bearer ${botToken}` },
    content: {},
  });
  const said = posted.kind === 'answered' ? answer.safeParse(readJson(posted.body)).data : undefined;
  if (posted.kind !== 'answered' || !said) return { probed: { kind: 'silent' } };
  if (!said.ok) return { probed: refusal(refusedWith(said.error, posted)) };
  const scopes = scopesIn(posted);
  return { probed: withRights(scopes), scopes };
}

type Rights = { readonly probed: Probed; readonly scopes?: readonly string[] | undefined };

/** Without that header Slack says nothing of rights. */
function scopesIn({ headers }: Extract<Posted, { readonly kind: 'answered' }>): readonly string[] | undefined {
  const given = headers['x-oauth-scopes'];
  return typeof given === 'string' ? given.split(/[\s,]+/) : undefined;
}

function withRights(scopes: readonly string[] | undefined): Probed {
  if (!scopes) return { kind: 'well' };
  const missing = neededScopes.filter((scope) => !scopes.includes(scope));
  return missing.length === 0 ? { kind: 'well' } : { kind: 'well', missing };
}

/** Only what holds for the whole workspace says that it refuses us; anything else says nothing of our token. */
function refusal(outcome: Outcome): Probed {
  return outcome.kind === 'parked' && outcome.scope === 'workspace'
    ? { kind: 'refused', reason: outcome.reason }
    : { kind: 'silent' };
}
