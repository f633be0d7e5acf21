import type { Catalogue } from '../content/catalogue.ts';
import type { LessonId, Several } from '../domain/lesson.ts';
import { decide } from './decide.ts';
import { matchReason } from './match-reason.ts';
import { piecesOf } from './pieces.ts';
import { createPostings } from './postings.ts';
import { readQuestion } from './question.ts';
import { type Evidence, scoreLessons } from './score.ts';

/** A lesson that fits, with what made it match. */
export type Hit = {
  readonly lesson: LessonId;
  readonly score: number;
  /** The words of the question by which it was found. */
  readonly match?: string;
  /** A typed word that was read as another one. */
  readonly readAs?: { readonly said: string; readonly word: string };
};

/** What fits, best first; and when nothing does, the few lessons that may be meant. One of the two is always empty. */
type Found = { readonly answers: readonly Hit[]; readonly maybe: readonly Hit[] };

export type Search = {
  look(words: string): Found;
  /** The lessons that fit these words, best first; empty when nothing fits. */
  find(words: string): readonly Hit[];
};

/** Of the pieces of a long text the one that is surest of its lessons, the first of equals. */
function surestOf<Looked extends { readonly sure: number }>([first, ...others]: Several<Looked>): Looked {
  return others.reduce((best, next) => (next.sure > best.sure ? next : best), first);
}

/** Builds the search over a catalogue. */
export function createSearch(catalogue: Catalogue): Search {
  const postings = createPostings(catalogue);
  const lookIn = (piece: string) => {
    const question = readQuestion(piece, postings.lexicon);
    return { question, ...decide(scoreLessons(question, postings)) };
  };
  const look = (words: string): Found => {
    const [first, ...others] = piecesOf(words);
    const { question, answers, maybe } = surestOf([lookIn(first), ...others.map(lookIn)]);
    const toHit = (evidence: Evidence): Hit => ({
      lesson: postings.lessons[evidence.document] ?? '',
      score: evidence.score,
      ...matchReason(evidence, question, postings),
    });
    return { answers: answers.map(toHit), maybe: maybe.map(toHit) };
  };
  return { look, find: (words) => look(words).answers };
}
