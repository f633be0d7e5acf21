import type { Logger } from 'pino';
import type { Message } from '../render.ts';

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
 * Posts to the response_url of a payload and tells whether Slack took it. Never throws and never tries again: a second
 * try could show the answer twice. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export async function respond(url: string, message: ResponseMessage, { apiUrl, log }: Options): Promise<boolean> {
  if (!isAllowed(url, apiUrl)) {
    // The path of a response_url is a secret, so only the host is logged.
    log.warn({ security: true, host: hostOf(url) }, 'refused to call a response_url outside Slack');
    return false;
  }
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    if (!response.ok) log.warn({ status: response.status }, 'Slack refused an answer');
    return response.ok;
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'Slack could not be reached with an answer');
    return false;
  }
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
