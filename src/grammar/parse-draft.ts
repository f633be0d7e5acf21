import { given } from '../domain/given.ts';
import type { DraftDoubt, ProjectDraft, RhythmWish } from '../domain/intent.ts';
import { type Phase, phases, type Several } from '../domain/lesson.ts';
import { fillRhythm } from '../rules/fill-rhythm.ts';
import { rhythmFault } from '../rules/rhythm.ts';
import { doubtsOf } from './draft-doubt.ts';
import { findInterventions } from './find-interventions.ts';
import type { Names } from './names.ts';
import { parseMoment } from './parse-rhythm.ts';

const phaseWords = new RegExp(`\\bfase:?\\s+(${phases.join('|')})\\b`, 'iu');
/** A phase may stand by itself at the end, after words that are no name we know. */
const phaseLast = new RegExp(`(?:^|\\s)(${phases.join('|')})$`, 'iu');
/** A phase that there is not. */
const otherPhase = /\bfase:?\s+[^\s,;&+]+/iu;

/**
 * Reads `whatsapp-groep, buurtpreventie fase start elke dinsdag 10:00`, in any spelling of case and accents. Never fails: what it
 * cannot read stands in `doubts`, so that the form can say so.
 */
export function parseDraft(words: string, names: Names): ProjectDraft {
  const named = phaseOf(phaseWords.exec(words)?.[1]);
  const withoutPhase = words.replace(phaseWords, ' , ').replace(otherPhase, ' , $& , ');
  const { rhythm, vague, rest = withoutPhase } = parseMoment(withoutPhase) ?? {};

  const { interventions, left } = findInterventions(rest.replace(phaseLast, ' , $1'), names);
  // A phase may stand by itself, without the word *fase*.
  const phase = named ?? left.map(phaseOf).find((each) => each !== undefined);
  const doubts = [
    ...left.filter((each) => phaseOf(each) === undefined || named).flatMap((each) => doubtsOf(each, names)),
    ...hourIn(vague),
  ];
  const read = doubts.flatMap((doubt) => (doubt.kind === 'read-as' ? [doubt.intervention] : []));
  const known = { interventions: [...new Set([...interventions, ...read])], ...given({ phase, rhythm }) };
  return { ...known, whole: doubts.length === 0 && isComplete(known), ...given({ doubts: ifAny(doubts) }) };
}

/** What a button may carry of a draft: nobody's own words. Whoever presses it looks at the form first. */
export function draftOnButton({ doubts: _, ...draft }: ProjectDraft): ProjectDraft {
  return { ...draft, whole: false };
}

/** What is asked of `maandagochtend`. */
const hourIn = (vague: string | undefined): readonly DraftDoubt[] =>
  vague === undefined ? [] : [{ kind: 'part-of-day', words: vague }];

const phaseOf = (word = ''): Phase | undefined => phases.find((each) => each === word.toLowerCase());

const ifAny = ([first, ...rest]: readonly DraftDoubt[]): Several<DraftDoubt> | undefined => first && [first, ...rest];

/** Whether a project can begin with this, so that nothing is left to ask. */
function isComplete({ interventions, phase, rhythm }: Omit<ProjectDraft, 'whole'>): boolean {
  return interventions.length > 0 && phase !== undefined && canBeKept(rhythm);
}

/** The usual rhythm stands in for one that nobody named. */
const canBeKept = (wish: RhythmWish = {}): boolean => rhythmFault(fillRhythm(wish)) === undefined;
