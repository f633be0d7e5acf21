import type { Place } from '../domain/project.ts';
import { briefly } from '../replies/explain-choice.ts';
import { capital } from '../replies/parts.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { stateText } from '../replies/show-plan.ts';
import { dateText } from '../rules/calendar.ts';
import { coverage, type LessonState } from '../rules/coverage.ts';
import { isIgnoredTwice } from '../rules/plan.ts';
import type { DeskContext } from './context.ts';
import { lookAhead } from './project-views.ts';

/** A project at a glance, in words that can be shown as they are. */
export type ProjectOverview = {
  readonly name: string;
  readonly phase: string;
  /** Why nothing comes now; absent while it runs. */
  readonly standing?: string;
  /** The next moment at which something comes, epoch ms: a card, or the question how to go on. */
  readonly nextAt?: number;
  readonly categories: readonly {
    readonly name: string;
    readonly lessons: readonly {
      readonly id: string;
      readonly title: string;
      readonly state: LessonState;
      readonly label: string;
      readonly date?: string;
    }[];
  }[];
  /** Set when the next thing to come is the question how to go on. */
  readonly asks?: string;
  readonly plan: readonly {
    readonly date: string;
    readonly title: string;
    readonly why: string;
    readonly at: number;
  }[];
};

/** What a team did with its lessons and what comes next; nothing where no project is. */
export async function overviewOf(place: Place, context: DeskContext): Promise<ProjectOverview | undefined> {
  const project = await context.projects.find(place);
  if (!project) return undefined;
  const { catalogue } = context.core;
  const { history, planned } = await lookAhead(project, context);
  const title = (id: string) => catalogue.lesson(id)?.title ?? id;
  const standing = stateText(project);
  return {
    name: project.name,
    phase: projectTexts.phases[project.phase],
    ...(standing !== undefined && { standing }),
    ...(project.next && { nextAt: project.next.at }),
    categories: coverage(project, history, catalogue, planned).map(({ category, lessons }) => ({
      name: capital(catalogue.category(category)?.name ?? category),
      lessons: lessons.map(({ lesson, state, date }) => ({
        id: lesson,
        title: title(lesson),
        state,
        label: projectTexts.picture.states[state],
        ...(date !== undefined && { date: dateText(date) }),
      })),
    })),
    ...(isIgnoredTwice(history) && project.next && { asks: projectTexts.plan.checkIn(dateText(project.next.date)) }),
    plan: planned.map(({ at, date, choice }) => ({
      at,
      date: dateText(date),
      title: title(choice.lesson),
      why: briefly(choice, catalogue),
    })),
  };
}
