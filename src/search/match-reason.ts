import { given } from '../domain/given.ts';
import type { Postings } from './postings.ts';
import type { Question } from './question.ts';
import type { Evidence } from './score.ts';

/** Why a lesson was found: words of the question, and a typed word that was read as another. */
export type MatchReason = {
  readonly match?: string;
  readonly readAs?: { readonly said: string; readonly word: string };
};

/** More words than these explain nothing. */
const mostWords = 3;
/** Words that stand so near each other are shown with what stands between them. */
const longestSpan = 6;

/**
 * Says what made a lesson match in words that somebody typed, or not at all: what the content has beside them, such as the name
 * of a group, was never said.
 */
export function matchReason({ readings }: Evidence, { words, apart }: Question, { lexicon }: Postings): MatchReason {
  const strongest = [...new Set(readings.map(({ said }) => said))]
    .map((said) => (words.includes(said) ? [said] : (apart.get(said) ?? [])))
    .filter((typed) => typed.length > 0);
  const misspelt = readings.find(({ reading }) => reading.how === 'spelling');
  return given({
    match: inTheirWords(strongest.slice(0, mostWords).flat(), words),
    readAs: misspelt && { said: misspelt.said, word: lexicon.show(misspelt.reading.stem) },
  });
}

function inTheirWords(strongest: readonly string[], words: readonly string[]): string | undefined {
  const places = [...new Set(strongest.map((typed) => words.indexOf(typed)))].toSorted((one, other) => one - other);
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const isNear = last - first < longestSpan;
  return isNear ? words.slice(first, last + 1).join(' ') : places.map((at) => words[at]).join(', ');
}
