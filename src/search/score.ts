import type { Reading, Sense } from './lexicon.ts';
import { phraseEvidence } from './phrases.ts';
import type { Postings } from './postings.ts';
import type { Question } from './question.ts';

/** What speaks for one lesson. */
export type Evidence = {
  readonly document: number;
  readonly score: number;
  /** Share of the question that this lesson knows, by how much each word tells; 0 to 1. */
  readonly coverage: number;
  /** Share of the words that belong to another subject, less in a long question; 0 to 1. */
  readonly offTopic: number;
  /** The passage that says best why, as an index. */
  readonly passage?: number;
  /** The words by which it was found, the strongest first. */
  readonly readings: readonly { readonly said: string; readonly reading: Reading }[];
};

/** BM25's saturation: how fast more of the same word stops to count. */
const saturation = 3;
/** What a word weighs in the question that we do not know, or that belongs to another subject. */
const unknownWeight = 1.6;
const offTopicWeight = 5;
/** In a question of more terms than these, one word about something else is a detail. */
const shortQuestion = 4;
/** And from this number of terms on, it is less and less of a sign. */
const fewTerms = 2;
/** Words that stand in nearly every lesson are part of the question too. */
const leastWeight = 1.2;
/** From this frequency on a lesson is really about a word, and does not just hold it in a longer phrase. */
const ownFrequency = 1;
/** Everyday words that we know are no sign that the question is for us, and even less so when they are all there is. */
const everydayShare = 0.5;
const onlyEverydayShare = 0.2;

/** What speaks for each lesson that shares at least one word with the question, in no order. */
export function scoreLessons({ words, terms }: Question, postings: Postings): readonly Evidence[] {
  const scores = new Float64Array(postings.lessons.length);
  const understood = new Float64Array(postings.lessons.length);
  const readings = new Map<number, { said: string; reading: Reading; gain: number }[]>();
  const sureness = new Map<string, number>();
  let asked = 0;

  const foreignWeight = offTopicWeight * Math.min(1, shortQuestion / terms.length);
  const isCommon = ([first]: Sense) => first === undefined || postings.lexicon.isEveryday(first.stem);
  const commonShare = terms.every(({ sense }) => isCommon(sense)) ? onlyEverydayShare : everydayShare;
  for (const { said, sense, offTopic } of terms) {
    const weight = offTopic ? foreignWeight : weightOf(sense, postings);
    asked += weight;
    const share = isCommon(sense) ? commonShare : 1;
    const best = new Map<number, { gain: number; mass: number; reading: Reading }>();
    for (const reading of sense) {
      const { stem, certainty } = reading;
      sureness.set(stem, Math.max(certainty, sureness.get(stem) ?? 0));
      const rarity = postings.rarity(stem);
      for (const { document, frequency } of postings.lessonsWith(stem)) {
        const gain = (certainty * rarity * frequency) / (frequency + saturation);
        if (gain > (best.get(document)?.gain ?? 0)) {
          best.set(document, { gain, mass: certainty * Math.min(1, frequency / ownFrequency), reading });
        }
      }
    }
    for (const [document, { gain, mass, reading }] of best) {
      scores[document] = (scores[document] ?? 0) + gain;
      understood[document] = (understood[document] ?? 0) + mass * weight * share;
      const list = readings.get(document) ?? [];
      readings.set(document, list);
      list.push({ said, reading, gain });
    }
  }

  const size = Math.max(terms.length, 1);
  const offTopic = (terms.filter((term) => term.offTopic).length / size) * Math.min(1, fewTerms / size);
  const phrases = phraseEvidence(words, sureness, postings);
  return [...new Set([...readings.keys(), ...phrases.keys()])].map((document): Evidence => {
    const best = phrases.get(document);
    const share = asked === 0 ? 0 : (understood[document] ?? 0) / asked;
    // Everyday words that together are a phrase of ours say more than each of them.
    const phrased = Math.max((best?.literalWords ?? 0) / words.length, (best?.wholeStems ?? 0) / size);
    const coverage = Math.max(share, Math.min(phrased, 1));
    return {
      document,
      score: (scores[document] ?? 0) * (0.4 + 0.6 * coverage) + (best?.gain ?? 0),
      coverage,
      offTopic,
      ...(best?.shown !== undefined && { passage: best.shown }),
      readings: (readings.get(document) ?? []).sort((one, other) => other.gain - one.gain),
    };
  });
}

/** How much one term weighs in what was asked: the rarest word that it may stand for. */
function weightOf(sense: Sense, { rarity }: Postings): number {
  return sense.length === 0 ? unknownWeight : Math.max(leastWeight, ...sense.map(({ stem }) => rarity(stem)));
}
