import type { Choice, History, LocalDate, Reason } from '../domain/project.ts';

/**
 * Why another nudge came than a plan of some day foretold: the facts since then, those about the two lessons first.
 * Empty when the nudge is the one that was planned, or when only the dates have moved.
 */
export function changedSince(planned: Choice, actual: Choice, history: History, since: LocalDate): Reason[] {
  if (planned.lesson === actual.lesson && planned.nudge === actual.nudge) return [];
  if (planned.phase !== actual.phase)
    return actual.reasons.filter(({ kind }) => kind === 'phase' || kind === 'other-phase');

  const facts = newFacts(history, since);
  const about = facts.filter(({ lesson }) => lesson === planned.lesson || lesson === actual.lesson);
  return (about.length > 0 ? about : facts).map(({ reason }) => reason);
}

type Fact = { readonly lesson: string; readonly reason: Reason };

/** A card that was still without an answer in the plan can have got one since, so the days count from the card before. */
function newFacts({ shown, lookups }: History, since: LocalDate): Fact[] {
  const latest = shown.findLast(({ date }) => date < since)?.date ?? since;
  const answered = shown
    .filter(({ date }) => date >= latest)
    .flatMap(({ lesson, date, answer }): Fact[] =>
      answer ? [{ lesson, reason: { kind: 'answer', answer, date } }] : [],
    );
  const lookedUp = lookups
    .filter(({ date }) => date >= since)
    .map(({ lesson, date }): Fact => ({ lesson, reason: { kind: 'lookup', date } }));
  return [...answered, ...lookedUp];
}
