import { given, type Platform } from '#core';
import type { Room } from './room.ts';

type ToBot = {
  readonly platform: Platform;
  /** How the inspector names it, `POST /slack/events (slash command)`. */
  readonly what: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The same body, readable for the inspector. */
  readonly shown: unknown;
  /** Only this user may see it in the inspector. */
  readonly onlyFor?: string | undefined;
  /** After this long the platform gives up on the bot. */
  readonly deadlineMs: number;
};

/** What the bot answered; absent when it did not, or too late. */
export type BotAnswer = { readonly status: number; readonly body: string };
type Fault = { readonly rule: string; readonly detail: string };

/** Posts to the bot as the platform does: over HTTP and within its deadline. Too late or not at all is a violation. */
export async function toBot(room: Room, post: ToBot): Promise<BotAnswer | undefined> {
  const { platform, what, shown, onlyFor } = post;
  const started = performance.now();
  const exchange = { platform, direction: 'to-bot', what, at: Date.now(), request: shown } as const;
  const { answer, fault } = await send(post);
  const tookMs = Math.round(performance.now() - started);
  const response = answer?.body ? readable(answer.body) : undefined;
  room.record({ ...exchange, tookMs, ...given({ status: answer?.status, response }) }, onlyFor);
  if (fault) room.violate(platform, fault.rule, `${what}: ${fault.detail}`);
  return answer;
}

async function send({ url, headers, body, deadlineMs }: ToBot): Promise<{ answer?: BotAnswer; fault?: Fault }> {
  try {
    const signal = AbortSignal.timeout(deadlineMs);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    const answer = { status: response.status, body: await response.text() };
    if (response.ok) return { answer };
    return { answer, fault: { rule: 'dispatch_failed', detail: `de bot antwoordt ${answer.status}` } };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    if (!isLate) return { fault: { rule: 'dispatch_failed', detail: 'de bot is niet te bereiken' } };
    return { fault: { rule: 'operation_timeout', detail: `geen antwoord binnen ${deadlineMs / 1000} seconden` } };
  }
}

/** JSON as data, anything else as the text it is. */
export function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
