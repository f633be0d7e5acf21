import type { Catalogue } from '../content/catalogue.ts';
import type { Choice, History, LocalDate, Nudge, Project } from '../domain/project.ts';
import { contentOn } from './plan.ts';
import { nextMoment } from './rhythm.ts';

/** When the next nudge is and which one: the rules, without a clock or a store of their own. */
export type Planning = {
  /** The first moment after `afterMs` (epoch ms), with its day in the project's zone. */
  nextMoment(project: Project, afterMs: number): Project['next'];
  /** Same inputs, same choice. Nothing when there is nothing left to say to this team. */
  choose(project: Project, history: History, date: LocalDate): Nudge['content'] | undefined;
  /** Whether what was chosen is still there: an editor may take a lesson away after it was planned. */
  isThere(content: Nudge['content']): boolean;
};

/** The rules of rhythm and relevance, for the engine. The lessons may be loaded anew while it runs. */
export function createPlanning(catalogue: () => Catalogue): Planning {
  return {
    nextMoment: ({ rhythm, zone, startDate }, after) => {
      const { at, date } = nextMoment({ rhythm, zone, startDate }, after);
      return { at, date };
    },
    choose: (project, history, date) => contentOn({ project, history, date, catalogue: catalogue() }),
    isThere: (content) => content.kind === 'check-in' || isInContent(content.choice, catalogue()),
  };
}

function isInContent({ lesson, nudge, counterpart }: Choice, catalogue: Catalogue): boolean {
  const isWhole = counterpart === undefined || catalogue.lesson(counterpart) !== undefined;
  return isWhole && (catalogue.lesson(lesson)?.nudges.some(({ id }) => id === nudge) ?? false);
}
