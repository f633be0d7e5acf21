import type { Catalogue } from '../content/catalogue.ts';
import type { Signal } from '../domain/lesson.ts';
import { applicableLessons } from './relevance.ts';
import type { Subject } from './situation.ts';
import { bitesIn, namedBy } from './weigh.ts';

const mostQuestions = 6;

/** Something for a team to ask itself: by what it notices that a lesson is at play. */
export type ChecklistItem = { readonly title: string; readonly signal: Signal };

/**
 * What a team that enters a phase can ask itself: a sign of each lesson that bites then, those of its own intervention
 * first. Signs and not the cards to come, so that those are still new when they come.
 */
export function checklist(project: Subject, catalogue: Catalogue): readonly ChecklistItem[] {
  const { phase, interventions } = project;
  return applicableLessons(project, catalogue)
    .filter((lesson) => bitesIn(lesson, phase))
    .map(({ title, signals: [signal], ...lesson }) => {
      const weight = (namedBy(lesson, interventions) ? 2 : 0) + (lesson.phases[0].phase === phase ? 1 : 0);
      return { title, signal, weight };
    })
    .sort((one, other) => other.weight - one.weight)
    .slice(0, mostQuestions);
}
