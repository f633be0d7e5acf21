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
  const touched = new Set([...sureness.keys()].flatMap((stem) => postings.phrasesWith(stem)));
  for (const at of touched.union(literal)) {
    const passage = postings.passage(at);
    if (!passage) continue;
    const match = matchOf(passage, literal.has(at), { sureness, rarity: postings.rarity, all: postings.mass(at) });
    const before = found.get(passage.document) ?? noPhrase;
    found.set(passage.document, together(before, evidenceOf(passage, match)));
  }
  return found;
}

/** A lesson of which no phrase stands in the question. */
export const noPhrase: PhraseEvidence = { gain: 0, literalWords: 0, wholeStems: 0 };

/** How completely a passage stands in the question. */
type Match = { readonly isLiteral: boolean; readonly mass: number; readonly completeness: number };
type Telling = Pick<Postings, 'rarity'> & { readonly sureness: ReadonlyMap<string, number>; readonly all: number };

function matchOf({ stems }: IndexedPassage, isLiteral: boolean, { sureness, rarity, all }: Telling): Match {
  const whole = Math.max(all, isLiteral ? literalMass : 0);
  const mass = isLiteral ? whole : stems.reduce((sum, stem) => sum + rarity(stem) * (sureness.get(stem) ?? 0), 0);
  return { isLiteral, mass, completeness: whole === 0 ? 0 : mass / whole };
}

function evidenceOf(
  { weight, stems, words }: IndexedPassage,
  { isLiteral, mass, completeness }: Match,
): PhraseEvidence {
  const isWhole = stems.length > 1 && completeness > 0.95;
  return {
    gain: phraseGain * (weight / 4) * completeness ** 3 * Math.min(mass, mostMass),
    literalWords: isLiteral ? words.length : 0,
    wholeStems: isWhole ? stems.length : 0,
  };
}

/** The evidence of several passages of one lesson: of each sign the strongest. */
function together(one: PhraseEvidence, other: PhraseEvidence): PhraseEvidence {
  return {
    gain: Math.max(one.gain, other.gain),
    literalWords: Math.max(one.literalWords, other.literalWords),
    wholeStems: Math.max(one.wholeStems, other.wholeStems),
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
