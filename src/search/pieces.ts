import type { Several } from '../domain/lesson.ts';

/** As many words as somebody asks in one go; a longer text is a mail or a message that was pasted. */
const longestQuestion = 40;
/** Nobody pastes more: 4,000 characters is what a chat takes of us. */
const mostPieces = 120;

/**
 * What is looked up by itself: a question as it is, and of a pasted text each sentence, so that what it is about counts wherever
 * it stands. A sentence without an end is taken in pieces, each with some of the words before it.
 */
export function piecesOf(text: string): Several<string> {
  if (wordsIn(text).length <= longestQuestion) return [text];
  const sentences = text.split(/(?<=[.!?])\s+|\n+/u).filter((sentence) => /\p{L}/u.test(sentence));
  const [first = text, ...others] = sentences.flatMap(inPieces).slice(0, mostPieces);
  return [first, ...others];
}

function inPieces(sentence: string): readonly string[] {
  const words = wordsIn(sentence);
  if (words.length <= longestQuestion) return [sentence];
  const step = longestQuestion / 2;
  return Array.from({ length: Math.ceil(words.length / step) }, (_, at) =>
    words.slice(at * step, at * step + longestQuestion).join(' '),
  );
}

const wordsIn = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');
