import { noPhrase, phraseEvidence } from './phrases.ts';
import type { Postings } from './postings.ts';
import type { AskedTerm, Question } from './question.ts';
import type { Reading, Sense } from './readings.ts';

/** What speaks for one lesson. */
export type Evidence = {
  readonly document: number;
  readonly score: number;
  /** Share of the question that this lesson knows, by how much each word tells; 0 to 1. */
  readonly coverage: number;
  /** How many terms were asked, and how many of them belong to another subject. */
  readonly terms: number;
  readonly offTopicTerms: number;
  /** The words by which it was found, the strongest first. */
  readonly readings: readonly { readonly said: string; readonly reading: Reading }[];
};

/** BM25's saturation: how fast more of the same word stops to count. */
const saturation = 3;
/** What a word weighs in the question that we do not know, or that belongs to another subject. */
const unknownWeight = 1.6;
const offTopicWeight = 5;
/** In a question of more terms than these, one word about something else is a detail. */
export const shortQuestion = 4;
/** Words that stand in nearly every lesson are part of the question too. */
const leastWeight = 1.2;
/** From this frequency on a lesson is really about a word, and does not just hold it in a longer phrase. */
const ownFrequency = 1;
/** Everyday words that we know are no sign that the question is for us, and even less so when they are all there is. */
const everydayShare = 0.5;
const onlyEverydayShare = 0.2;

/** What speaks for each lesson that shares at least one word with the question, in no order. */
export function scoreLessons({ words, terms }: Question, postings: Postings): readonly Evidence[] {
  const asked = weighed(terms, postings);
  const tallies = tally(asked, postings);
  const phrases = phraseEvidence(words, surenessOf(terms), postings);
  const size = Math.max(terms.length, 1);
  const offTopicTerms = terms.filter((term) => term.offTopic).length;
  const total = asked.reduce((sum, { weight }) => sum + weight, 0);
  return [...new Set([...tallies.keys(), ...phrases.keys()])].map((document): Evidence => {
    const { score, understood, readings } = tallies.get(document) ?? { score: 0, understood: 0, readings: [] };
    const { gain, literalWords, wholeStems } = phrases.get(document) ?? noPhrase;
    const share = total === 0 ? 0 : understood / total;
    // Everyday words that together are a phrase of ours say more than each of them.
    const phrased = Math.max(literalWords / words.length, wholeStems / size);
    const coverage = Math.max(share, Math.min(phrased, 1));
    return {
      document,
      score: score * (0.4 + 0.6 * coverage) + gain,
      coverage,
      terms: terms.length,
      offTopicTerms,
      readings: readings.toSorted((one, other) => other.gain - one.gain),
    };
  });
}

/** A term with how much it weighs in the question, and the share of that which a lesson that knows it has understood. */
type Weighed = AskedTerm & { readonly weight: number; readonly share: number };

function weighed(terms: readonly AskedTerm[], { lexicon, rarity }: Postings): readonly Weighed[] {
  const foreignWeight = offTopicWeight * Math.min(1, shortQuestion / terms.length);
  const isCommon = ([first]: Sense) => first === undefined || lexicon.isEveryday(first.stem);
  const commonShare = terms.every(({ sense }) => isCommon(sense)) ? onlyEverydayShare : everydayShare;
  return terms.map((term) => ({
    ...term,
    weight: term.offTopic ? foreignWeight : weightOf(term.sense, rarity),
    share: isCommon(term.sense) ? commonShare : 1,
  }));
}

/** How much one term weighs in what was asked: the rarest word that it may stand for. */
function weightOf(sense: Sense, rarity: (stem: string) => number): number {
  return sense.length === 0 ? unknownWeight : Math.max(leastWeight, ...sense.map(({ stem }) => rarity(stem)));
}

/** How surely each stem was meant, 0 to 1. */
function surenessOf(terms: readonly AskedTerm[]): ReadonlyMap<string, number> {
  const sureness = new Map<string, number>();
  for (const { stem, certainty } of terms.flatMap(({ sense }) => sense)) {
    sureness.set(stem, Math.max(certainty, sureness.get(stem) ?? 0));
  }
  return sureness;
}

/** What the words of a question add up to for one lesson. */
type Tally = {
  score: number;
  understood: number;
  readonly readings: { readonly said: string; readonly reading: Reading; readonly gain: number }[];
};

function tally(terms: readonly Weighed[], postings: Postings): ReadonlyMap<number, Tally> {
  const tallies = new Map<number, Tally>();
  for (const { said, sense, weight, share } of terms) {
    for (const [document, { gain, mass, reading }] of bestReadings(sense, postings)) {
      const found = tallies.get(document) ?? { score: 0, understood: 0, readings: [] };
      found.score += gain;
      found.understood += mass * weight * share;
      found.readings.push({ said, reading, gain });
      tallies.set(document, found);
    }
  }
  return tallies;
}

type Match = { readonly gain: number; readonly mass: number; readonly reading: Reading };

/** For each lesson the reading of a term that says most: readings exclude each other, so they do not add up. */
function bestReadings(sense: Sense, postings: Postings): ReadonlyMap<number, Match> {
  const best = new Map<number, Match>();
  for (const reading of sense) {
    const { stem, certainty } = reading;
    const rarity = postings.rarity(stem);
    for (const { document, frequency } of postings.lessonsWith(stem)) {
      const gain = (certainty * rarity * frequency) / (frequency + saturation);
      const mass = certainty * Math.min(1, frequency / ownFrequency);
      if (gain > (best.get(document)?.gain ?? 0)) best.set(document, { gain, mass, reading });
    }
  }
  return best;
}
