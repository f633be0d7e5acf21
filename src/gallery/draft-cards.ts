import type { Core } from '../desk/core.ts';
import type { NoDraft } from '../domain/draft.ts';
import { showDraftReading } from '../replies/show-draft-reading.ts';
import { type GalleryCard, privateCard, whole } from './gallery-card.ts';

/** A good, a middling and a bad message to residents. */
const drafts = {
  goed: 'Hoi buren! De achterpoort stond vanochtend weer open. Wie als laatste gaat: doe hem op slot. Sleutel kwijt? Ik heb er nog twee liggen. Groetjes, Ineke nr 8',
  half: 'Er wordt deze maand veel ingebroken in bergingen. Hang een goed slot aan uw deur. Met de nieuwe deuren is het daarna voorgoed voorbij, dat garanderen wij.',
  slecht: 'PAS OP!!! Een bende uit het gezin van nummer 34 steelt alles wat los zit. Houd ze vast en film ze.',
} as const;
const reasons: readonly (readonly [NoDraft, string])[] = [
  ['other-language', 'een andere taal'],
  ['question', 'een vraag aan de bot'],
  ['internal', 'voor collega’s'],
  ['policy', 'beleid'],
  ['emergency', 'het speelt nu'],
  ['other-subject', 'een ander onderwerp'],
];

/** What a second reader of drafts says: of drafts of three kinds, by each rule alone, and where it says nothing. */
export function draftCards({ catalogue, checked }: Core): readonly GalleryCard[] {
  const named = (id: string, name: string) =>
    ({ id: `toets-${id}`, kind: 'draft', name, limit: whole('draft') }) as const;
  const { rules } = catalogue.draftGuide;
  return [
    ...Object.entries(drafts).map(([id, text]) =>
      privateCard(named(id, `Nagelezen: ${id}`), checked({ text, channel: 'app' })),
    ),
    privateCard(
      named('getypt', 'Nagelezen, getypt in een kanaal'),
      checked({ text: drafts.half, channel: 'app' }, true),
    ),
    ...rules.map((rule) => {
      const points = [{ rule, words: ['woorden uit het bericht'] }];
      const reading = { kind: 'read', points, praise: undefined, hint: undefined } as const;
      return privateCard(named(rule.id, `Eén vraag: ${rule.id}`), showDraftReading(reading, catalogue));
    }),
    ...reasons.map(([why, name]) =>
      privateCard(named(why, `Niet nagelezen: ${name}`), showDraftReading({ kind: 'no-draft', why }, catalogue)),
    ),
  ];
}
