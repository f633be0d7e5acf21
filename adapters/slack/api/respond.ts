import type { Logger } from 'pino';
import { z } from 'zod';
import type { Outcome } from '#core';
import { readJson } from '../../wire/json.ts';
import { type Posted, postOnKept } from '../../wire/post.ts';
import { toOutcome } from '../../wire/post-outcome.ts';
import type { Message } from '../render.ts';
import { orWithoutTables } from './plain-tables.ts';
import { refusedWith } from './refusals.ts';

/** A message for a response_url: who sees it, and whether it takes the place of what was there. */
export type ResponseMessage = Partial<Message> & {
  readonly response_type?: 'ephemeral' | 'in_channel';
  readonly replace_original?: boolean;
  readonly thread_ts?: string;
};
type Options = { readonly apiUrl: string; readonly log: Logger };

const slackApi = 'https://slack.com/api/';
const slackResponses = 'https://hooks.slack.com';

/**
 * Posts to the response_url of a payload, once, and tells what came of it; once more with tables as lines when Slack refuses what
 * has tables. Never throws.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export async function respond(url: string, message: ResponseMessage, { apiUrl, log }: Options): Promise<Outcome> {
  if (!isAllowed(url, apiUrl)) {
    // The path of a response_url is a secret, so only the host is logged.
    log.warn({ security: true, host: hostOf(url) }, 'refused to call a response_url outside Slack');
    return refused;
  }
  return orWithoutTables(message, async (shown) => {
    const posted = await postOnKept({ url, headers: {}, content: shown });
    const outcome = toOutcome(posted, readAnswer);
    if (outcome.kind !== 'sent') {
      const status = posted.kind === 'answered' ? posted.status : undefined;
      log.warn({ status, outcome: outcome.kind, reason: outcome.reason }, 'Slack did not take an answer');
    }
    return outcome;
  });
}

const refused: Outcome = { kind: 'not-sent', reason: 'refused' };

const said = z.object({ ok: z.boolean(), error: z.string().default('') });

/** Slack says `ok`, or why not. A page of somebody in between says nothing about our message. */
function readAnswer({ status, body, retryAfter }: Extract<Posted, { readonly kind: 'answered' }>): Outcome {
  // Somebody in between sends us elsewhere: that says nothing about our message.
  if (status >= 300 && status < 400) return { kind: 'uncertain', reason: 'no-answer' };
  if (status < 200 || status >= 300) return refused;
  const text = body.trim();
  if (text === '' || text === 'ok') return { kind: 'sent' };
  const answer = said.safeParse(readJson(text)).data;
  if (!answer) return { kind: 'uncertain', reason: 'unreadable-answer' };
  return answer.ok ? { kind: 'sent' } : refusedWith(answer.error, { retryAfter });
}

/** A response_url comes from outside: without this check somebody could let us call any address inside our network. */
function isAllowed(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return origin === slackResponses || (apiUrl !== slackApi && origin === new URL(apiUrl).origin);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'no address';
}
