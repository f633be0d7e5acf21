import type { Catalogue } from '../content/catalogue.ts';
import { given } from '../domain/given.ts';
import type { Place, Project } from '../domain/project.ts';
import { brieflyEach } from '../replies/brief-reasons.ts';
import { lessonTitle } from '../replies/parts.ts';
import { stateText } from '../replies/project-state.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { checkInLine } from '../replies/show-plan.ts';
import { whyUnreachable } from '../replies/whats-amiss.ts';
import { shortDate } from '../rules/calendar.ts';
import { type CategoryCoverage, countMet, coverage, type LessonState } from '../rules/coverage.ts';
import type { Planned } from '../rules/plan.ts';
import { capital } from '../text/capital.ts';
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
    /** How many of its lessons the team has met. */
    readonly met: number;
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
  return project && overviewOfProject(project, context);
}

/** The same of a project that was found already. */
export async function overviewOfProject(project: Project, context: DeskContext): Promise<ProjectOverview> {
  const { catalogue } = context.core;
  const [{ history, planned, asksFirst }, trouble] = await Promise.all([
    lookAhead(project, context),
    context.projects.trouble(project.place),
  ]);
  const { name, phase, next } = project;
  return {
    name,
    phase: projectTexts.phases[phase],
    categories: coverage({ project, history, catalogue, planned }).map((covered) => toCategory(covered, catalogue)),
    plan: toLines(planned, catalogue),
    ...given({
      standing: whyUnreachable({ project, trouble }) ?? stateText(project),
      nextAt: next?.at,
      asks: asksFirst ? checkInLine(project) : undefined,
    }),
  };
}

function toCategory({ category, lessons }: CategoryCoverage, catalogue: Catalogue): ProjectOverview['categories'][0] {
  return {
    name: capital(category),
    met: countMet(lessons),
    lessons: lessons.map(({ lesson, state, date }) => ({
      id: lesson,
      title: lessonTitle(lesson, catalogue),
      state,
      label: projectTexts.picture.states[state],
      ...given({ date: date && shortDate(date) }),
    })),
  };
}

function toLines(planned: readonly Planned[], catalogue: Catalogue): ProjectOverview['plan'] {
  const whys = brieflyEach(
    planned.map(({ choice }) => choice),
    catalogue,
  );
  return planned.map(({ at, date, choice }, line) => {
    return { at, date: shortDate(date), title: lessonTitle(choice.lesson, catalogue), why: whys[line] ?? '' };
  });
}
