import type { DraftDoubt } from '../domain/intent.ts';
import { fold } from '../text/fold.ts';
import type { Names } from './names.ts';

type When = Exclude<DraftDoubt['kind'], 'read-as' | 'unread'>;

/** What people write that we know, and cannot keep. */
const refused: readonly (readonly [kind: When, pattern: RegExp])[] = [
  ['unknown-phase', /\bfase\b/],
  [
    'too-often',
    /\b(?:(?:elke|iedere|elk) (?:dag|werkdag|uur|ochtend|middag)|dagelijks|(?:keer|maal|x|2x|3x) (?:per|in de) (?:week|dag))\b/,
  ],
  ['weekend', /\b(?:zaterdag|zondag|weekend)/],
  ['friday-afternoon', /\bvrijdag(?:middag|avond)\b/],
  ['no-moment', /\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag)|\b\d{1,2} (?:uur|\d{2})\b/],
];

/** Why a piece of what was typed could not be read. */
export function doubtOf(words: string, names: Names): DraftDoubt {
  const key = fold(words);
  const kind = refused.find(([, pattern]) => pattern.test(key))?.[0];
  if (kind) return { kind, words };
  const intervention = names.nearIntervention(key);
  return intervention === undefined ? { kind: 'unread', words } : { kind: 'read-as', words, intervention };
}
