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
 * Reads `whatsapp-groep, buurtpreventie fase start elke dinsdag 10:00`, in any spelling of case and accents.
 * `undefined` when it reads as something else than a project, so that `project loopt vast` stays a search.
 */
export function parseDraft(words: string, names: Names): ProjectDraft | undefined {
  const phase = phases.find((each) => each === phaseWords.exec(words)?.[1]?.toLowerCase());
  const withoutPhase = words.replace(phaseWords, ' , ');
  const { rhythm, rest = withoutPhase } = parseRhythm(withoutPhase) ?? {};

  const { interventions, unknown } = readInterventions(rest, names);
  const understood = interventions.length + [phase, rhythm].filter((found) => found !== undefined).length;
  if (understood === 0 || unknown > understood * 2) return undefined;
  const known = { interventions, ...given({ phase, rhythm }) };
  return { ...known, whole: unknown === 0 && isComplete(known) };
}

/** Whether a project can begin with this, so that nothing is left to ask. */
function isComplete({ interventions, phase, rhythm }: Omit<ProjectDraft, 'whole'>): boolean {
  return interventions.length > 0 && phase !== undefined && canBeKept(rhythm);
}

/** The usual rhythm stands in for one that nobody named. */
const canBeKept = (rhythm: Rhythm | undefined): boolean => rhythm === undefined || rhythmFault(rhythm) === undefined;

/** The interventions in a list that somebody typed, and how many words of it mean nothing to us. */
function readInterventions(text: string, names: Names) {
  const parts = text
    .split(/[,;&+]|\ben\b/iu)
    .map(fold)
    .filter((name) => name !== '')
    .map((name) => ({ name, found: names.intervention(name) }));
  const interventions = new Set(parts.flatMap(({ found }) => found ?? []));
  const unknown = parts.filter(({ found }) => found === undefined).flatMap(({ name }) => name.split(' '));
  return { interventions: [...interventions], unknown: unknown.length };
}
