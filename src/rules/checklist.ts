import type { Catalogue } from '../content/catalogue.ts';
import { applicableLessons } from './relevance.ts';
import type { Subject } from './situation.ts';
import { namedBy } from './weigh.ts';

const mostQuestions = 6;

/** Something for a team to go through: a lesson's step and its question. */
export type ChecklistItem = { readonly title: string; readonly step: string; readonly question: string };

/** What a team that enters a phase can go through: a step and a question for each lesson that bites then, those of its own intervention first. */
export function checklist(project: Subject, catalogue: Catalogue): readonly ChecklistItem[] {
  const { phase, interventions } = project;
  return applicableLessons(project, catalogue)
    .flatMap((lesson) => {
      const nudge = lesson.nudges.find(({ kind, phases }) => kind === 'risk' && phases.includes(phase));
      if (!nudge) return [];
      const weight = (namedBy(lesson, interventions) ? 2 : 0) + (lesson.phases[0].phase === phase ? 1 : 0);
      return [{ title: lesson.title, step: nudge.step, question: nudge.question, weight }];
    })
    .sort((one, other) => other.weight - one.weight)
    .slice(0, mostQuestions);
}
