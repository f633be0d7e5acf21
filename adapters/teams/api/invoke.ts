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
