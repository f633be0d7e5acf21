import { impossible } from '../domain/impossible.ts';
import type { Nudge, Project, SkipReason } from '../domain/project.ts';

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
  | { readonly kind: 'uncertain'; readonly reason: Exclude<UncertainReason, 'no-outcome' | 'restored'> }
  /** We are not let in: this channel, or the whole workspace or tenant. */
  | { readonly kind: 'parked'; readonly reason: ParkReason; readonly scope: 'channel' | 'workspace' };

/** There was no call, for certain: it was claimed, and before it had its turn we were stopped or its platform began to fail. */
export type NotBegun = { readonly kind: 'not-begun' };

/** Why nobody knows whether a message arrived: the last two are of a process that ended, and of a backup put back. */
export type UncertainReason =
  | 'no-answer'
  | 'server-error'
  | 'unreadable-answer'
  | 'crashed'
  | 'no-outcome'
  | 'restored';

/** Why a platform does not let us in. */
export const parkReasons = [
  'archived',
  'not-in-channel',
  'channel-not-found',
  /** The address we have for it is no longer right. */
  'address',
  'not-allowed',
  'no-installation',
  /** Our token or password is refused. */
  'signed-out',
  /** An administrator has switched the app off. */
  'switched-off',
] as const;
export type ParkReason = (typeof parkReasons)[number];

/** Whether a code from the store is a reason that we know. */
export const isParkReason = (code: string): code is ParkReason => parkReasons.some((each) => each === code);

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

type NotSent = Extract<Outcome, { readonly kind: 'not-sent' }>;

/** What it means that a message was not sent. */
type NotSentMeaning = {
  /** The platform itself is the trouble, and not this one message. */
  readonly isPlatformTrouble: boolean;
  /** Why we give up after a few tries; absent for what gets better by itself. */
  readonly givenUpFor?: SkipReason;
};
const notSentMeanings: Readonly<Record<NotSent['reason'], NotSentMeaning>> = {
  unreachable: { isPlatformTrouble: true },
  'rate-limited': { isPlatformTrouble: false },
  busy: { isPlatformTrouble: false },
  refused: { isPlatformTrouble: false, givenUpFor: 'refused' },
  'cannot-render': { isPlatformTrouble: false, givenUpFor: 'cannot-render' },
};
const maxTries = 3;

/** Why trying again makes no sense any more after so many tries; nothing when it does. */
export function giveUpReason({ reason }: NotSent, attempts: number): SkipReason | undefined {
  return attempts >= maxTries ? notSentMeanings[reason].givenUpFor : undefined;
}

/** True when the platform itself is the trouble, and not this one message. */
export function isPlatformTrouble(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'uncertain':
      return true;
    case 'not-sent':
      return notSentMeanings[outcome.reason].isPlatformTrouble;
    case 'sent':
    case 'parked':
      return false;
    default:
      return impossible(outcome);
  }
}
