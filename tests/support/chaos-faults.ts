import type { Platform } from '#core';

/** What a platform does with a call. */
export type Fault = {
  readonly name: string;
  /** Before it does anything, ms. */
  readonly delayMs?: number;
  /** Whether what was sent is kept: then people see it, whatever the answer is. */
  readonly keeps: boolean;
  readonly says: Says;
};

type Says =
  /** The answer that belongs to the call. */
  | { readonly kind: 'well' }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body: string;
    }
  /** Slack's way of saying no, with status 200. */
  | { readonly kind: 'code'; readonly code: string }
  /** Never an answer. */
  | { readonly kind: 'hang' }
  /** The connection breaks. */
  | { readonly kind: 'drop' };

/** Nothing is wrong. */
export const well: Fault = { name: 'well', keeps: true, says: { kind: 'well' } };

const html = '<!doctype html><title>502 Bad Gateway</title>';
const answer = (status: number, body = '', headers: Record<string, string> = {}): Says => ({
  kind: 'answer',
  status,
  headers,
  body,
});
const both = (name: string, says: Says): readonly Fault[] => [
  { name, keeps: false, says },
  { name: `${name}, kept`, keeps: true, says },
];
const refusal = (name: string, says: Says): Fault => ({ name, keeps: false, says });

/** What any server does on a bad day. */
const everywhere: readonly Fault[] = [
  ...[1_000, 2_500, 5_000, 8_000].map((delayMs) => ({ ...well, name: `${delayMs} ms late`, delayMs })),
  ...both('silence', { kind: 'hang' }),
  ...both('the connection breaks', { kind: 'drop' }),
  { name: 'the connection breaks after 4 s', delayMs: 4_000, keeps: false, says: { kind: 'drop' } },
  refusal('429', answer(429)),
  refusal('429 for 1 s', answer(429, '', { 'retry-after': '1' })),
  refusal('429 for 40 s', answer(429, '', { 'retry-after': '40' })),
  refusal('429 for an hour', answer(429, '', { 'retry-after': '3600' })),
  refusal('503 for 2 s', answer(503, '', { 'retry-after': '2' })),
  ...both('503', answer(503)),
  ...both('500', answer(500, '{}')),
  ...both('502 with a page', answer(502, html, { 'content-type': 'text/html' })),
  refusal('404', answer(404)),
];

/** What Slack says itself. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const slackCodes = [
  'invalid_auth',
  'token_revoked',
  'account_inactive',
  'missing_scope',
  'is_archived',
  'not_in_channel',
  'channel_not_found',
  'restricted_action',
  'ratelimited',
  'msg_too_long',
  'a_new_error',
];

const own: Readonly<Record<Platform, readonly Fault[]>> = {
  slack: [
    ...slackCodes.map((code) => refusal(code, { kind: 'code', code })),
    ...['internal_error', 'fatal_error'].flatMap((code) => both(code, { kind: 'code', code })),
    ...both('200 with a page', answer(200, html, { 'content-type': 'text/html' })),
  ],
  teams: [
    refusal('401', answer(401)),
    refusal('403', answer(403, '{"error":{"code":"MessageWritesBlocked"}}')),
    refusal('403, not in the roster', answer(403, '{"error":{"code":"BotNotInConversationRoster"}}')),
    refusal('410', answer(410)),
    refusal('412', answer(412)),
    refusal('413', answer(413)),
    ...both('504', answer(504, html)),
  ],
};

/** Everything that can go wrong with a call to a platform, and nothing going wrong. */
export function faultsOf(platform: Platform): readonly [Fault, ...Fault[]] {
  return [well, ...everywhere, ...own[platform]];
}

/** Refused for certain, and only for now: who is refused once by these is tried again within ten seconds. */
export const isShortRefusal = (name: string): boolean => ['429', '429 for 1 s', '503 for 2 s', '412'].includes(name);

/** Late, but within what we wait. */
export const isOnlyLate = (name: string): boolean => name === well.name || name.endsWith('ms late');

/** Which calls go wrong. */
export type Scope = 'all' | 'posts' | 'people' | 'forms';

/** What goes wrong now: which calls, and how many of them. */
export type Trouble = { readonly fault: Fault; readonly scope: Scope; readonly times: number };
