import type { Evidence } from './score.ts';

/** What we are sure enough of to answer with, and what only *may* fit. Both best first. */
export type Decision = { readonly answers: readonly Evidence[]; readonly maybe: readonly Evidence[] };

const leastConfidence = 0.5;
const leastMaybe = 0.25;
/** Lessons far below the best one are noise. */
const nearBest = 0.4;
const mostAnswers = 8;
const mostMaybe = 3;

/** How likely it is that a lesson is what somebody looks for, 0 to 1. */
export function confidence({ coverage, phrase, score, offTopic }: Evidence): number {
  const x = -4.2 + 4.5 * coverage + 2.2 * phrase ** 2 + 0.55 * Math.min(score, 8) - 5 * offTopic;
  return 1 / (1 + Math.exp(-x));
}

/** Decides between an answer, *"bedoel je …?"* and nothing. */
export function decide(found: readonly Evidence[]): Decision {
  const ranked = found.toSorted((one, other) => other.score - one.score);
  const best = ranked[0]?.score ?? 0;
  const near = ranked.filter(({ score }) => score >= best * nearBest).slice(0, mostAnswers);
  const sure = Math.max(0, ...near.slice(0, 3).map(confidence));
  if (sure >= leastConfidence) return { answers: near, maybe: [] };
  return { answers: [], maybe: sure >= leastMaybe ? near.slice(0, mostMaybe) : [] };
}
