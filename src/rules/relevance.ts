import type { Catalogue } from '../content/catalogue.ts';
import { given } from '../domain/given.ts';
import { everyIntervention, type Lesson, type NudgeKind } from '../domain/lesson.ts';
import type { Choice, History } from '../domain/project.ts';
import { dayNumber } from './calendar.ts';
import { type Candidate, candidatesFrom } from './candidates.ts';
import { reasonsFor } from './reasons.ts';
import type { Situation, Subject } from './situation.ts';

/** Two risks, then a confirmation. */
const risksInARow = 2;

/** The lessons that hold for what a project does, in the order of the catalogue. */
export function applicableLessons({ interventions }: Pick<Subject, 'interventions'>, catalogue: Catalogue): Lesson[] {
  return catalogue.lessons.filter(({ appliesTo }) =>
    appliesTo.some(({ intervention }) => intervention === everyIntervention || interventions.includes(intervention)),
  );
}

/**
 * Which nudge a project gets on a day, and why. The same facts always give the same choice; equals keep the order of
 * the catalogue. Nothing when no nudge is left that the team did not call wrong.
 */
export function chooseNudge(situation: Situation): Choice | undefined {
  const { project, history, date, catalogue } = situation;
  const applicable = applicableLessons(project, catalogue);
  const today = dayNumber(date);
  const [first, ...others] = poolFor(history, candidatesFrom(applicable, situation), today).toSorted((one, other) =>
    bestFirst(one, other, today),
  );
  if (!first) return undefined;
  const { lesson, nudge } = first;
  const counterpart = counterpartOf(lesson, applicable);
  const runnerUp = others[0]?.lesson.id;
  return {
    lesson: lesson.id,
    nudge: nudge.id,
    kind: nudge.kind,
    phase: project.phase,
    reasons: reasonsFor(first, project),
    ...given({ counterpart, runnerUp }),
  };
}

/**
 * Of the kind whose turn it is and of another lesson than the last one, as far as there are any; of those what may come,
 * and of those what has a text that rested.
 */
function poolFor(history: History, candidates: readonly Candidate[], today: number): readonly Candidate[] {
  const wanted = kindOfTurn(history);
  const last = history.shown.at(-1)?.lesson;
  const others = candidates.filter(({ lesson }) => lesson.id !== last);
  const ofKind = others.filter(({ nudge }) => nudge.kind === wanted);
  const due = ofKind.filter(({ due: day }) => day <= today);
  const pools = [due.filter(({ isRested }) => isRested), due, ofKind, others, candidates];
  return pools.find(({ length }) => length > 0) ?? [];
}

/** One in three says what a team does well, starting with two risks and never two in a row. */
function kindOfTurn({ shown }: History): NudgeKind {
  const latest = shown.slice(-risksInARow);
  return latest.length === risksInARow && latest.every(({ kind }) => kind === 'risk') ? 'confirmation' : 'risk';
}

/** Lessons that may come go by points; when none may, the one whose turn comes soonest. */
function bestFirst(one: Candidate, other: Candidate, today: number): number {
  const waits = Math.max(one.due, today) - Math.max(other.due, today);
  return waits || other.points - one.points;
}

/** The lesson it pulls against, rather one that holds for this project. */
function counterpartOf({ inTensionWith }: Lesson, applicable: readonly Lesson[]): string | undefined {
  const others = inTensionWith.map(({ lesson }) => lesson);
  return others.find((id) => applicable.some((lesson) => lesson.id === id)) ?? others[0];
}
