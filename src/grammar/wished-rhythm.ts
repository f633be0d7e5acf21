import type { Intent } from '../domain/intent.ts';
import { weekdayNames } from '../text/calendar-words.ts';
import { fold } from '../text/fold.ts';
import { parseRhythm } from './parse-rhythm.ts';

/** What people say around a rhythm or a day, and that tells nothing else. */
const around = new Set(
  'liever graag wel ook een kaart les kaarten lessen berichten de het die dit ons project kan mag kunnen mogen wil willen zou zouden we wij ik je jullie hebben krijgen zet maar stuur sturen doe om op in van naar elke voortaan nu niet toch ipv i p v plaats of'.split(
    ' ',
  ),
);
const days = new Set(weekdayNames);

/**
 * `liever om de week`, `kan het op donderdag ipv dinsdag`: a wish for another moment, and nothing else. It opens the form, for
 * what else a project does stays as it is.
 */
export function wishedRhythm(words: string): Intent | undefined {
  const found = parseRhythm(words);
  if (found && isAround(found.rest)) {
    return { kind: 'set-project', draft: { interventions: [], rhythm: found.rhythm, whole: false } };
  }
  const said = fold(words).split(' ');
  return said.length > 1 && said.some((word) => days.has(word)) && isAround(words, days)
    ? { kind: 'project' }
    : undefined;
}

function isAround(words: string, more: ReadonlySet<string> = new Set()): boolean {
  return fold(words)
    .split(' ')
    .every((word) => word === '' || around.has(word) || more.has(word));
}
