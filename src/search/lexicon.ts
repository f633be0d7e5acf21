import { splitCompound } from './compounds.ts';
import { createKnownWords, type KnownWords, type SearchWords } from './known-words.ts';
import { isMeaningful, stemOf } from './normalise.ts';
import { type Sense, sensesOf } from './readings.ts';

/** The words of the content, and the ways in which people's own words lead to them. */
export type Lexicon = {
  has(word: string): boolean;
  /** Whether two neighbours are one known word written apart; nearly so only when they are not known by themselves. */
  joins(one: string, other: string): boolean;
  senses(word: string): readonly Sense[];
  /** The parts of a compound of the content that people may use by themselves. */
  partsOf(stem: string): readonly string[];
  /** A word of the content with this stem, fit to show. */
  show(stem: string): string;
  isOffTopic(word: string): boolean;
  offTopicPhrases: KnownWords['offTopicPhrases'];
  isEveryday(stem: string): boolean;
};

/** From this length on, two everyday words that together are a word of ours are meant as that word. */
const longJoint = 9;
const mostRemembered = 5000;

/** Builds the lexicon from the words of the content. */
export function createLexicon(words: SearchWords): Lexicon {
  const known = createKnownWords(words);
  const remembered = new Map<string, readonly Sense[]>();
  return {
    has: (word) => known.isKnown(stemOf(word)),
    joins: (one, other) => areJoined([one, other], known),
    senses(word) {
      const senses = remembered.get(word) ?? sensesOf(word, known);
      if (remembered.size < mostRemembered) remembered.set(word, senses);
      return senses;
    },
    partsOf(stem) {
      const compound = splitCompound(known.show(stem), known.isKnown);
      return compound?.known === 'whole' ? compound.parts : [];
    },
    show: known.show,
    isEveryday: known.isEveryday,
    isOffTopic: (word) => isOffTopic(word, known),
    offTopicPhrases: known.offTopicPhrases,
  };
}

function areJoined(halves: readonly string[], known: KnownWords): boolean {
  const word = halves.join('');
  const isVague = (half: string) => !isMeaningful(half) || known.isEveryday(stemOf(half));
  // `ver laten` is not `verlaten`, but `sleutel figuren` can only be one word.
  if (word.length < longJoint && halves.every(isVague)) return false;
  return known.isWord(stemOf(word)) || areHalvesOfSlip(halves, known);
}

/** Whether two halves that are no words by themselves are one misspelt word of ours. */
function areHalvesOfSlip(halves: readonly string[], known: KnownWords): boolean {
  const word = halves.join('');
  const stems = halves.map(stemOf);
  const isReal = (stem: string) => known.isEveryday(stem) || known.isOffTopic(stem);
  if (word.length < longJoint || !halves.every(isMeaningful)) return false;
  return !stems.every(known.isKnown) && !stems.some(isReal) && known.near(word).length > 0;
}

function isOffTopic(word: string, known: KnownWords): boolean {
  const stem = stemOf(word);
  if (known.isOffTopic(stem)) return true;
  if (known.isWord(stem) || !hasOffTopicPart(stem, known)) return false;
  return splitCompound(word, known.isWord)?.known !== 'whole';
}

/** The last part says what a compound is: a hondenbelasting is a belasting. The first says what it is for: a verlofformulier. */
function hasOffTopicPart(stem: string, known: KnownWords): boolean {
  for (let cut = 4; cut <= stem.length - 5; cut++) {
    if (known.isOffTopic(stem.slice(cut))) return true;
    if (cut >= 5 && known.isOffTopicWord(stem.slice(0, cut))) return true;
  }
  return false;
}
