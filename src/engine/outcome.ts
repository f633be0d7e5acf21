import type { Nudge, Project } from '../domain/project.ts';

/**
 * How one call to a platform ended. `not-sent` is for certain: only then may we try again. No answer, or an answer that
 * leaves room for doubt, is `uncertain`: people rather miss one than get two.
 */
export type Outcome =
  | { readonly kind: 'sent'; readonly messageId?: string }
  | {
      readonly kind: 'not-sent';
      readonly reason: 'unreachable' | 'rate-limited' | 'busy' | 'refused' | 'cannot-render';
      /** What the platform asks us to wait. */
      readonly retryAfterMs?: number;
    }
  | { readonly kind: 'uncertain'; readonly reason: 'no-answer' | 'server-error' | 'unreadable-answer' | 'crashed' }
  /** We are not let in: this channel, or the whole workspace or tenant. */
  | { readonly kind: 'parked'; readonly reason: ParkReason; readonly scope: 'channel' | 'workspace' };

export type ParkReason =
  | 'archived'
  | 'not-in-channel'
  | 'channel-not-found'
  | 'not-allowed'
  | 'no-installation'
  | 'signed-out';

/** One call, at most 10 s, no second try inside. */
export type Send = (project: Project, nudge: Nudge) => Promise<Outcome>;

/** Renders and sends. What cannot be rendered was not sent for certain; after that, nobody can say. */
export async function renderAndSend<Message>(
  render: () => Message,
  send: (message: Message) => Promise<Outcome>,
): Promise<Outcome> {
  let message: Message;
  try {
    message = render();
  } catch {
    return { kind: 'not-sent', reason: 'cannot-render' };
  }
  return send(message);
}

/** Those will not get better by themselves, so after a few tries we give up. */
const ours = ['refused', 'cannot-render'];
const maxTries = 3;

/** True when trying again makes no sense any more. */
export function isHopeless(outcome: Outcome, attempts: number): boolean {
  return outcome.kind === 'not-sent' && ours.includes(outcome.reason) && attempts >= maxTries;
}

/** True when the platform itself is the trouble, and not this one message. */
export function isPlatformTrouble(outcome: Outcome): boolean {
  return outcome.kind === 'uncertain' || (outcome.kind === 'not-sent' && outcome.reason === 'unreachable');
}
