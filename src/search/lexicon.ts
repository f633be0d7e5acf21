import { splitCompound, unknownPartOf } from './compounds.ts';
import { rootOf, verbsOf } from './families.ts';
import { isMeaningful, stemOf } from './normalise.ts';
import { createSpelling } from './spelling.ts';

/** How a word somebody typed led to a word of the content. */
type How = 'word' | 'verb' | 'family' | 'part' | 'spelling' | 'related';

/** A stem of the content that a typed word may stand for, and how sure that is (1 is the word itself). */
export type Reading = { readonly stem: string; readonly certainty: number; readonly how: How };

/** Readings that exclude each other. A compound means several things at once: one sense for each of its parts. */
export type Sense = readonly Reading[];

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
  isEveryday(stem: string): boolean;
};

type Vocabulary = {
  /** Folded words of the content, as written there. */
  readonly words: Iterable<string>;
  readonly offTopic: readonly string[];
  /** Words of everyday talk: they tell little by themselves, and are never read as a slip. */
  readonly everyday: readonly string[];
  /** Groups of words that mean nearly the same. */
  readonly related: readonly (readonly string[])[];
};

const certainty = {
  word: 1,
  verb: 0.85,
  family: 0.7,
  part: 0.75,
  /** Of a compound, all parts are known, or only the last, which says what it is, or only the first. */
  whole: 0.9,
  head: 0.8,
  start: 0.6,
  related: 0.5,
  /** For each slip, times what it says in a short word. */
  slip: 0.9,
} as const;
/** From this length on, two everyday words that together are a word of ours are meant as that word. */
const longJoint = 9;
const mostRemembered = 5000;

/** Builds the lexicon from the words of the content. */
export function createLexicon({ words, offTopic, everyday, related }: Vocabulary): Lexicon {
  const shown = new Map<string, string>();
  for (const word of words) if (isMeaningful(word) && !shown.has(stemOf(word))) shown.set(stemOf(word), word);
  const written = new Set(words);
  const isWord = (stem: string) => shown.has(stem);
  const learned = new Set<string>();
  for (const word of shown.values()) {
    const part = splitCompound(word, isWord)?.known === 'whole' ? undefined : unknownPartOf(word, isWord);
    if (part) learned.add(part);
  }
  const isKnown = (stem: string) => shown.has(stem) || learned.has(stem);
  const families = Map.groupBy(shown.keys(), rootOf);
  const foreign = new Set(offTopic.map(stemOf));
  const foreignWords = new Set([...offTopic, ...foreign]);
  const common = new Set(everyday.map(stemOf));
  const real = foreign.union(common);
  // A slip never leads to an everyday word: that would tell nothing.
  const near = createSpelling(
    [...written, ...shown.keys()].filter((word) => word.length >= 4 && !common.has(stemOf(word))),
  );
  const mates = new Map<string, Set<string>>();
  for (const group of related) {
    const stems = group.map(stemOf);
    for (const stem of stems) mates.set(stem, new Set([...(mates.get(stem) ?? []), ...stems]));
  }

  const toReadings = (stems: Iterable<string>, how: How, sure: number) =>
    [...new Set(stems)].map((stem): Reading => ({ stem, certainty: sure, how }));

  /** A sense widened with words of the same family and words that mean the same. */
  const widened = (sense: Sense): Sense => {
    const seen = new Set(sense.map(({ stem }) => stem));
    const more = (how: 'verb' | 'family' | 'related', of: (stem: string) => Iterable<string>) =>
      sense.flatMap(({ stem, certainty: sure }) => toReadings(of(stem), how, sure * certainty[how]));
    const others = [
      ...more('verb', (stem) => verbsOf(stem).filter(isWord)),
      ...more('related', (stem) => [...(mates.get(stem) ?? [])].filter(isWord)),
      ...more('family', (stem) => families.get(rootOf(stem)) ?? []),
    ];
    return [...sense, ...others.filter(({ stem }) => !seen.has(stem) && seen.add(stem))];
  };

  const misspelt = (word: string): Sense => {
    const slips = [...near(word), ...near(stemOf(word))];
    const fewest = Math.min(...slips.map((found) => found.slips));
    const stems = slips.filter((found) => found.slips === fewest).map((found) => toStem(found.word));
    // A slip in a long word leaves more of it standing.
    return toReadings(stems, 'spelling', 0.97 - (certainty.slip * fewest) / word.length);
  };
  const toStem = (word: string) => (written.has(word) ? stemOf(word) : word);

  const read = (word: string): readonly Sense[] => {
    const stem = stemOf(word);
    if (isWord(stem)) return [toReadings([stem], 'word', certainty.word)];
    const verbs = verbsOf(stem).filter(isWord);
    if (verbs.length > 0 && !common.has(stem)) return [toReadings(verbs, 'verb', certainty.verb)];
    if (foreign.has(stem)) return [];
    const synonyms = mates.get(stem);
    if (synonyms) return [toReadings([...synonyms].filter(isWord), 'related', certainty.related)];
    // `links` is not of the family of `linking`.
    if (common.has(stem)) return [];
    const family = families.get(rootOf(stem));
    if (family) return [toReadings(family, 'family', certainty.family)];
    if (learned.has(stem)) return [toReadings([stem], 'part', certainty.part)];
    const compound = splitCompound(word, isKnown);
    const parts = compound?.parts.map((part) => toReadings([part], 'part', certainty[compound.known])) ?? [];
    // A short last part is soon a slip: a `draagvak` is no vak.
    if (compound?.known === 'whole' && compound.parts.every((part) => isWord(part) && part.length > 3)) return parts;
    const slip = real.has(stem) ? [] : misspelt(word);
    return slip.length > 0 ? [slip] : parts;
  };

  const show = (stem: string) => shown.get(stem) ?? stem;
  const has = (word: string) => isKnown(stemOf(word));
  const remembered = new Map<string, readonly Sense[]>();
  return {
    has,
    joins(one, other) {
      const word = `${one}${other}`;
      const halves = [one, other];
      // `ver laten` is not `verlaten`, but `sleutel figuren` can only be one word.
      const isShort = word.length < longJoint;
      if (isShort && halves.every((half) => !isMeaningful(half) || common.has(stemOf(half)))) return false;
      if (isWord(stemOf(word))) return true;
      if (halves.every(has) || halves.some((half) => !isMeaningful(half) || real.has(stemOf(half)))) return false;
      return word.length >= 9 && near(word).length > 0;
    },
    senses(word) {
      const before = remembered.get(word);
      if (before) return before;
      const found = read(word).map(widened);
      if (remembered.size < mostRemembered) remembered.set(word, found);
      return found;
    },
    partsOf(stem) {
      const compound = splitCompound(show(stem), isKnown);
      return compound?.known === 'whole' ? compound.parts : [];
    },
    show,
    isEveryday: (stem) => common.has(stem),
    isOffTopic(word) {
      const stem = stemOf(word);
      if (foreign.has(stem)) return true;
      if (isWord(stem) || stem.length < 9 || splitCompound(word, isWord)?.known === 'whole') return false;
      // The last part says what a compound is: a hondenbelasting is a belasting. The first says what it is for: a verlofformulier.
      for (let cut = 4; cut <= stem.length - 5; cut++) {
        if (foreign.has(stem.slice(cut)) || (cut >= 5 && foreignWords.has(stem.slice(0, cut)))) return true;
      }
      return false;
    },
  };
}
