import { splitCompound } from './compounds.ts';
import { verbsOf } from './families.ts';
import type { KnownWords } from './known-words.ts';
import { smallerOf, stemOf } from './normalise.ts';
import { infinitiveOf } from './strong-verbs.ts';

/** How a word somebody typed led to a word of the content. */
type How = 'word' | 'verb' | 'family' | 'part' | 'spelling' | 'related';

/** A stem of the content that a typed word may stand for, and how sure that is (1 is the word itself). */
export type Reading = { readonly stem: string; readonly certainty: number; readonly how: How };

/** Readings that exclude each other. A compound means several things at once: one sense for each of its parts. */
export type Sense = readonly Reading[];

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

/** What a typed word may stand for: nothing when it is about something else or not ours, a sense for each part of a compound. */
export function sensesOf(word: string, known: KnownWords): readonly Sense[] {
  const typed = { word, stem: knownStemOf(word, known), known };
  for (const way of ways) {
    const senses = way(typed);
    if (senses) return senses.map((sense) => widened(sense, known));
  }
  return [];
}

/** Of a diminutive that may come from two words (`kaartje`, `agentje`) the one that we know. */
function knownStemOf(word: string, known: KnownWords): string {
  const stem = stemOf(word);
  const smaller = smallerOf(word).map(stemOf);
  const candidates = /jes?$/.test(word) ? [...smaller, stem] : [stem, ...smaller];
  return candidates.find(known.isWord) ?? stem;
}

type Typed = { readonly word: string; readonly stem: string; readonly known: KnownWords };

/** The ways to read a word, the surest first. One that does not apply gives `undefined`; the first that does decides, also for nothing. */
const ways: readonly ((typed: Typed) => readonly Sense[] | undefined)[] = [
  asWord,
  asVerb,
  asOffTopic,
  asRelated,
  asEveryday,
  asFamily,
  asLearnedPart,
  asCompoundOrSlip,
];

function asWord({ stem, known }: Typed) {
  return known.isWord(stem) ? [toReadings([stem], 'word', certainty.word)] : undefined;
}

function asVerb({ word, stem, known }: Typed) {
  const infinitive = infinitiveOf(word);
  const verbs = [...(infinitive === undefined ? [] : [stemOf(infinitive)]), ...verbsOf(stem)].filter(known.isWord);
  return verbs.length > 0 && !known.isEveryday(stem) ? [toReadings(verbs, 'verb', certainty.verb)] : undefined;
}

function asOffTopic({ stem, known }: Typed) {
  return known.isOffTopic(stem) ? [] : undefined;
}

function asRelated({ stem, known }: Typed) {
  const mates = known.relatedTo(stem);
  return mates && [toReadings([...mates].filter(known.isWord), 'related', certainty.related)];
}

/** `links` is not of the family of `linking`. */
function asEveryday({ stem, known }: Typed) {
  return known.isEveryday(stem) ? [] : undefined;
}

function asFamily({ stem, known }: Typed) {
  const family = known.familyOf(stem);
  return family && [toReadings(family, 'family', certainty.family)];
}

function asLearnedPart({ stem, known }: Typed) {
  return known.isKnown(stem) ? [toReadings([stem], 'part', certainty.part)] : undefined;
}

function asCompoundOrSlip({ word, known }: Typed): readonly Sense[] {
  const compound = splitCompound(word, known.isKnown);
  if (!compound) return slipIn(word, known);
  const parts = compound.parts.map((part) => toReadings([part], 'part', certainty[compound.known]));
  // A short last part is soon a slip: a `draagvak` is no vak.
  const isSure = compound.known === 'whole' && compound.parts.every((part) => known.isWord(part) && part.length > 3);
  const slip = isSure ? [] : slipIn(word, known);
  return slip.length > 0 ? slip : parts;
}

/** The known words that are the fewest slips away, as one sense; none when all are too far. */
function slipIn(word: string, { near }: KnownWords): readonly Sense[] {
  const slips = [...near(word), ...near(stemOf(word))];
  if (slips.length === 0) return [];
  const fewest = Math.min(...slips.map((found) => found.slips));
  const stems = slips.filter((found) => found.slips === fewest).map((found) => found.word);
  // A slip in a long word leaves more of it standing.
  return [toReadings(stems, 'spelling', 0.97 - (certainty.slip * fewest) / word.length)];
}

/** A sense widened with words of the same family and words that mean the same. */
function widened(sense: Sense, known: KnownWords): Sense {
  const seen = new Set(sense.map(({ stem }) => stem));
  const more = (how: 'verb' | 'family' | 'related', of: (stem: string) => Iterable<string>) =>
    sense.flatMap(({ stem, certainty: sure }) => toReadings(of(stem), how, sure * certainty[how]));
  const others = [
    ...more('verb', (stem) => verbsOf(stem).filter(known.isWord)),
    ...more('related', (stem) => [...(known.relatedTo(stem) ?? [])].filter(known.isWord)),
    ...more('family', (stem) => known.familyOf(stem) ?? []),
  ];
  return [...sense, ...others.filter(({ stem }) => !seen.has(stem) && seen.add(stem))];
}

function toReadings(stems: Iterable<string>, how: How, sure: number): Sense {
  return [...new Set(stems)].map((stem) => ({ stem, certainty: sure, how }));
}
