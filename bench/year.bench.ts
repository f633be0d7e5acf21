import { applicableLessons } from '../src/rules/relevance.ts';
import { catalogue } from '../tests/support/real-core.ts';
import { type Card, cardsOf, type ProjectKind, projectKinds } from '../tests/support/year-of-nudges.ts';
import type { Bench } from './kit/bench.ts';

/** Texts come back no sooner than this many days: 26 weeks. */
const halfYear = 182;

/**
 * A year and two years of weekly cards for nine kinds of projects, ten seeds each, on the real lessons: how many texts
 * there are to choose from, how many came, which came again and how soon, and whether one came out of its phase.
 * Option: the number of seeds.
 */
export const bench: Bench = {
  what: 'a year and two of weekly cards: how many texts, how soon again; no peer',
  estimate: '10 seconds',
  async run({ isQuick, options: [seeds = isQuick ? '1' : '10'], show }) {
    for (const weeks of [52, 104]) {
      show(
        `${weeks} weeks, a card each week, means of ${seeds} seeds`,
        Object.fromEntries(Object.entries(projectKinds).map(([name, kind]) => [name, row(kind, weeks, Number(seeds))])),
      );
    }
  },
};

function row(kind: ProjectKind, weeks: number, seeds: number): object {
  const years = Array.from({ length: seeds }, (_, seed) => cardsOf(kind, weeks, seed + 1, catalogue));
  const mean = (count: (cards: readonly Card[]) => number) =>
    Math.round((years.reduce((sum, cards) => sum + count(cards), 0) / years.length) * 10) / 10;
  const isSoon = ({ again }: Card) => again !== undefined && again.days < halfYear;
  const gaps = years.flat().flatMap(({ again }) => again?.days ?? []);
  return {
    'to choose from': applicableLessons({ interventions: kind.interventions }, catalogue).flatMap(
      ({ nudges }) => nudges,
    ).length,
    cards: mean((cards) => cards.length),
    different: mean((cards) => new Set(cards.map(({ key }) => key)).size),
    again: mean((cards) => cards.filter(({ again }) => again).length),
    'within 26 weeks': mean((cards) => cards.filter(isSoon).length),
    'after Later': mean((cards) => cards.filter((card) => isSoon(card) && card.again?.afterLater).length),
    'soonest (days)': gaps.length === 0 ? '' : Math.min(...gaps),
    'off phase': mean((cards) => cards.filter(({ isOffPhase }) => isOffPhase).length),
    confirmations: mean((cards) => cards.filter(({ kind: each }) => each === 'confirmation').length),
    'most of one': Math.max(
      ...years.map((cards) =>
        Math.max(...[...Map.groupBy(cards, ({ key }) => key).values()].map((same) => same.length)),
      ),
    ),
  };
}
