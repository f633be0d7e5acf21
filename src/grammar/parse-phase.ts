import type { Intent } from '../domain/intent.ts';
import { phases } from '../domain/lesson.ts';
import { isOneSlip } from '../text/one-slip.ts';

const move =
  /^(?:(?:ga|we gaan|we zijn|we zitten|wij zitten|zet|zet ons|zet het project|wijzig|verander)(?: nu)? )?(?:(?:naar|in|op) )?(?:de )?fase (?:(?:is|wordt|naar|op|in) )?(?:de )?(?<phase>\S+)$/;

/** `fase uitvoering`, `naar fase borging`. After `fase` alone, one other word gives the phases to choose from. */
export function parsePhase(key: string): Intent | undefined {
  const named = move.exec(key)?.groups?.phase ?? '';
  const phase = phases.find((each) => each === named);
  if (phase) return { kind: 'set-phase', phase };
  const isOther = /^fase \S+$/.test(key) && !phases.some((each) => isOneSlip(named, each));
  return isOther ? { kind: 'phases' } : undefined;
}
