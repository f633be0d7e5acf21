import type { Catalogue } from '../content/catalogue.ts';
import type { LessonId } from '../domain/lesson.ts';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import { createPostings } from './postings.ts';
import { readQuestion } from './question.ts';
import { type Evidence, weigh } from './score.ts';

/** A lesson that fits, with what made it match. */
export type Hit = {
  readonly lesson: LessonId;
  readonly score: number;
  /** The words or sign of the content by which it was found. */
  readonly match?: string;
  /** A typed word that was read as another one. */
  readonly readAs?: { readonly said: string; readonly word: string };
};

export type Search = {
  /** The lessons that fit these words, best first; empty when nothing fits. */
  find(words: string): readonly Hit[];
  /** When nothing fits well: the few lessons that may be meant. */
  maybe(words: string): readonly Hit[];
};

/** Builds the search over a catalogue. */
export function createSearch(catalogue: Catalogue): Search {
  const postings = createPostings(catalogue);
  const look = (words: string) => decide(weigh(readQuestion(words, postings.lexicon), postings));
  const toHit = (evidence: Evidence): Hit => ({
    lesson: postings.lessons[evidence.document] ?? '',
    score: evidence.score,
    ...explain(evidence, postings),
  });
  return {
    find: (words) => look(words).answers.map(toHit),
    maybe: (words) => look(words).maybe.map(toHit),
  };
}
