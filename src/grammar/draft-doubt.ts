import type { DraftDoubt } from '../domain/intent.ts';
import type { InterventionId } from '../domain/lesson.ts';
import { fold } from '../text/fold.ts';
import { withoutEnds } from '../text/without-ends.ts';
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

/** Why the words of a piece of what was typed could not be read; what stands beside a name that is nearly typed is a piece by itself. */
export function doubtsOf(typed: string, names: Names): readonly DraftDoubt[] {
  const words = withoutEnds(typed, { before: quotes, after: quotes });
  const key = fold(words);
  if (key === '') return [];
  const kind = refused.find(([, pattern]) => pattern.test(key))?.[0];
  if (kind) return [{ kind, words }];
  return nearlyNamed(words, names) ?? [{ kind: 'unread', words }];
}

const quotes = ' "“”„‘’\'«»';

/** In more words nobody looks for a name. */
const longestPiece = 12;

/** Within more words only a slip of the finger counts. */
function nearIn(key: string, names: Names): InterventionId | undefined {
  const near = names.nearCalled(key)?.intent;
  return near?.kind === 'show-example' ? near.intervention : undefined;
}

function nearlyNamed(typed: string, names: Names): readonly DraftDoubt[] | undefined {
  const words = typed.split(' ');
  const within = words.length > longestPiece ? [] : [3, 2, 1].filter((length) => length < words.length);
  for (const length of [words.length, ...within]) {
    for (let at = 0; at + length <= words.length; at++) {
      const said = words.slice(at, at + length).join(' ');
      const intervention = length === words.length ? names.nearIntervention(fold(said)) : nearIn(fold(said), names);
      if (intervention !== undefined) {
        const around = [words.slice(0, at), words.slice(at + length)].map((some) => some.join(' '));
        const others = around.flatMap((some) => (some === '' ? [] : doubtsOf(some, names)));
        return [{ kind: 'read-as', words: said, intervention }, ...others];
      }
    }
  }
  return undefined;
}
