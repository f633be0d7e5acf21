import type { CategoryId, LessonId } from '../domain/lesson.ts';
import type { History, LocalDate, TeamSaid } from '../domain/project.ts';
import type { Planned } from './plan.ts';
import { applicableLessons } from './relevance.ts';
import type { Situation } from './situation.ts';

/** What a team did with a lesson: its last answer, shown without one, on its way, or not yet at all. */
export type LessonState = TeamSaid | 'shown' | 'planned' | 'open';
/** The lessons of one category that hold for a project, and the day on which each got its state. */
export type CategoryCoverage = {
  readonly category: CategoryId;
  readonly lessons: readonly { readonly lesson: LessonId; readonly state: LessonState; readonly date?: LocalDate }[];
};

/** Whether a lesson came by, whatever the team then said of it. */
const cameBy: Readonly<Record<LessonState, boolean>> = {
  doing: true,
  worked: true,
  'not-yet': true,
  'not-now-here': true,
  later: true,
  wrong: true,
  shown: true,
  planned: false,
  open: false,
};

/** How many of these lessons a team has met. */
export function countMet(lessons: CategoryCoverage['lessons']): number {
  return lessons.filter(({ state }) => cameBy[state]).length;
}

/** The lessons that hold for a project, by category, with what its team did with each and the day of that. */
export function coverage({
  project,
  history,
  catalogue,
  planned = [],
}: Omit<Situation, 'date'> & { readonly planned?: readonly Planned[] }): CategoryCoverage[] {
  const applicable = applicableLessons(project, catalogue);
  return catalogue.categories.flatMap(({ id }) => {
    const lessons = applicable.filter(({ category }) => category === id);
    return lessons.length === 0
      ? []
      : [
          {
            category: id,
            lessons: lessons.map((lesson) => ({ lesson: lesson.id, ...stateOf(lesson.id, history, planned) })),
          },
        ];
  });
}

function stateOf(
  lesson: LessonId,
  history: History,
  planned: readonly Planned[],
): { readonly state: LessonState; readonly date?: LocalDate } {
  const shown = history.shown.filter((entry) => entry.lesson === lesson);
  const answered = shown.findLast(({ answer }) => answer !== undefined);
  if (answered?.answer) return { state: answered.followUp ?? answered.answer, date: answered.date };
  const last = shown.at(-1);
  if (last) return { state: 'shown', date: last.date };
  const next = planned.find(({ choice }) => choice.lesson === lesson);
  return next ? { state: 'planned', date: next.date } : { state: 'open' };
}
