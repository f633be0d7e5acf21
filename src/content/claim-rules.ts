import type { Claim, Lesson } from '../domain/lesson.ts';
import type { ContentFault } from './content-fault.ts';
import { keyOf } from './origin-key.ts';
import type { LessonSource } from './sources.ts';
import type { ToneFinder } from './tone.ts';

/** A claim of a lesson, and where it stands. */
type Placed = { readonly claim: Claim; readonly path: readonly PropertyKey[] };

/**
 * What an editor can mend in the texts of a lesson: a risk of our own without a hedge, a word that means something else in
 * the field, and a sentence that holds only where it stands while it is shown elsewhere too. While the word lists of tone
 * have faults of their own, nothing is said.
 */
export function checkClaims({ lesson, source }: LessonSource, tone: ToneFinder | undefined): readonly ContentFault[] {
  if (!tone) return [];
  const { risk, advice, reason, examples } = lesson;
  const own = [...at('risico', risk), ...at('advies', advice), ...at('waarom', reason), ...at('voorbeelden', examples)];
  const elsewhere: readonly Placed[] = [
    { claim: lesson.gist, path: ['kern'] },
    ...at('versterkt', lesson.reinforces),
    ...at('spanning_met', lesson.inTensionWith),
  ];
  const fault = ({ claim, path }: Placed, problem: string, remedy: string) =>
    source.fault([...path, keyOf(claim)], problem, remedy);
  return [
    ...unhedged(lesson, tone).map((placed) =>
      fault(
        placed,
        'dit eigen risico is te stellig',
        'Zet er een woord als “kan”, “vaak” of “misschien” bij: de bron zegt het niet.',
      ),
    ),
    ...[...own, ...elsewhere].flatMap((placed) => {
      const words = tone.find('misleading', placed.claim.text);
      return words === undefined ? [] : [fault(placed, ...misleading(words))];
    }),
    ...elsewhere.flatMap((placed) => {
      const words = tone.find('viewpoints', placed.claim.text);
      return words === undefined ? [] : [fault(placed, ...viewpoint(words))];
    }),
  ];
}

/** Says that a word means something else in the field. */
export const misleading = (words: string): readonly [problem: string, remedy: string] => [
  `“${words}” klinkt als: de politie bellen`,
  'Bedoel je een bericht aan bewoners? Gebruik dan “schrijf” of “vertel”.',
];

/** Says that a sentence holds only where it stands. */
export const viewpoint = (words: string): readonly [problem: string, remedy: string] => [
  `deze zin staat ook op andere kaarten, en daar klopt “${words}” niet`,
  'Noem de les of het onderwerp bij de naam, of laat het weg.',
];

const at = (key: string, claims: readonly Claim[]): readonly Placed[] =>
  claims.map((claim, place) => ({ claim, path: [key, place] }));

function unhedged({ risk }: Lesson, tone: ToneFinder): readonly Placed[] {
  return at('risico', risk).filter(({ claim: { text, origin } }) => origin === 'derived' && !tone.isHedged(text));
}
