import type { ContentFault } from './content-fault.ts';
import type { Read } from './sources.ts';
import type { toneEntry } from './word-schemas.ts';

/** A hedge is asked for, so no list may refuse it. A first word that leans is refused for its place only. */
const refused = ['stellig', 'alarm', 'verwijt', 'belerend', 'dwingend'] as const;

/** Finds words that stand twice in a list of tone, and words that one list asks for while another refuses them. */
export function checkTone({ entry, source }: Read<typeof toneEntry>): readonly ContentFault[] {
  const hedges = new Set(entry.voorzichtig.map(sameAs));
  const repeated = Object.entries(entry).flatMap(([list, words]) => {
    const seen = words.map(sameAs);
    return words.flatMap((word, at) =>
      seen.indexOf(sameAs(word)) < at
        ? [source.fault([list, at], `het woord “${word}” staat er twee keer`, 'Houd er één over.')]
        : [],
    );
  });
  const asked = refused.flatMap((list) =>
    entry[list].flatMap((word, at) =>
      hedges.has(sameAs(word))
        ? [
            source.fault(
              [list, at],
              `het woord “${word}” staat ook bij “voorzichtig”`,
              'Haal het op een van de twee plekken weg: het ene vraagt om dit woord, het andere weert het.',
            ),
          ]
        : [],
    ),
  );
  return [...repeated, ...asked];
}

const sameAs = (word: string) => word.toLowerCase();
