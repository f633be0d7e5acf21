import { type Evidence, shortQuestion } from './score.ts';

/** What we are sure enough of to answer with, and what only *may* fit. Both best first. */
export type Decision = {
  readonly answers: readonly Evidence[];
  readonly maybe: readonly Evidence[];
  /** How likely it is that the best one is right, 0 to 1. */
  readonly sure: number;
};

/**
 * Weights of the signs below, from logistic regression on the development questions, half A, and half of the sentences, each
 * asked of content without the search words that say exactly the same, in ten folds. An answer is what is more likely right
 * than not; *bedoel je …?* is for what is right less often. `npm run bench -- search tune` shows what a new fit would give.
 */
const weights = [-3.26, 2.67, 2.17, -0.78, -2.57];

/**
 * How sure we must be to answer, and to ask *bedoel je …?*. On sentences the fit is too doubtful of itself: on ninety fresh ones about
 * our subjects and ninety about something else, written by somebody who knew nothing of it, what it calls .37 to .5 is right in three of five.
 * Of three more such sets, what it calls .2 to .37 was right in ten of ten; but of sentences about something else that our own sets hold,
 * 25 stand there too. So these are asked back.
 */
const least = { short: { answer: 0.5, maybe: 0.3 }, sentence: { answer: 0.37, maybe: 0.2 } } as const;

/** Lessons far below the best one are noise. */
const nearBest = 0.2;
const mostAnswers = 8;
const mostMaybe = 3;

/**
 * What is told by the evidence for a lesson about whether it is what somebody looks for, each with a weight of its own.
 * None grows with the length of the question: every word of a long sentence about something else adds a little to some score.
 * @internal exported for the bench, which fits the weights
 */
export function signsOf({ coverage, score, terms, offTopicTerms }: Evidence): readonly number[] {
  const size = Math.max(terms, 1);
  return [
    1,
    coverage,
    Math.sqrt(score / Math.sqrt(Math.max(size / 2, 1))),
    offTopicTerms / size,
    Math.min(offTopicTerms, 2) / Math.max(size / shortQuestion, 1),
  ];
}

/** How likely it is that a lesson is what somebody looks for, 0 to 1. */
function confidence(evidence: Evidence): number {
  const sum = signsOf(evidence).reduce((total, sign, at) => total + sign * (weights[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** A sum depends a little on the order of what is added; smaller differences than this say nothing. */
const scoreSteps = 1e6;

/** The highest score first; of equals the one that stands first in the content, whatever was typed first. */
function byScore(one: Evidence, other: Evidence): number {
  const steps = ({ score }: Evidence) => Math.round(score * scoreSteps);
  return steps(other) - steps(one) || one.document - other.document;
}

/** Decides between an answer, *"bedoel je …?"* and nothing. */
export function decide(found: readonly Evidence[]): Decision {
  const ranked = found.toSorted(byScore);
  const [best] = ranked;
  if (!best) return { answers: [], maybe: [], sure: 0 };
  const near = ranked.filter(({ score }) => score >= best.score * nearBest).slice(0, mostAnswers);
  const sure = confidence(best);
  const { answer, maybe } = best.terms > shortQuestion ? least.sentence : least.short;
  if (sure >= answer) return { answers: near, maybe: [], sure };
  return { answers: [], maybe: sure >= maybe ? near.slice(0, mostMaybe) : [], sure };
}
