import { editDistance } from './edit-distance.ts';

/** A word or phrase, with the set of its letters as bits. */
export type Lettered = { readonly text: string; readonly letters: number };

/** Looks once at the letters of a text that is laid beside many others. */
export function toLettered(text: string): Lettered {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return { text, letters };
}

/** Edit distance, after a look at the letters: one slip changes at most two of them, so most texts need no counting. */
export function letteredDistance(one: Lettered, other: Lettered, most: number): number {
  let differing = one.letters ^ other.letters;
  for (let allowed = 2 * most; differing !== 0; allowed--) {
    if (allowed === 0) return most + 1;
    differing &= differing - 1;
  }
  return editDistance(one.text, other.text, most);
}
