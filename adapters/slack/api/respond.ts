import type { Logger } from 'pino';
import { z } from 'zod';
import type { Outcome } from '#core';
import { deadlineSignal } from '../../wire/deadline.ts';
import { readJson } from '../../wire/json.ts';
import type { Posted } from '../../wire/post.ts';
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
/** Long enough for a slow Slack; the person is waiting, so not longer. */
const timeoutMs = 10_000;

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
    const posted = await post(url, shown);
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
  if (status < 200 || status >= 300) return refused;
  const text = body.trim();
  if (text === '' || text === 'ok') return { kind: 'sent' };
  const answer = said.safeParse(readJson(text)).data;
  if (!answer) return { kind: 'uncertain', reason: 'unreadable-answer' };
  return answer.ok ? { kind: 'sent' } : refusedWith(answer.error, { retryAfter });
}

/** On a connection that is kept: answers to people are many. So a reset says nothing about our message. */
async function post(url: string, message: ResponseMessage): Promise<Posted> {
  const { signal, over } = deadlineSignal(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal,
    });
    const body = await startOf(response);
    const retryAfter = response.headers.get('retry-after') ?? undefined;
    return { kind: 'answered', status: response.status, retryAfter, headers: {}, body };
  } catch (error) {
    return { kind: wasNeverConnected(error) ? 'not-sent' : 'uncertain' };
  } finally {
    over();
  }
}

/** Slack answers in a few bytes; a page may be endless. */
const mostChars = 4_096;

async function startOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  if (!body) return text;
  for await (const piece of body) {
    text += decoder.decode(piece, { stream: true });
    // Leaving the loop lets go of the rest.
    if (text.length > mostChars) break;
  }
  return text;
}

/** Nobody listens there, or there is no such name. https://nodejs.org/api/errors.html#common-system-errors */
const noConnection = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

function wasNeverConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && noConnection.includes(String(cause.code));
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
