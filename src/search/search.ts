import type { Catalogue } from '../content/catalogue.ts';
import type { LessonId } from '../domain/lesson.ts';
import { decide } from './decide.ts';
import { matchReason } from './match-reason.ts';
import { createPostings } from './postings.ts';
import { readQuestion } from './question.ts';
import { type Evidence, scoreLessons } from './score.ts';

/** A lesson that fits, with what made it match. */
export type Hit = {
  readonly lesson: LessonId;
  readonly score: number;
  /** The words or sign of the content by which it was found. */
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

/** Builds the search over a catalogue. */
export function createSearch(catalogue: Catalogue): Search {
  const postings = createPostings(catalogue);
  const toHit = (evidence: Evidence): Hit => ({
    lesson: postings.lessons[evidence.document] ?? '',
    score: evidence.score,
    ...matchReason(evidence, postings),
  });
  const look = (words: string): Found => {
    const { answers, maybe } = decide(scoreLessons(readQuestion(words, postings.lexicon), postings));
    return { answers: answers.map(toHit), maybe: maybe.map(toHit) };
  };
  return { look, find: (words) => look(words).answers };
}
