import { given } from '../domain/given.ts';
import { impossible } from '../domain/impossible.ts';
import type { Ending } from '../store/queue.ts';
import { backoffMs } from './backoff.ts';
import type { Clock } from './clock.ts';
import { giveUpReason, type NotBegun, type Outcome } from './outcome.ts';

type Times = Pick<Clock, 'now' | 'random'>;

/** What becomes of a message after the nth attempt came to this outcome. */
export function toEnding(outcome: Outcome | NotBegun, attempts: number, clock: Times): Ending {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', ...given({ messageId: outcome.messageId }) };
    case 'not-sent':
      return endingOfNotSent(outcome, attempts, clock);
    case 'uncertain':
      return { state: 'uncertain', reason: outcome.reason };
    case 'parked':
      return endingOfParked(outcome, clock);
    case 'not-begun':
      return { state: 'planned', notBefore: clock.now() };
    default:
      return impossible(outcome);
  }
}

function endingOfNotSent(outcome: Outcome & { readonly kind: 'not-sent' }, attempts: number, clock: Times): Ending {
  const { reason, retryAfterMs } = outcome;
  const hopeless = giveUpReason(outcome, attempts);
  if (hopeless) return { state: 'skipped', reason: hopeless };
  return { state: 'planned', reason, notBefore: clock.now() + backoffMs(attempts, retryAfterMs, clock.random()) };
}

/** A workspace that refuses us is blocked until it takes us again: what was meant for it waits. */
function endingOfParked({ reason, scope }: Outcome & { readonly kind: 'parked' }, clock: Times): Ending {
  return scope === 'channel' ? { state: 'parked', reason } : { state: 'planned', reason, notBefore: clock.now() };
}
