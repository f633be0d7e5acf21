import type { Catalogue } from '../content/catalogue.ts';
import type { History, LocalDate, Nudge, Project } from '../domain/project.ts';
import { contentOn } from './plan.ts';
import { nextMoment } from './rhythm.ts';

/** When the next nudge is and which one: the rules, without a clock or a store of their own. */
export type Planning = {
  /** The first moment after `afterMs` (epoch ms), with its day in the project's zone. */
  nextMoment(project: Project, afterMs: number): Project['next'];
  /** Same inputs, same choice. Nothing when there is nothing left to say to this team. */
  choose(project: Project, history: History, date: LocalDate): Nudge['content'] | undefined;
};

/** The rules of rhythm and relevance, for the engine. The lessons may be loaded anew while it runs. */
export function createPlanning(catalogue: () => Catalogue): Planning {
  return {
    nextMoment: ({ rhythm, zone, startDate }, after) => {
      const { at, date } = nextMoment({ rhythm, zone, startDate }, after);
      return { at, date };
    },
    choose: (project, history, date) => contentOn({ project, history, date, catalogue: catalogue() }),
  };
}
