import type { Claim } from '../domain/lesson.ts';
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
  const faults = (placed: readonly Placed[], look: (claim: Claim, tone: ToneFinder) => readonly Advice[]) =>
    placed.flatMap(({ claim, path }) =>
      look(claim, tone).map((advice) => source.fault([...path, keyOf(claim)], ...advice)),
    );
  return [
    ...faults(at('risico', risk), unhedged),
    ...faults([...own, ...elsewhere], ({ text }) => misleadingWords(text, tone)),
    ...faults(elsewhere, ({ text }) => viewpoints(text, tone)),
  ];
}

/** What is wrong, and what to do about it. */
export type Advice = readonly [problem: string, remedy: string];

/** A word that means something else in the field. */
export function misleadingWords(text: string, tone: ToneFinder): readonly Advice[] {
  const words = tone.find('misleading', text);
  if (words === undefined) return [];
  const remedy = 'Bedoel je een bericht aan bewoners? Gebruik dan “schrijf” of “vertel”.';
  return [[`“${words}” klinkt als: de politie bellen`, remedy]];
}

/** A sentence that holds only where it stands. */
export function viewpoints(text: string, tone: ToneFinder): readonly Advice[] {
  const words = tone.find('viewpoints', text);
  if (words === undefined) return [];
  const remedy = 'Noem de les of het onderwerp bij de naam, of laat het weg.';
  return [[`deze zin staat ook op andere kaarten, en daar klopt “${words}” niet`, remedy]];
}

const at = (key: string, claims: readonly Claim[]): readonly Placed[] =>
  claims.map((claim, place) => ({ claim, path: [key, place] }));

function unhedged({ text, origin }: Claim, tone: ToneFinder): readonly Advice[] {
  if (origin !== 'derived' || tone.isHedged(text)) return [];
  const remedy = 'Zet er een woord als “kan”, “vaak” of “misschien” bij: de bron zegt het niet.';
  return [['dit eigen risico is te stellig', remedy]];
}
