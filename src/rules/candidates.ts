import { type Lesson, type NudgeKind, type NudgeText, nudgeKinds, type Phase } from '../domain/lesson.ts';
import type { History, LocalDate } from '../domain/project.ts';
import { answerMeanings } from './answer-meaning.ts';
import { addDays, dayNumber } from './calendar.ts';
import type { Situation } from './situation.ts';
import { type Shown, type Standing, spacing, standingOf } from './spacing.ts';
import { type Facts, phaseDistance, weigh } from './weigh.ts';

/** How many days back a look-up still says that something is at play: a month, as a rhythm may be monthly. */
const lookupDays = 28;
/** A lesson opened within a week of its own card was opened because of the card. */
const ownCardDays = 7;

/** A lesson with the nudge it would come with, and the facts that weigh. */
export type Candidate = Facts & {
  /** The first day on which it may come, as `dayNumber`. */
  readonly due: number;
  readonly points: number;
};

/** The applicable lessons, each with its risk and its confirmation, as far as a team did not call them wrong. */
export function candidatesFrom(
  lessons: readonly Lesson[],
  { project, history, date }: Omit<Situation, 'catalogue'>,
): Candidate[] {
  const today = dayNumber(date);
  const shownOf = Map.groupBy(history.shown, ({ lesson }) => lesson);
  const lookupOf = lastLookups(history, date);
  const begin = history.shown[0] ? dayNumber(history.shown[0].date) : today;
  return lessons.flatMap((lesson) => {
    const shown = shownOf.get(lesson.id) ?? [];
    const standing = standingOf(shown, project.phase);
    const lookup = lookupThatCounts(lookupOf.get(lesson.id), standing);
    const due = dueDay(standing, lookup) ?? begin;
    const weeks = Math.max(0, Math.floor((today - due) / 7));
    return nudgeKinds.flatMap((kind) => {
      const nudge = nudgeOf(lesson, kind, { shown, phase: project.phase });
      if (!nudge) return [];
      const facts = { lesson, nudge, shown, standing, lookup, weeks };
      return [{ ...facts, due, points: weigh(facts, project) }];
    });
  });
}

/**
 * The nudge a lesson would come with: one for this phase, else for the nearest phase ahead; one that was never shown,
 * else the one shown longest ago. Never one that a team called wrong.
 */
function nudgeOf(
  lesson: Lesson,
  kind: NudgeKind,
  { shown, phase }: Pick<Facts, 'shown'> & { readonly phase: Phase },
): NudgeText | undefined {
  const lastTurn = (nudge: NudgeText) => shown.findLastIndex((entry) => entry.nudge === nudge.id);
  return lesson.nudges
    .filter((nudge) => nudge.kind === kind && !shown.some((entry) => entry.nudge === nudge.id && isEnded(entry)))
    .sort(
      (one, other) => phaseDistance(one, phase) - phaseDistance(other, phase) || lastTurn(one) - lastTurn(other),
    )[0];
}

/** A team said of this text that it must not come again. */
const isEnded = ({ answer }: Shown): boolean => answer !== undefined && answerMeanings[answer].text === 'never-this';

function lastLookups({ lookups }: History, today: LocalDate): Map<string, LocalDate> {
  const since = addDays(today, -lookupDays);
  const recent = lookups.filter(({ date }) => date > since && date <= today);
  return new Map(recent.map(({ lesson, date }) => [lesson, date]));
}

function lookupThatCounts(lookup: LocalDate | undefined, standing: Standing | undefined): LocalDate | undefined {
  if (!lookup || !standing) return lookup;
  return dayNumber(lookup) >= dayNumber(standing.last.date) + ownCardDays ? lookup : undefined;
}

/** Who asks need not wait as long. */
function dueDay(standing: Standing | undefined, lookup: LocalDate | undefined): number | undefined {
  if (!standing || !lookup) return standing?.due;
  return Math.min(standing.due, dayNumber(standing.last.date) + spacing.breather);
}
