import type { Vocabulary } from '../content/catalogue.ts';
import { fold } from '../text/fold.ts';
import { splitCompound, unknownPartOf } from './compounds.ts';
import { rootOf } from './families.ts';
import { isMeaningful, stemOf } from './normalise.ts';
import { createSpelling, type Near } from './spelling.ts';

/** The words that search works with: those of the content, folded and as written there, and what is said about words. */
export type SearchWords = Vocabulary & { readonly words: Iterable<string> };

/** The words of the vocabulary by their stems, with all that follows from them. */
export type KnownWords = {
  /** Whether the content has a word with this stem. */
  isWord(stem: string): boolean;
  /** Whether the content has it as a word or teaches it as a part of one. */
  isKnown(stem: string): boolean;
  /** A word of the content with this stem, fit to show. */
  show(stem: string): string;
  /** The stems of the content that share a root with this one. */
  familyOf(stem: string): readonly string[] | undefined;
  /** The stems that mean nearly the same, this one too. */
  relatedTo(stem: string): ReadonlySet<string> | undefined;
  isEveryday(stem: string): boolean;
  isOffTopic(stem: string): boolean;
  /** Whether a word as typed, or its stem, is one about another subject. */
  isOffTopicWord(word: string): boolean;
  /** What stands in these words, in that order, and makes them about another subject: `wat verdient`. */
  offTopicPhrases(words: readonly string[]): readonly string[];
  /** The stems of the words that a misspelt one may stand for, and how many slips away they are. */
  near(word: string): readonly Near[];
};

/** Prepares the words for reading what people type. */
export function createKnownWords({ words, offTopic, everyday, related }: SearchWords): KnownWords {
  const written = new Set(words);
  const shown = byStem(written);
  const isWord = (stem: string) => shown.has(stem);
  const learned = partsIn(shown.values(), isWord);
  const families = Map.groupBy(shown.keys(), rootOf);
  const mates = matesIn(related);
  const common = new Set(everyday.map(stemOf));
  const { word: foreignOnes = [], phrase: foreignPhrases = [] } = Object.groupBy(offTopic, (text) =>
    text.includes(' ') ? 'phrase' : 'word',
  );
  const foreign = new Set(foreignOnes.map(stemOf));
  const foreignWords = new Set([...foreignOnes, ...foreign]);
  const phrases = foreignPhrases.map(fold);
  // A slip never leads to an everyday word: that would tell nothing.
  const near = createSpelling(
    [...written, ...shown.keys()].filter((word) => word.length >= 4 && !common.has(stemOf(word))),
  );
  const toStem = ({ word, slips }: Near): Near => ({ word: written.has(word) ? stemOf(word) : word, slips });
  return {
    isWord,
    isKnown: (stem) => shown.has(stem) || learned.has(stem),
    show: (stem) => shown.get(stem) ?? stem,
    familyOf: (stem) => families.get(rootOf(stem)),
    relatedTo: (stem) => mates.get(stem),
    isEveryday: (stem) => common.has(stem),
    isOffTopic: (stem) => foreign.has(stem),
    isOffTopicWord: (word) => foreignWords.has(word),
    offTopicPhrases(said) {
      const text = ` ${said.join(' ')} `;
      return phrases.filter((phrase) => text.includes(` ${phrase} `));
    },
    near: (word) => near(word).map(toStem),
  };
}

/** Each stem that means something, with the first word of the content that has it. */
function byStem(words: Iterable<string>): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  for (const word of words) if (isMeaningful(word) && !shown.has(stemOf(word))) shown.set(stemOf(word), word);
  return shown;
}

/** The parts that compounds of the content teach: `buurtvaders` names vaders. */
function partsIn(words: Iterable<string>, isWord: (stem: string) => boolean): ReadonlySet<string> {
  const learned = new Set<string>();
  for (const word of words) {
    const part = splitCompound(word, isWord)?.known === 'whole' ? undefined : unknownPartOf(word, isWord);
    if (part) learned.add(part);
  }
  return learned;
}

function matesIn(groups: Vocabulary['related']): ReadonlyMap<string, ReadonlySet<string>> {
  const mates = new Map<string, Set<string>>();
  for (const group of groups) {
    const stems = group.map(stemOf);
    for (const stem of stems) mates.set(stem, new Set([...(mates.get(stem) ?? []), ...stems]));
  }
  return mates;
}
