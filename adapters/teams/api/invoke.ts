import type { Activity } from './activity.ts';
import { insteadOfInserts, lastWords } from './compose-answers.ts';
import type { Card } from './elements.ts';
import type { InvokeAnswer } from './turn.ts';

/** A card as the answer to a press: it takes the place of the pressed one, for who presses. */
export function invokeCard(card: Card): InvokeAnswer {
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  return { status: 200, body };
}

/** A short line that Teams shows beside the card; the card itself stays. */
export function invokeMessage(value: string): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value } };
}

/** From the compose box, or the menu of a message: also where the bot is not. */
export const isComposing = ({ name }: Pick<Activity, 'name'>): boolean =>
  name?.startsWith('composeExtension/') ?? false;

/** A sentence in the shape in which Teams shows one for what was asked of us: another shape is an error to whoever waits. */
export function saidOn({ name }: Pick<Activity, 'name'>, sentence: string): InvokeAnswer {
  // A link that shows no card is just a link.
  if (/^composeExtension\/\w*querylink$/i.test(name ?? '')) return { status: 200, body: {} };
  if (name === 'composeExtension/query') return insteadOfInserts(sentence);
  return isComposing({ name }) || name?.startsWith('task/') ? lastWords(sentence) : invokeMessage(sentence);
}
