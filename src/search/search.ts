import type { Catalogue } from '../content/catalogue.ts';
import { everyIntervention, type Lesson, type LessonId } from '../domain/lesson.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { stemsOf, wordsOf } from './normalise.ts';

/** A lesson that fits, with the words or sign of the content by which it was found. */
export type Hit = { readonly lesson: LessonId; readonly score: number; readonly match?: string };

export type Search = {
  /** The lessons that fit these words, best first; empty when nothing fits. */
  find(words: string): readonly Hit[];
};

type Passage = {
  readonly document: number;
  readonly text: string;
  readonly weight: number;
  readonly stems: readonly string[];
  /** Whether it may be shown as the reason of a match. */
  readonly shown: boolean;
};
type Posting = { readonly passage: number; readonly gain: number };

/** BM25's usual saturation; the weights say how much a field tells about what its lesson is for. */
const saturation = 1.2;
const weights = { title: 5, words: 4, intervention: 2.2, term: 2, gist: 1.6, signal: 1.6, text: 0.8 };
/** A part of a compound tells less than the whole word. */
const partWeight = 0.45;
/** Below this share of the question understood, or this score, we would rather say that nothing fits. */
const leastCoverage = 0.3;
const leastScore = 2.4;
/** A phrase that stands whole in the question decides, however much else was said. */
const surePhrase = 2.4;
/** What a word we do not know weighs in what was asked. */
const unknownRarity = 1.5;
/** What a word weighs that belongs to another subject. */
const offTopicWeight = 4;
/** Hits far below the best one are noise. */
const nearBest = 0.4;
const mostHits = 8;

/** Builds the search over a catalogue: BM25 over weighted passages, so that each hit can show what made it match. */
export function createSearch(catalogue: Catalogue): Search {
  const sources = catalogue.lessons;
  const passages: Passage[] = sources.flatMap((lesson, document) =>
    passagesOf(lesson, catalogue).map((passage) => ({
      ...passage,
      document,
      stems: [...new Set(stemsOf(passage.text))],
    })),
  );
  const lexicon = createLexicon(passages.flatMap(({ stems }) => stems));

  const postings = new Map<string, Posting[]>();
  const post = (stem: string, passage: number, gain: number) => {
    const list = postings.get(stem);
    if (list) list.push({ passage, gain });
    else postings.set(stem, [{ passage, gain }]);
  };
  passages.forEach(({ stems, weight }, at) => {
    for (const stem of stems) {
      post(stem, at, weight);
      for (const part of lexicon.parts(stem)) post(part, at, weight * partWeight);
    }
  });
  const rarities = new Map(
    [...postings].map(([stem, list]) => {
      const documents = new Set(list.map(({ passage }) => passages[passage]?.document)).size;
      return [stem, Math.log(1 + (sources.length + 0.5) / (documents + 0.5))];
    }),
  );
  const rarity = (stem: string) => rarities.get(stem) ?? 0;
  const offTopic = new Set(catalogue.offTopic.flatMap(stemsOf));

  return {
    find(words) {
      const typed = joinedToo(words, lexicon);
      const readings = typed.map((stem) => lexicon.readings(stem));
      const known = readings.reduce(
        (sum, found) => sum + Math.max(unknownRarity, ...found.map(({ stem }) => rarity(stem))),
        0,
      );
      const asked = known + offTopicWeight * typed.filter((stem) => offTopic.has(stem)).length;

      const scores = new Float64Array(sources.length);
      const understood = new Float64Array(sources.length);
      const contribution = new Map<number, number>();
      const certainties = new Map<string, number>();
      for (const found of readings) {
        const best = new Map<number, number>();
        const covered = new Map<number, number>();
        for (const { stem, certainty } of found) {
          certainties.set(stem, Math.max(certainty, certainties.get(stem) ?? 0));
          const mass = new Map<number, number>();
          for (const { passage, gain } of postings.get(stem) ?? []) {
            const document = passages[passage]?.document ?? 0;
            mass.set(document, (mass.get(document) ?? 0) + gain);
            contribution.set(passage, (contribution.get(passage) ?? 0) + gain * certainty * rarity(stem));
          }
          for (const [document, sum] of mass) {
            const gain = ((certainty * sum * (saturation + 1)) / (sum + saturation)) * rarity(stem);
            best.set(document, Math.max(gain, best.get(document) ?? 0));
            covered.set(document, Math.max(certainty * rarity(stem), covered.get(document) ?? 0));
          }
        }
        for (const [document, gain] of best) scores[document] = (scores[document] ?? 0) + gain;
        for (const [document, share] of covered) understood[document] = (understood[document] ?? 0) + share;
      }

      const phrases = new Float64Array(sources.length);
      const matches = new Map<number, { text: string; value: number }>();
      for (const [at, value] of contribution) {
        const passage = passages[at];
        if (!passage) continue;
        const evidence = phraseEvidence(passage, certainties);
        phrases[passage.document] = Math.max(evidence, phrases[passage.document] ?? 0);
        const shownValue = value + 3 * evidence;
        if (passage.shown && shownValue > (matches.get(passage.document)?.value ?? 0)) {
          matches.set(passage.document, { text: passage.text, value: shownValue });
        }
      }

      const fitting = sources
        .map(({ id: lesson }, document) => {
          const coverage = (understood[document] ?? 0) / asked;
          const phrase = phrases[document] ?? 0;
          return {
            lesson,
            fits: coverage >= leastCoverage || phrase >= surePhrase,
            score: (scores[document] ?? 0) * (0.4 + 0.6 * coverage) + phrase,
            match: matches.get(document)?.text,
          };
        })
        .filter(({ fits, score }) => fits && score >= leastScore)
        .sort((one, other) => other.score - one.score);
      const best = fitting[0]?.score ?? 0;
      return fitting
        .filter(({ score }) => score >= best * nearBest)
        .slice(0, mostHits)
        .map(({ lesson, score, match }) => ({ lesson, score, ...(match !== undefined && { match }) }));
    },
  };
}

/** How surely a short phrase of the content (a title, a search word) stands whole in what was asked. */
function phraseEvidence({ stems, weight }: Passage, certainties: ReadonlyMap<string, number>): number {
  if (weight < weights.intervention || stems.length === 0) return 0;
  const sure = Math.min(...stems.map((stem) => certainties.get(stem) ?? 0));
  return (Math.min(stems.length, 4) * weight * sure) / 2.5;
}

/** Typed stems, plus neighbours written apart that are one word in the content, also misspelt: `sleutel figuren`. */
function joinedToo(words: string, lexicon: Lexicon): string[] {
  const typed = wordsOf(words);
  const stems = new Set(stemsOf(words));
  for (let at = 0; at + 1 < typed.length; at++) {
    const [joined] = stemsOf(`${typed[at]}${typed[at + 1]}`);
    if (!joined || !lexicon.spells(joined)) continue;
    // What means nothing alone was only half of the word.
    for (const half of stemsOf(`${typed[at]} ${typed[at + 1]}`)) if (!lexicon.has(half)) stems.delete(half);
    stems.add(joined);
  }
  return [...stems];
}

function passagesOf(lesson: Lesson, catalogue: Catalogue) {
  const passage =
    (weight: number, shown = false) =>
    (text: string) => ({ text, weight, shown });
  const texts = [...lesson.risk, ...lesson.advice, ...lesson.reason, ...lesson.examples].map(({ text }) => text);
  const own = lesson.appliesTo.filter(({ intervention }) => intervention !== everyIntervention);
  return [
    passage(weights.title, true)(lesson.title),
    passage(weights.title)(lesson.id.replaceAll('-', ' ')),
    ...lesson.words.map(passage(weights.words, true)),
    passage(weights.gist)(lesson.gist),
    ...lesson.signals.map(({ text }) => passage(weights.signal, true)(text)),
    ...texts.map(passage(weights.text)),
    ...lesson.terms.flatMap((id) => catalogue.term(id)?.name ?? []).map(passage(weights.term, true)),
    ...own.flatMap(({ intervention }) => {
      const found = catalogue.intervention(intervention);
      return found ? [found.name, ...found.words].map(passage(weights.intervention, true)) : [];
    }),
  ];
}
