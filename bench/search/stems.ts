import { isMeaningful, stemOf, wordsOf } from '../../src/search/normalise.ts';

/** The stems of a text that carry meaning, in order. */
export function stemsOf(text: string): string[] {
  return wordsOf(text).filter(isMeaningful).map(stemOf);
}
