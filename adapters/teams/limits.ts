import { type RateLimits, texts } from '#core';
import type { Card, CardElement } from './api/elements.ts';

/** What Teams accepts, and how we stay within it. */
export const limits = {
  /**
   * Teams takes 28 KB where a message passes a webhook and about 100 KB elsewhere; 25 KB fits anywhere.
   * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
   */
  cardBytes: 25 * 1024,
  /** More than six buttons in a row go out of sight in Teams. */
  buttonsInRow: 6,
  /** Characters where no card is shown. Our longest answer is half of this; only odd content is cut. */
  fallback: 8000,
  /** Characters of a notification. */
  line: 200,
} as const;

/**
 * 7 a second, 8 in two and 60 in thirty in a conversation, and 30 a second (now 50) in a tenant.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const rateLimits: RateLimits = {
  channel: [
    { count: 7, ms: 1_000 },
    { count: 8, ms: 2_000 },
    { count: 60, ms: 30_000 },
  ],
  workspace: [{ count: 30, ms: 1_000 }],
};

const cutNote: CardElement = {
  type: 'TextBlock',
  text: texts.cut,
  isSubtle: true,
  size: 'Small',
  wrap: true,
};

/** Makes a card small enough: takes parts off the end, but keeps the title and the buttons, and says so. */
export function shorten(card: Card): Card {
  if (bytes(card) <= limits.cardBytes) return card;
  const body = [...card.body];
  const withNote = () => ({ ...card, body: [...body, cutNote] });
  while (bytes(withNote()) > limits.cardBytes && body.length > 1) {
    const last = body.findLastIndex((element) => element.type !== 'ActionSet');
    body.splice(last > 0 ? last : body.length - 1, 1);
  }
  return withNote();
}

function bytes(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card));
}
