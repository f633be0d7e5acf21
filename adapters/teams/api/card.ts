import { clip } from '#core';
import { limits, shorten } from '../limits.ts';
import type { Card, CardElement } from './elements.ts';

/** A card with a body, and plain words for where no card is shown. It fits in what Teams takes. */
export function card(plain: string, body: readonly CardElement[]): Card {
  return shorten({
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'nl',
    fallbackText: toLine(plain, limits.fallback),
    msteams: { width: 'full' },
    body,
  });
}

/** Plain words for where no Markdown is read: a notification, a screen reader. Without brackets, no tag can come alive. */
export function toLine(words: string, max: number = limits.line): string {
  return clip(words.toWellFormed().replaceAll('<', '‹').replaceAll('>', '›'), max);
}
