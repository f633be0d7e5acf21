import type { Form } from '../domain/input-form.ts';
import type { ProjectIntent } from '../domain/intent.ts';
import type { Reply } from '../domain/reply.ts';
import { type ShortReply, shortReply } from '../replies/short-reply.ts';

/** What an adapter must do with an answer. */
export type Answer =
  /** Only for the asker. */
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** A form, only for the asker; `intent` opens it again, where a form cannot be shown at once. */
  | { readonly kind: 'form'; readonly form: Form; readonly intent: ProjectIntent }
  /** For everybody in the channel; the asker gets `refused` when the platform does not let us write there. */
  | { readonly kind: 'announce'; readonly reply: Reply; readonly refused: Reply }
  /** Takes the place of the pressed card, for everybody. */
  | { readonly kind: 'card'; readonly reply: Reply };

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
  return answer.kind === 'announce' ? { kind: 'card', reply: answer.reply } : answer;
}
