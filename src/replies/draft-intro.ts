import type { Catalogue } from '../content/catalogue.ts';
import type { DraftDoubt, ProjectDraft } from '../domain/intent.ts';
import { weekdayNames } from '../text/calendar-words.ts';
import { echo, interventionName } from './parts.ts';
import type { FilledProject } from './project-form.ts';
import { projectFormTexts as words } from './project-form-texts.ts';
import { rhythmText } from './rhythm-text.ts';

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
    ...(filled.doubt === undefined ? [] : [rhythmDoubt(filled.doubt, filled)]),
  ];
  const missing = [
    ...(filled.interventions.length === 0 ? [words.missing.interventions] : []),
    ...(filled.phase === undefined && !all.some(({ kind }) => kind === 'unknown-phase') ? [words.missing.phase] : []),
  ];
  const isRead = interventions.length > 0 || phase !== undefined || rhythm !== undefined;
  const rest = isRead && said.length > 0 ? [words.restIsFilled] : [];
  const isAllThere = rhythm !== undefined && said.length + missing.length === 0;
  const check = isAllThere && filled.rhythm ? [words.check(rhythmText(filled.rhythm))] : [];
  const sentences = [...said, ...rest, ...missing, ...check];
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}

function doubtText(doubt: Exclude<DraftDoubt, { kind: 'unread' }>, catalogue: Catalogue): string {
  const typed = echo(doubt.words);
  return doubt.kind === 'read-as'
    ? words.doubts['read-as'](typed, interventionName(doubt.intervention, catalogue))
    : words.doubts[doubt.kind](typed);
}

/** Why a rhythm that was named cannot be kept, or what is to be asked of it. */
function rhythmDoubt(doubt: NonNullable<FilledProject['doubt']>, { rhythm }: FilledProject): string {
  switch (doubt) {
    case 'turn':
      return words.missing.turn(weekdayNames[(rhythm?.weekday ?? 1) - 1] ?? '');
    case 'every':
      return words.missing.every;
    default:
      return words.faults[doubt];
  }
}
