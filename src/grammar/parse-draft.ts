import type { ProjectDraft } from '../domain/intent.ts';
import { type InterventionId, phases } from '../domain/lesson.ts';
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

  const interventions = new Set<InterventionId>();
  let unknown = 0;
  for (const name of rest.split(/[,;&+]|\ben\b/iu).map(fold)) {
    if (name === '') continue;
    const found = names.intervention(name);
    if (found) interventions.add(found);
    else unknown += name.split(' ').length;
  }
  const understood = interventions.size + (phase ? 1 : 0) + (rhythm ? 1 : 0);
  if (understood === 0 || unknown > understood * 2) return undefined;
  return {
    interventions: [...interventions],
    ...(phase && { phase }),
    ...(rhythm && { rhythm }),
    whole:
      unknown === 0 && (!rhythm || rhythmFault(rhythm) === undefined) && interventions.size > 0 && phase !== undefined,
  };
}
