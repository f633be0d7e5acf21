import type { Outcome, ParkReason } from '#core';
import { rateLimited } from '../../wire/post-outcome.ts';

type Parked = { readonly reason: ParkReason; readonly scope: 'channel' | 'workspace' };
/** What Slack says when it did not post. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const parked = new Map<string, Parked>(
  Object.entries({
    is_archived: { reason: 'archived', scope: 'channel' },
    not_in_channel: { reason: 'not-in-channel', scope: 'channel' },
    channel_not_found: { reason: 'channel-not-found', scope: 'channel' },
    is_inactive: { reason: 'archived', scope: 'channel' },
    cannot_reply_to_message: { reason: 'not-allowed', scope: 'channel' },
    messages_tab_disabled: { reason: 'not-allowed', scope: 'channel' },
    restricted_action: { reason: 'not-allowed', scope: 'channel' },
    restricted_action_read_only_channel: { reason: 'not-allowed', scope: 'channel' },
    restricted_action_thread_only_channel: { reason: 'not-allowed', scope: 'channel' },
    restricted_action_non_threadable_channel: { reason: 'not-allowed', scope: 'channel' },
    restricted_action_thread_locked: { reason: 'not-allowed', scope: 'channel' },
    // Of one workspace in an organisation that installed us as a whole.
    team_access_not_granted: { reason: 'not-allowed', scope: 'channel' },
    token_revoked: { reason: 'signed-out', scope: 'workspace' },
    token_expired: { reason: 'signed-out', scope: 'workspace' },
    account_inactive: { reason: 'signed-out', scope: 'workspace' },
    invalid_auth: { reason: 'signed-out', scope: 'workspace' },
    not_authed: { reason: 'signed-out', scope: 'workspace' },
    org_login_required: { reason: 'signed-out', scope: 'workspace' },
    two_factor_setup_required: { reason: 'signed-out', scope: 'workspace' },
    access_denied: { reason: 'not-allowed', scope: 'workspace' },
    ekm_access_denied: { reason: 'not-allowed', scope: 'workspace' },
    missing_scope: { reason: 'not-allowed', scope: 'workspace' },
    no_permission: { reason: 'not-allowed', scope: 'workspace' },
  } satisfies Record<string, Parked>),
);
const later = ['ratelimited', 'rate_limited', 'message_limit_exceeded', 'request_timeout', 'accesslimited'];
/** Of these Slack itself says: “It's possible some aspect of the operation succeeded before the error was raised.” */
const doubtful = ['fatal_error', 'internal_error', 'service_unavailable'];

/** What it means that Slack said no, by its own word for why. */
export function refusedWith(error: string, wait: Parameters<typeof rateLimited>[0]): Outcome {
  if (doubtful.includes(error)) return { kind: 'uncertain', reason: 'server-error' };
  if (later.includes(error)) return rateLimited(wait);
  const why = parked.get(error);
  return why ? { kind: 'parked', ...why } : { kind: 'not-sent', reason: 'refused' };
}
