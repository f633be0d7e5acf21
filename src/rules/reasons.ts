import { everyIntervention, type Several } from '../domain/lesson.ts';
import type { Reason } from '../domain/project.ts';
import type { Subject } from './situation.ts';
import { type Facts, namedBy, nearestPhase } from './weigh.ts';

/** The facts that made a nudge come, in the order in which people want to hear them. */
export function reasonsFor({ lesson, nudge, standing, lookup }: Facts, project: Subject): Several<Reason> {
  const { phase } = project;
  const reasons: [Reason, ...Reason[]] = nudge.phases.includes(phase)
    ? [{ kind: 'phase', phase, main: lesson.phases[0].phase === phase }]
    : [{ kind: 'other-phase', phase: nearestPhase(nudge, phase) }];
  reasons.push({ kind: 'intervention', intervention: namedBy(lesson, project.interventions) ?? everyIntervention });
  if (lookup) reasons.push({ kind: 'lookup', date: lookup });
  if (standing?.answered)
    reasons.push({ kind: 'answer', answer: standing.answered.answer, date: standing.answered.date });
  reasons.push(standing ? { kind: 'last-shown', date: standing.last.date } : { kind: 'never-shown' });
  if (nudge.kind === 'confirmation') reasons.push({ kind: 'turn-to-confirm' });
  return reasons;
}
