import type { IndexedPassage, Postings } from './postings.ts';

/** The phrase of a lesson that stands most completely in a question. */
type PhraseEvidence = {
  /** What it adds to the score. */
  readonly gain: number;
  /** The most words that stand there literally, common ones too. */
  readonly literalWords: number;
  /** The most stems of a phrase of several words that all stand there, in any order. */
  readonly wholeStems: number;
};

/** A whole phrase in the question counts on top of its words. */
const phraseGain = 0.6;
const mostMass = 7;
/** A phrase of common words only, such as `wie doet wat`, still weighs something when it stands there literally. */
const literalMass = 2.5;

/** For each lesson, what its phrases say about the question; `sureness` says how surely each stem was meant, 0 to 1. */
export function phraseEvidence(
  words: readonly string[],
  sureness: ReadonlyMap<string, number>,
  postings: Postings,
): ReadonlyMap<number, PhraseEvidence> {
  const found = new Map<number, PhraseEvidence>();
  const literal = literalPhrases(words, postings);
  for (const [at, mass] of massesIn(sureness, literal, postings)) {
    const passage = postings.passage(at);
    if (!passage) continue;
    const isLiteral = literal.has(at);
    const completeness = isLiteral ? 1 : mass / postings.mass(at);
    const before = found.get(passage.document) ?? noPhrase;
    found.set(passage.document, strongest(before, passage, { isLiteral, mass, completeness }));
  }
  return found;
}

/** A lesson of which no phrase stands in the question. */
export const noPhrase: PhraseEvidence = { gain: 0, literalWords: 0, wholeStems: 0 };

/** Of the phrases that share a word with the question, how much what stands there tells. */
function massesIn(
  sureness: ReadonlyMap<string, number>,
  literal: ReadonlySet<number>,
  { rarity, phrasesWith, mass }: Postings,
): ReadonlyMap<number, number> {
  const masses = new Map<number, number>();
  for (const [stem, sure] of sureness) {
    const told = rarity(stem) * sure;
    for (const at of phrasesWith(stem)) masses.set(at, (masses.get(at) ?? 0) + told);
  }
  for (const at of literal) masses.set(at, Math.max(mass(at), literalMass));
  return masses;
}

/** How completely a phrase stands in the question. */
type Match = { readonly isLiteral: boolean; readonly mass: number; readonly completeness: number };

/** The evidence of one more phrase beside that of the others of its lesson: of each sign the strongest. */
function strongest(
  before: PhraseEvidence,
  { weight, stems, words }: IndexedPassage,
  { isLiteral, mass, completeness }: Match,
): PhraseEvidence {
  const gain = phraseGain * (weight / 4) * completeness ** 3 * Math.min(mass, mostMass);
  const literalWords = isLiteral ? words.length : 0;
  const wholeStems = stems.length > 1 && completeness > 0.95 ? stems.length : 0;
  if (gain <= before.gain && literalWords <= before.literalWords && wholeStems <= before.wholeStems) return before;
  return {
    gain: Math.max(before.gain, gain),
    literalWords: Math.max(before.literalWords, literalWords),
    wholeStems: Math.max(before.wholeStems, wholeStems),
  };
}

/** Phrases of several words that stand word for word in the question, common words too. */
function literalPhrases(words: readonly string[], postings: Postings): Set<number> {
  const found = new Set<number>();
  words.forEach((word, from) => {
    for (const at of postings.phrasesFrom(word)) {
      const phrase = postings.passage(at)?.words ?? [];
      if (phrase.every((each, offset) => words[from + offset] === each)) found.add(at);
    }
  });
  return found;
}
