import type { Catalogue } from '../content/catalogue.ts';
import { type Lesson, type LessonId, type Phase, phases, type Signal } from '../domain/lesson.ts';
import { applicableLessons } from './relevance.ts';
import type { Subject } from './situation.ts';
import { bitesIn, namedBy } from './weigh.ts';

const mostQuestions = 6;

/** Something for a team to watch: by what it notices that a lesson is at play. */
export type ChecklistItem = { readonly lesson: LessonId; readonly title: string; readonly signal: Signal };

/**
 * What a team that enters a phase can watch: a sign of each lesson that bites then, those of its own intervention
 * first, and another sign in each phase. Signs and not the cards to come, so that those are still new when they come.
 */
export function checklist(project: Subject, catalogue: Catalogue): readonly ChecklistItem[] {
  const { phase, interventions } = project;
  return applicableLessons(project, catalogue)
    .filter((lesson) => bitesIn(lesson, phase))
    .map((lesson) => {
      const weight = (namedBy(lesson, interventions) ? 2 : 0) + (lesson.phases[0].phase === phase ? 1 : 0);
      return { lesson: lesson.id, title: lesson.title, signal: signOf(lesson, phase), weight };
    })
    .sort((one, other) => other.weight - one.weight)
    .slice(0, mostQuestions);
}

/** The sign whose turn it is in this phase, so that nobody reads the same one in phase after phase. */
function signOf(lesson: Lesson, phase: Phase): Signal {
  const { signals } = lesson;
  const turn = phases.filter((each) => bitesIn(lesson, each)).indexOf(phase);
  return signals[turn % signals.length] ?? signals[0];
}
