import type { Postings } from './postings.ts';
import type { Evidence } from './score.ts';

/** Why a lesson was found: the words of its content, and a typed word that was read as another. */
export type MatchReason = {
  readonly match?: string;
  readonly readAs?: { readonly said: string; readonly word: string };
};

/** Says in words of the content what made a lesson match. */
export function matchReason({ passage, readings }: Evidence, { passage: passageAt, lexicon }: Postings): MatchReason {
  const text = passage === undefined ? undefined : passageAt(passage)?.text;
  const first = readings[0];
  const match = text ?? (first && lexicon.show(first.reading.stem));
  const misspelt = readings.find(({ reading }) => reading.how === 'spelling');
  return {
    ...(match !== undefined && { match }),
    ...(misspelt && { readAs: { said: misspelt.said, word: lexicon.show(misspelt.reading.stem) } }),
  };
}
