import type { ReadingHint } from '../domain/draft.ts';
import type { Draft } from './seen-signs.ts';

/** Longer sentences are hard at B1; in plain Dutch ten to fifteen words is usual. https://www.communicatierijk.nl/vakkennis/rijkswebsites/aanbevolen-richtlijnen/taalniveau-b1 */
const longSentence = 25;
/** Words of the office that have an everyday twin. */
const hardWords =
  /\b(dienen te|dient te|middels|omtrent|inzake|teneinde|derhalve|hieromtrent|voornoemde?|bovengenoemde?|te allen tijde|conform|aangaande|ten behoeve van|in de regel|naar aanleiding van|desgewenst|onverhoopt|aanvang|reeds|ten einde|zorg dragen|woonachtig|trachten)\b/gi;

/** A hint on reading ease, never a mark: long sentences first, then words of the office. */
export function readingHintOf(draft: Draft): ReadingHint | undefined {
  const long = draft.sentences.filter(({ words }) => words.length > longSentence);
  if (long.length > 0 && long.length * 4 >= draft.sentences.length)
    return {
      kind: 'long-sentences',
      words: long.slice(0, 1).map(({ text }) => `${text.slice(0, 60).replace(/\s+\S*$/, '')} …`),
    };
  const hard = [...new Set([...draft.text.matchAll(hardWords)].map(([word]) => word.toLowerCase()))];
  return hard.length > 0 ? { kind: 'hard-words', words: hard.slice(0, 3) } : undefined;
}
