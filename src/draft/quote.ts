import type { Sentence } from './draft-text.ts';
import type { Draft } from './seen-signs.ts';

/** As much as still reads as a quotation, in characters. */
export const longestQuote = 80;

/** A sentence as a quotation: whole, or as much of it around some words as still reads. */
export function quote({ text }: Pick<Sentence, 'text'>, around = ''): string {
  if (text.length <= longestQuote) return text;
  const at = Math.max(0, text.indexOf(around));
  const from = Math.max(0, Math.min(at - 20, text.length - longestQuote));
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1;
  const end = start + longestQuote >= text.length ? text.length : text.lastIndexOf(' ', start + longestQuote);
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}

/** Where words that a rule found stand, each sentence once. */
export function quotesOf(words: readonly string[], { sentences }: Pick<Draft, 'sentences'>): readonly string[] {
  const found = words.flatMap((some) => {
    const sentence = sentences.find(({ text }) => text.includes(some)) ?? undefined;
    return [[sentence, sentence ? quote(sentence, some) : some] as const];
  });
  return [...new Map(found.map(([sentence, text]) => [sentence ?? text, text])).values()];
}
