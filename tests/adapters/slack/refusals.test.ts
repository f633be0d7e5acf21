import { describe, expect, test } from 'vitest';
import { refusedWith } from '../../../adapters/slack/api/refusals.ts';

/** What each word of Slack means for us. https://docs.slack.dev/reference/methods/chat.postMessage#errors */

const wait = { retryAfter: '7' };

describe.each<[reason: string, scope: 'channel' | 'workspace', errors: readonly string[]]>([
  ['archived', 'channel', ['is_archived', 'is_inactive']],
  ['not-in-channel', 'channel', ['not_in_channel']],
  ['channel-not-found', 'channel', ['channel_not_found']],
  [
    'not-allowed',
    'channel',
    [
      ...[
        'cannot_reply_to_message',
        'messages_tab_disabled',
        'restricted_action',
        'restricted_action_read_only_channel',
      ],
      ...['restricted_action_thread_only_channel', 'restricted_action_non_threadable_channel'],
      'restricted_action_thread_locked',
      'team_access_not_granted',
    ],
  ],
  [
    'signed-out',
    'workspace',
    [
      ...['token_revoked', 'token_expired', 'account_inactive', 'invalid_auth', 'not_authed', 'org_login_required'],
      'two_factor_setup_required',
    ],
  ],
  ['not-allowed', 'workspace', ['access_denied', 'ekm_access_denied', 'missing_scope', 'no_permission']],
])('%s, for the %s', (reason, scope, errors) => {
  test.each(errors)('%s', (error) => expect(refusedWith(error, wait)).toEqual({ kind: 'parked', reason, scope }));
});

test.each(['ratelimited', 'rate_limited', 'message_limit_exceeded', 'request_timeout', 'accesslimited'])(
  '%s is a refusal for now, for as long as Slack says',
  (error) =>
    expect(refusedWith(error, wait)).toEqual({ kind: 'not-sent', reason: 'rate-limited', retryAfterMs: 7_000 }),
);

test.each(['fatal_error', 'internal_error', 'service_unavailable'])('%s leaves it in doubt', (error) =>
  expect(refusedWith(error, wait)).toEqual({ kind: 'uncertain', reason: 'server-error' }),
);

test.each(['invalid_blocks', 'a_word_of_tomorrow', 'constructor', ''])(
  '“%s” is a refusal of this message alone',
  (error) => expect(refusedWith(error, wait)).toEqual({ kind: 'not-sent', reason: 'refused' }),
);
