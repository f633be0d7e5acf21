import type { Room } from './room.ts';
import type { PlatformId } from './state.ts';

type ToBot = {
  readonly platform: PlatformId;
  /** How the inspector names it, `POST /slack/events (slash command)`. */
  readonly what: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The same body, readable for the inspector. */
  readonly shown: unknown;
  /** Only this user may see it in the inspector. */
  readonly onlyFor?: string;
  /** After this long the platform gives up on the bot. */
  readonly deadlineMs: number;
};

/** What the bot answered; absent when it did not, or too late. */
export type BotAnswer = { readonly status: number; readonly body: string };

/** Posts to the bot as the platform does: over HTTP and within its deadline. Too late or not at all is a violation. */
export async function toBot(room: Room, post: ToBot): Promise<BotAnswer | undefined> {
  const { platform, what, url, headers, body, shown, onlyFor, deadlineMs } = post;
  const at = Date.now();
  const started = performance.now();
  const base = { platform, direction: 'to-bot', what, at, request: shown } as const;
  const tookMs = () => Math.round(performance.now() - started);
  try {
    const signal = AbortSignal.timeout(deadlineMs);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    const text = await response.text();
    const { status } = response;
    room.record({ ...base, tookMs: tookMs(), status, ...(text !== '' && { response: readable(text) }) }, onlyFor);
    if (status < 200 || status > 299) room.violate(platform, 'dispatch_failed', `${what}: de bot antwoordt ${status}`);
    return { status, body: text };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    room.record({ ...base, tookMs: tookMs() }, onlyFor);
    if (late)
      room.violate(platform, 'operation_timeout', `${what}: geen antwoord binnen ${deadlineMs / 1000} seconden`);
    else room.violate(platform, 'dispatch_failed', `${what}: de bot is niet te bereiken`);
    return undefined;
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
