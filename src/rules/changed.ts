import { given } from '../domain/given.ts';
import type { LessonId } from '../domain/lesson.ts';
import type { Choice, History, LocalDate, Reason } from '../domain/project.ts';

/**
 * Why another nudge came than a plan of some day foretold: the facts since then, those about the two lessons first.
 * Empty when the nudge is the one that was planned, or when only the dates have moved.
 */
export function changedSince(
  planned: Choice,
  actual: Choice,
  { history, since }: { readonly history: History; readonly since: LocalDate },
): Reason[] {
  if (planned.lesson === actual.lesson && planned.nudge === actual.nudge) return [];
  if (planned.phase !== actual.phase)
    return actual.reasons.filter(({ kind }) => kind === 'phase' || kind === 'other-phase');

  const facts = newFacts(history, since);
  const about = facts.filter(({ lesson }) => lesson === planned.lesson || lesson === actual.lesson);
  return (about.length > 0 ? about : facts).map(({ reason }) => reason);
}

/** The history as it was right after the last nudge: without what people answered or looked up since. */
export function asItWasAfterTheLastNudge(history: History): History {
  const since = history.shown.at(-1)?.date ?? '';
  const isOld = (date: LocalDate | undefined) => date === undefined || date < since;
  return {
    ...history,
    shown: history.shown.map(({ answer, answeredOn, followUp, followedUpOn, ...shown }) => {
      if (!answer || !isOld(answeredOn)) return shown;
      const went = followUp && isOld(followedUpOn) ? given({ followUp, followedUpOn }) : {};
      return { ...shown, answer, ...given({ answeredOn }), ...went };
    }),
    lookups: history.lookups.filter(({ date }) => isOld(date)),
  };
}

type Fact = { readonly lesson: LessonId; readonly reason: Extract<Reason, { readonly kind: 'answer' | 'lookup' }> };

function newFacts({ shown, lookups }: History, since: LocalDate): Fact[] {
  const answered = shown.flatMap(({ lesson, date, answer }): Fact[] =>
    answer ? [{ lesson, reason: { kind: 'answer', answer, date } }] : [],
  );
  const followedUp = shown.flatMap(({ lesson, followUp, followedUpOn: date }): Fact[] =>
    followUp && date ? [{ lesson, reason: { kind: 'answer', answer: followUp, date } }] : [],
  );
  const lookedUp = lookups.map(({ lesson, date }): Fact => ({ lesson, reason: { kind: 'lookup', date } }));
  const facts = [...answered, ...followedUp, ...lookedUp].filter(({ reason }) => reason.date >= since);
  // The card before the plan may have got its answer after it.
  return facts.length > 0 ? facts : answered.slice(-1);
}
