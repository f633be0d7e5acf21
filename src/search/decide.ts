import type { Evidence } from './score.ts';

/** What we are sure enough of to answer with, and what only *may* fit. Both best first. */
export type Decision = { readonly answers: readonly Evidence[]; readonly maybe: readonly Evidence[] };

/**
 * Weights of the signs below and the least confidence for an answer. The first three come from logistic regression on the
 * development questions and half A, each asked of content without the search words that say exactly the same, in ten folds.
 * The last was chosen by hand, firmer than the fit, by the figures of all judged sets: a word about something else beside one
 * strong word of ours is mostly another subject. `npm run bench -- search tune` shows what a new fit would give.
 */
const weights = [-4.9, 3.6, 2.5, -3.5];
const leastConfidence = 0.33;
const leastMaybe = 0.2;

/** Lessons far below the best one are noise. */
const nearBest = 0.35;
const mostAnswers = 8;
const mostMaybe = 3;

/**
 * What is told by the evidence for a lesson about whether it is what somebody looks for, each with a weight of its own.
 * @internal exported for the bench, which fits the weights
 */
export function signsOf({ coverage, score, offTopic }: Evidence): readonly number[] {
  return [1, coverage, Math.sqrt(score), offTopic];
}

/** How likely it is that a lesson is what somebody looks for, 0 to 1. */
function confidence(evidence: Evidence): number {
  const sum = signsOf(evidence).reduce((total, sign, at) => total + sign * (weights[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Decides between an answer, *"bedoel je …?"* and nothing. */
export function decide(found: readonly Evidence[]): Decision {
  const ranked = found.toSorted((one, other) => other.score - one.score);
  const [best] = ranked;
  if (!best) return { answers: [], maybe: [] };
  const near = ranked.filter(({ score }) => score >= best.score * nearBest).slice(0, mostAnswers);
  const sure = confidence(best);
  if (sure >= leastConfidence) return { answers: near, maybe: [] };
  return { answers: [], maybe: sure >= leastMaybe ? near.slice(0, mostMaybe) : [] };
}
