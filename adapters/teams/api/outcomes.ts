import { z } from 'zod';
import { given, type Outcome } from '#core';
import { readJson } from '../../wire/json.ts';
import { type Posted, retryAfterMs } from '../../wire/post.ts';
import { toOutcome } from '../../wire/post-outcome.ts';
import type { TeamsPosted } from './client.ts';

const accepted = z.object({ id: z.string() });

/**
 * What a post to Teams came to, whatever it was for.
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-agent-conversational-apis
 */
export function outcomeOf(posted: TeamsPosted): Outcome {
  switch (posted.kind) {
    case 'signed-out':
      return { kind: 'parked', reason: 'signed-out', scope: 'workspace' };
    case 'not-allowed':
      return { kind: 'parked', reason: 'not-allowed', scope: 'channel' };
    default:
      return toOutcome(posted, readAnswer);
  }
}

type Answered = Extract<Posted, { readonly kind: 'answered' }>;

function readAnswer({ status, retryAfter, body }: Answered): Outcome {
  if (status >= 200 && status < 300) {
    const id = accepted.safeParse(readJson(body)).data?.id;
    return { kind: 'sent', ...given({ messageId: id }) };
  }
  switch (status) {
    case 400:
      // The tenant moved to another region: we have its old address. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
      return /wrong\s?geo|BadArgument/i.test(body) && /geo|service\s?url|region/i.test(body)
        ? { kind: 'parked', reason: 'address', scope: 'channel' }
        : { kind: 'not-sent', reason: 'refused' };
    case 401:
      return { kind: 'parked', reason: 'signed-out', scope: 'workspace' };
    case 403: {
      // The body differs from case to case, so the number decides. Only some are worth another word.
      if (/BotDisabledByAdmin|AppDisabledByAdmin/.test(body))
        return { kind: 'parked', reason: 'switched-off', scope: 'workspace' };
      const reason = body.includes('BotNotInConversationRoster') ? 'not-in-channel' : 'not-allowed';
      return { kind: 'parked', reason, scope: 'channel' };
    }
    case 404:
    case 410:
      return { kind: 'parked', reason: 'channel-not-found', scope: 'channel' };
    case 412:
      // Somebody else wrote in this conversation at the same time; ours was not taken.
      return { kind: 'not-sent', reason: 'busy', ...given({ retryAfterMs: retryAfterMs(retryAfter, Date.now()) }) };
    default:
      return { kind: 'not-sent', reason: 'refused' };
  }
}
