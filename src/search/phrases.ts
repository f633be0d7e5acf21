import type { Postings } from './postings.ts';

/** The phrase of a lesson that stands most completely in a question. */
type PhraseEvidence = {
  /** What it adds to the score. */
  readonly gain: number;
  /** The most words that stand there literally, common ones too. */
  readonly literalWords: number;
  /** The most stems of a phrase of several words that all stand there, in any order. */
  readonly wholeStems: number;
  /** The passage that says best why the lesson was found, as an index, and how well it does. */
  readonly shown?: number;
  readonly shownValue: number;
};

/** A whole phrase in the question counts on top of its words. */
const phraseGain = 0.6;
const mostMass = 7;
/** A phrase of common words only, such as `wie doet wat`, still weighs something when it stands there literally. */
const literalMass = 2.5;
/** What a passage that does not stand there whole is worth as an explanation. */
const partialValue = 0.1;

/** For each lesson, what its phrases say about the question; `sureness` says how surely each stem was meant, 0 to 1. */
export function phraseEvidence(
  words: readonly string[],
  sureness: ReadonlyMap<string, number>,
  postings: Postings,
): ReadonlyMap<number, PhraseEvidence> {
  const found = new Map<number, PhraseEvidence>();
  const literal = literalPhrases(words, postings);
  const touched = new Set([...sureness.keys()].flatMap((stem) => postings.passagesWith(stem)));
  for (const at of touched.union(literal)) {
    const passage = postings.passage(at);
    if (!passage) continue;
    const { document, stems, weight, isPhrase, isShown } = passage;
    const isLiteral = literal.has(at);
    const sum = (value: (stem: string) => number) => stems.reduce((total, stem) => total + value(stem), 0);
    const whole = Math.max(sum(postings.rarity), isLiteral ? literalMass : 0);
    const matched = isLiteral ? whole : sum((stem) => postings.rarity(stem) * (sureness.get(stem) ?? 0));
    const completeness = whole === 0 ? 0 : matched / whole;
    const gain = isPhrase ? phraseGain * (weight / 4) * completeness ** 3 * Math.min(matched, mostMass) : 0;
    const shownValue = isShown ? gain + partialValue * weight * matched * completeness : 0;

    const before = found.get(document) ?? { gain: 0, literalWords: 0, wholeStems: 0, shownValue: 0 };
    found.set(document, {
      ...before,
      ...(shownValue > before.shownValue && { shown: at, shownValue }),
      gain: Math.max(gain, before.gain),
      wholeStems: Math.max(before.wholeStems, isPhrase && stems.length > 1 && completeness > 0.95 ? stems.length : 0),
      literalWords: Math.max(before.literalWords, isLiteral ? passage.words.length : 0),
    });
  }
  return found;
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
