import { isMeaningful } from '../search/normalise.ts';
import { fold } from '../text/fold.ts';

/** A question of more words tells of a person or a place by itself. */
const most = 8;

/**
 * What of a question may be kept for who looks after the search words: words that mean something, in the order of the
 * alphabet, so that no sentence is left; without what has a figure or a capital inside the sentence, which is mostly a name, an
 * address or a telephone number. Nothing when too little or too much is left.
 */
export function wordsToKeep(question: string): string | undefined {
  const pieces = question.trim().split(/\s+/u);
  const plain = pieces.filter((piece, at) => !/[\p{N}@/]/u.test(piece) && (at === 0 || !/^\P{L}*\p{Lu}/u.test(piece)));
  const words = [...new Set(plain.map(fold).flatMap((word) => word.split(' ')))].filter(isMeaningful).toSorted();
  return words.length === 0 || words.length > most ? undefined : words.join(' ');
}
