import { editDistance } from './edit-distance.ts';

/** Shorter words are too much like other words: there only letters that changed places or came twice count. */
const shortest = 5;

/** Whether what was typed is a word with one slip of the finger in it. The first letter is seldom wrong. */
export function isOneSlip(typed: string, word: string): boolean {
  if (typed === word || Math.abs(typed.length - word.length) > 1 || editDistance(typed, word, 1) > 1) return false;
  if (lettersOf(typed) === lettersOf(word) || once(typed) === once(word)) return true;
  return word.length >= shortest && typed.charAt(0) === word.charAt(0);
}

const lettersOf = (word: string): string => [...word].sort().join('');
const once = (word: string): string => word.replace(/(.)\1+/gu, '$1');
