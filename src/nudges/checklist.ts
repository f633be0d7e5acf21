import type { Catalogue } from '../content/catalogue.ts';
import { everyIntervention, type Lesson } from '../domain/lesson.ts';
import type { ProjectPlan } from '../domain/project.ts';

const mostQuestions = 6;

/** What a team that enters a phase can go through: a step and a question for each lesson that bites then, those of its own intervention first. */
export function checklist(
  { phase, interventions }: Pick<ProjectPlan, 'phase' | 'interventions'>,
  { lessons }: Catalogue,
): readonly { readonly title: string; readonly step: string; readonly question: string }[] {
  const own = ({ appliesTo }: Lesson) => appliesTo.some(({ intervention }) => interventions.includes(intervention));
  const general = ({ appliesTo }: Lesson) => appliesTo.some(({ intervention }) => intervention === everyIntervention);
  const weight = (lesson: Lesson) => (own(lesson) ? 2 : 0) + (lesson.phases[0].phase === phase ? 1 : 0);
  return lessons
    .filter((lesson) => own(lesson) || general(lesson))
    .flatMap((lesson) => {
      const nudge = lesson.nudges.find(({ kind, phases }) => kind === 'risk' && phases.includes(phase));
      return nudge ? [{ title: lesson.title, step: nudge.step, question: nudge.question, weight: weight(lesson) }] : [];
    })
    .sort((one, other) => other.weight - one.weight)
    .slice(0, mostQuestions);
}
