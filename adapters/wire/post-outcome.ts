import { given, impossible, type Outcome } from '#core';
import { type Posted, retryAfterMs } from './post.ts';

type Answered = Extract<Posted, { readonly kind: 'answered' }>;

/**
 * What a post came to, by the one classifier of all platforms. `read` tells what an answer means that is neither a limit nor
 * trouble of the server: those mean the same everywhere.
 */
export function toOutcome(posted: Posted, read: (answered: Answered) => Outcome): Outcome {
  switch (posted.kind) {
    case 'not-sent':
      return { kind: 'not-sent', reason: 'unreachable' };
    case 'uncertain':
      return { kind: 'uncertain', reason: 'no-answer' };
    case 'answered':
      if (isRefusalForNow(posted)) return rateLimited(posted);
      return isServerError(posted) ? { kind: 'uncertain', reason: 'server-error' } : read(posted);
    default:
      return impossible(posted);
  }
}

/** Refused for now: the platform says, or leaves open, how long to wait. */
export function rateLimited({ retryAfter }: Pick<Answered, 'retryAfter'>): Outcome {
  return { kind: 'not-sent', reason: 'rate-limited', ...given({ retryAfterMs: retryAfterMs(retryAfter, Date.now()) }) };
}

/** Nothing was done: the server had enough, or says itself when to come back. https://www.rfc-editor.org/rfc/rfc9110#name-retry-after */
const isRefusalForNow = ({ status, retryAfter }: Answered): boolean =>
  status === 429 || (status === 503 && retryAfter !== undefined);

/** Some of it may have been done before the server gave up. */
const isServerError = ({ status }: Answered): boolean => status >= 500 || status === 408;
