import type { Catalogue } from '../content/catalogue.ts';
import type { DraftDoubt, ProjectDraft } from '../domain/intent.ts';
import type { Rhythm } from '../domain/project.ts';
import { rhythmFault } from '../rules/rhythm.ts';
import { echo, interventionName } from './parts.ts';
import type { FilledProject } from './project-form.ts';
import { projectFormTexts as words } from './project-form-texts.ts';

/** More would hide the form. */
const most = 3;

/** What the form says of a draft: what was not understood and why, and what is left to choose. Nothing when nothing is. */
export function draftIntro(
  { doubts, interventions, phase, rhythm }: ProjectDraft,
  filled: FilledProject,
  catalogue: Catalogue,
): string | undefined {
  const all: readonly DraftDoubt[] = doubts ?? [];
  const unread = all.flatMap((doubt) => (doubt.kind === 'unread' ? [`“${echo(doubt.words)}”`] : []));
  const others = all.flatMap((doubt) => (doubt.kind === 'unread' ? [] : [doubtText(doubt, catalogue)]));
  const said = [
    ...(unread.length > 0 ? [words.doubts.unread(unread.slice(0, most).join(', '))] : []),
    ...others.slice(0, most),
    ...whyNotKept(rhythm),
  ];
  const missing = [
    ...(filled.interventions.length === 0 ? [words.missing.interventions] : []),
    ...(filled.phase === undefined && !all.some(({ kind }) => kind === 'unknown-phase') ? [words.missing.phase] : []),
  ];
  const isRead = interventions.length > 0 || phase !== undefined || rhythm !== undefined;
  const rest = isRead && said.length > 0 ? [words.restIsFilled] : [];
  const sentences = [...said, ...rest, ...missing];
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}

function doubtText(doubt: Exclude<DraftDoubt, { kind: 'unread' }>, catalogue: Catalogue): string {
  const typed = echo(doubt.words);
  return doubt.kind === 'read-as'
    ? words.doubts['read-as'](typed, interventionName(doubt.intervention, catalogue))
    : words.doubts[doubt.kind](typed);
}

/** A moment that was read and cannot be kept. */
function whyNotKept(rhythm: Rhythm | undefined): readonly string[] {
  const fault = rhythm && rhythmFault(rhythm);
  return fault === undefined ? [] : [words.faults[fault]];
}
