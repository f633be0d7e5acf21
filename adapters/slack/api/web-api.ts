import { z } from 'zod';
import { given, type Outcome } from '#core';
import { readJson } from '../../wire/json.ts';
import { postOnce } from '../../wire/post.ts';
import { toOutcome } from '../../wire/post-outcome.ts';
import { orWithoutTables } from './plain-tables.ts';
import { refusedWith } from './refusals.ts';

/** Where Slack's Web API is, with a slash at its end, and our token for it. */
export type Access = { readonly apiUrl: string; readonly botToken: string };

/** What we let Slack show. https://docs.slack.dev/reference/methods */
export type Method =
  | 'chat.postMessage'
  | 'chat.postEphemeral'
  | 'chat.update'
  | 'chat.unfurl'
  | 'views.open'
  | 'views.push'
  | 'views.update'
  | 'views.publish';

const answer = z.object({ ok: z.boolean(), ts: z.string().optional(), error: z.string().default('') });

/**
 * Calls Slack's Web API once, within ten seconds, and tells what came of it; once more with tables as lines when Slack refuses
 * what has tables. Never throws.
 */
export function callSlack(method: Method, content: object, access: Access): Promise<Outcome> {
  return orWithoutTables(content, (shown) => callOnce(method, shown, access));
}

async function callOnce(method: Method, content: object, { apiUrl, botToken }: Access): Promise<Outcome> {
  const posted = await postOnce({
    url: new URL(method, apiUrl).href,
    headers: { authorization: `Bearer ${botToken}` },
    content,
  });
  return toOutcome(posted, ({ status, retryAfter, body }) => {
    if (status !== 200) return { kind: 'not-sent', reason: 'refused' };
    const said = answer.safeParse(readJson(body)).data;
    if (!said) return { kind: 'uncertain', reason: 'unreadable-answer' };
    return said.ok ? { kind: 'sent', ...given({ messageId: said.ts }) } : refusedWith(said.error, { retryAfter });
  });
}
