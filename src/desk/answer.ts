import type { Form } from '../domain/input-form.ts';
import type { ButtonIntent } from '../domain/intent.ts';
import type { Place } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { type ShortReply, shortReply } from '../replies/short-reply.ts';

/** What an adapter must do with an answer. */
export type Answer =
  /** Only for the asker. */
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** A form, only for the asker; `intent` opens it again, where a form cannot be shown at once. */
  | { readonly kind: 'form'; readonly form: Form; readonly intent: ButtonIntent }
  /** It is saved, and what everybody in the channel is to hear of it is kept: `Desk.announce` brings it. */
  | { readonly kind: 'announce'; readonly announcement: ToAnnounce }
  /** Takes the place of the pressed card, for everybody; of a card that only the asker saw, its announcement is for everybody. */
  | ({ readonly kind: 'card'; readonly reply: Reply } & OnCard)
  /** Somebody asks too fast, and was told so: nothing is brought, but where the platform waits for an answer. */
  | { readonly kind: 'enough'; readonly reply: Reply };

type OnCard =
  /** What was told by taking that place: `Desk.announce` brings it. */
  | { readonly announcement: ToAnnounce }
  | {
      readonly announcement?: never;
      /** What the platform calls that card in the channel, for who pressed on another that shows the same. */
      readonly message?: string;
      /** What everybody is to hear beside it. */
      readonly news?: ToAnnounce;
    };

/** What is kept of a change to tell the channel. */
export type ToAnnounce = {
  /** The id of the change. */
  readonly id: string;
  readonly project: string;
  readonly reply: Reply;
  /** How people there let the bot into a channel, such as a command to type. */
  readonly invitation?: string;
  /** A card in the channel that this change answered, and what is left of it. */
  readonly folds?: { readonly place: Place; readonly message: string; readonly reply: Reply };
};

/** Only for the asker. */
export function privately(reply: Reply): Answer {
  return { kind: 'reply', reply };
}

/** A text under a heading, only for the asker. */
export function sentence(words: ShortReply): Answer {
  return privately(shortReply(words));
}

/** What would be told to everybody takes the place of the card that was pressed instead. */
export function inPlace(answer: Answer): Answer {
  if (answer.kind !== 'announce') return answer;
  const { announcement } = answer;
  return { kind: 'card', reply: announcement.reply, announcement };
}
