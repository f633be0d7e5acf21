import { everyIntervention, type Phase, type Several } from '../domain/lesson.ts';
import type { Reason } from '../domain/project.ts';
import type { Subject } from './situation.ts';
import type { Standing } from './spacing.ts';
import { bitesIn, type Facts, namedBy, nearestPhase } from './weigh.ts';

/** The facts that made a nudge come, in the order in which people want to hear them. */
export function reasonsFor(facts: Facts, project: Subject): Several<Reason> {
  const { lesson, nudge, standing, lookup } = facts;
  const intervention = namedBy(lesson, project.interventions) ?? everyIntervention;
  const lookedUp: Reason[] = lookup ? [{ kind: 'lookup', date: lookup }] : [];
  const turn: Reason[] = nudge.kind === 'confirmation' ? [{ kind: 'turn-to-confirm' }] : [];
  return [
    phaseReason(facts, project.phase),
    { kind: 'intervention', intervention },
    ...lookedUp,
    ...earlierReasons(standing),
    ...turn,
  ];
}

function phaseReason({ lesson }: Facts, phase: Phase): Reason {
  return bitesIn(lesson, phase)
    ? { kind: 'phase', phase, main: lesson.phases[0].phase === phase }
    : { kind: 'other-phase', phase: nearestPhase(lesson, phase) };
}

/** What the team said of the lesson, and when it came by. */
function earlierReasons(standing: Standing | undefined): Reason[] {
  if (!standing) return [{ kind: 'never-shown' }];
  const { answered, last } = standing;
  const lastShown: Reason = { kind: 'last-shown', date: last.date };
  if (!answered) return [lastShown];
  const { verdict, followedUpOn, answeredOn, date } = answered;
  return [{ kind: 'answer', answer: verdict, date: followedUpOn ?? answeredOn ?? date }, lastShown];
}
