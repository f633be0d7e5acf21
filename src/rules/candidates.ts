import { type Lesson, type NudgeKind, type NudgeText, nudgeKinds, type Phase } from '../domain/lesson.ts';
import type { History, LocalDate } from '../domain/project.ts';
import { answerMeanings } from './answer-meaning.ts';
import { addDays, dayNumber } from './calendar.ts';
import type { Situation } from './situation.ts';
import { type Shown, type Standing, spacing, standingOf } from './spacing.ts';
import { type Facts, weigh } from './weigh.ts';

/** How many days back a look-up still says that something is at play: a month, as a rhythm may be monthly. */
const lookupDays = 28;
/** A lesson opened within a week of its own card was opened because of the card. */
const ownCardDays = 7;

/** Days before a text comes back: half a year, so that an ordinary year of weekly cards repeats none in the same season. */
const textRestDays = 182;

/** A lesson with the nudge it would come with, and the facts that weigh. */
export type Candidate = Facts & {
  /** The text was not shown for half a year, or is the only one where the lesson was asked for again. */
  readonly isRested: boolean;
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
      const [nudge, ...others] = textsOf(lesson, kind, { shown, phase: project.phase });
      if (!nudge) return [];
      const facts = { lesson, nudge, shown, standing, lookup, weeks };
      const isRested = didRest(nudge, shown, today) || (others.length === 0 && isAwaited(standing));
      return [{ ...facts, due, isRested, points: weigh(facts, project) }];
    });
  });
}

/** Whether a text was not shown for half a year. */
function didRest({ id }: NudgeText, shown: readonly Shown[], today: number): boolean {
  const last = shown.findLast(({ nudge }) => nudge === id);
  return last === undefined || today - dayNumber(last.date) >= textRestDays;
}

/** A team asked for the lesson again: with its only text, where it has no other. */
const isAwaited = (standing: Standing | undefined): boolean =>
  standing?.answered !== undefined && answerMeanings[standing.answered.verdict].mayRepeatAs.includes('risk');

/**
 * The nudges a lesson may come with, the best first, of those whose text is true in this phase: those that were never
 * shown, then those shown longest ago. Never one that a team called wrong.
 */
function textsOf(
  lesson: Lesson,
  kind: NudgeKind,
  { shown, phase }: Pick<Facts, 'shown'> & { readonly phase: Phase },
): readonly NudgeText[] {
  const lastTurn = (nudge: NudgeText) => shown.findLastIndex((entry) => entry.nudge === nudge.id);
  return lesson.nudges
    .filter((nudge) => nudge.kind === kind && nudge.phases.includes(phase))
    .filter((nudge) => !shown.some((entry) => entry.nudge === nudge.id && isEnded(entry)))
    .sort((one, other) => lastTurn(one) - lastTurn(other) || one.phases.length - other.phases.length);
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
