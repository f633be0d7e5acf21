import type { Catalogue } from '../content/catalogue.ts';
import { contentOn } from './plan.ts';
import { nextMoment } from './rhythm.ts';
import type { Planning } from './tick.ts';

/** The rules of rhythm and relevance, for the engine. The lessons may be loaded anew while it runs. */
export function createPlanning(catalogue: () => Catalogue): Planning {
  return {
    nextMoment: ({ rhythm, zone, startDate }, after) => {
      const { at, date } = nextMoment({ rhythm, zone, startDate }, after);
      return { at, date };
    },
    choose: (project, history, date) => contentOn(project, history, date, catalogue()),
  };
}
