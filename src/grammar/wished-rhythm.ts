import { given } from '../domain/given.ts';
import type { Intent } from '../domain/intent.ts';
import { fold } from '../text/fold.ts';
import { parseMoment } from './parse-rhythm.ts';

/** What people say around a rhythm or a day, and that tells nothing else. */
const around = new Set(
  'liever graag wel ook een kaart les kaarten lessen berichten de het die dit ons project kan mag kunnen mogen wil willen zou zouden we wij ik je jullie hebben krijgen zet maar stuur sturen doe om op in van naar elke voortaan nu niet toch ipv i p v plaats of dan eens even komt komen zetten weer als mogelijk misschien keer alsjeblieft svp aub doen verander wijzig verplaats verzet verzetten verplaatsen schuif'.split(
    ' ',
  ),
);

/**
 * `liever om de week`, `kan het op donderdag ipv dinsdag`, `kan het om half tien`: a wish for another moment, and nothing else. It opens
 * the form with what is named filled in, for what else a project does stays as it is.
 */
export function wishedRhythm(words: string): Intent | undefined {
  const { rhythm, rest = '', vague } = parseMoment(words) ?? {};
  if (!rhythm || !isAround(rest)) return undefined;
  // A time alone is no wish, nor is a day.
  if (rhythm.every === undefined && rest === '' && (rhythm.weekday === undefined || !words.includes(' ')))
    return undefined;
  const doubts = vague === undefined ? undefined : ([{ kind: 'part-of-day', words: vague }] as const);
  return { kind: 'set-project', draft: { interventions: [], rhythm, whole: false, ...given({ doubts }) } };
}

const isAround = (words: string): boolean =>
  fold(words)
    .split(' ')
    .every((word) => word === '' || around.has(word));
