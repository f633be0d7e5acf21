import { given } from '../domain/given.ts';
import type { ProjectDraft } from '../domain/intent.ts';
import { phases } from '../domain/lesson.ts';
import type { Rhythm } from '../domain/project.ts';
import { rhythmFault } from '../rules/rhythm.ts';
import { fold } from '../text/fold.ts';
import type { Names } from './names.ts';
import { parseRhythm } from './parse-rhythm.ts';

const phaseWords = new RegExp(`\\bfase:?\\s+(${phases.join('|')})\\b`, 'iu');

/**
 * Reads `whatsapp-groep, buurtpreventie fase start elke dinsdag 10:00`, in any spelling of case and accents. Never fails: what it
 * cannot read stands in `unread`, so that the form can say so.
 */
export function parseDraft(words: string, names: Names): ProjectDraft {
  const phase = phases.find((each) => each === phaseWords.exec(words)?.[1]?.toLowerCase());
  const withoutPhase = words.replace(phaseWords, ' , ');
  const { rhythm, rest = withoutPhase } = parseRhythm(withoutPhase) ?? {};

  const { interventions, unknown } = readInterventions(rest, names);
  const known = { interventions, ...given({ phase, rhythm }) };
  const whole = unknown.length === 0 && isComplete(known);
  return { ...known, whole, ...given({ unread: unknown.length > 0 ? unknown.join(', ') : undefined }) };
}

/** Whether a project can begin with this, so that nothing is left to ask. */
function isComplete({ interventions, phase, rhythm }: Omit<ProjectDraft, 'whole'>): boolean {
  return interventions.length > 0 && phase !== undefined && canBeKept(rhythm);
}

/** The usual rhythm stands in for one that nobody named. */
const canBeKept = (rhythm: Rhythm | undefined): boolean => rhythm === undefined || rhythmFault(rhythm) === undefined;

/** The interventions in a list that somebody typed, and what of it means nothing to us. */
function readInterventions(text: string, names: Names) {
  const parts = text
    .split(/[,;&+]|\ben\b/iu)
    .map((part) => part.trim())
    .filter((part) => fold(part) !== '')
    .map((part) => ({ part, found: names.intervention(fold(part)) }));
  const interventions = new Set(parts.flatMap(({ found }) => found ?? []));
  const unknown = parts.filter(({ found }) => found === undefined).map(({ part }) => part);
  return { interventions: [...interventions], unknown };
}
