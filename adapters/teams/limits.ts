import { texts } from '#core';

/** What a card is built of. The card designer knows all kinds; we only need them to have a type. */
export type CardElement = { readonly type: string; readonly [property: string]: unknown };
export type Card = {
  readonly $schema: string;
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly fallbackText: string;
  readonly msteams: { readonly width: 'full' };
  readonly body: readonly CardElement[];
};

/**
 * Teams takes 28 KB where a message passes a webhook and about 100 KB elsewhere; 25 KB fits anywhere.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const maxCardBytes = 25 * 1024;
/** More than six buttons in a row go out of sight in Teams. */
export const maxButtonsInRow = 6;

const cutNote: CardElement = {
  type: 'TextBlock',
  text: texts.cut,
  isSubtle: true,
  size: 'Small',
  wrap: true,
};

export function bytes(card: unknown): number {
  return Buffer.byteLength(JSON.stringify(card));
}

/** Makes a card small enough: takes parts off the end, but keeps the title and the buttons, and says so. */
export function shorten(card: Card): Card {
  if (bytes(card) <= maxCardBytes) return card;
  const body = [...card.body];
  const withNote = () => ({ ...card, body: [...body, cutNote] });
  while (bytes(withNote()) > maxCardBytes && body.length > 1) {
    const last = body.findLastIndex((element) => element.type !== 'ActionSet');
    body.splice(last > 0 ? last : body.length - 1, 1);
  }
  return withNote();
}
