import { given } from '../domain/given.ts';
import type { Postings } from './postings.ts';
import type { Evidence } from './score.ts';

/** Why a lesson was found: the words of its content, and a typed word that was read as another. */
export type MatchReason = {
  readonly match?: string;
  readonly readAs?: { readonly said: string; readonly word: string };
};

/** Says in words of the content what made a lesson match. */
export function matchReason({ passage, readings }: Evidence, { passage: passageAt, lexicon }: Postings): MatchReason {
  const shown = (found: Evidence['readings'][number] | undefined) => found && lexicon.show(found.reading.stem);
  const misspelt = readings.find(({ reading }) => reading.how === 'spelling');
  return given({
    match: passage === undefined ? shown(readings[0]) : passageAt(passage)?.text,
    readAs: misspelt && { said: misspelt.said, word: lexicon.show(misspelt.reading.stem) },
  });
}
