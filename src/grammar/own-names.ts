import type { Catalogue } from '../content/catalogue.ts';
import type { InterventionId, TermId } from '../domain/lesson.ts';
import { fold } from '../text/fold.ts';
import { type Lettered, letteredDistance, toLettered } from '../text/lettered.ts';
import { isOneSlip } from '../text/one-slip.ts';
import { byName } from './by-name.ts';

/** A term, an intervention, or the piece that the source refers to. */
export type Called =
  | { readonly kind: 'show-term'; readonly term: TermId }
  | { readonly kind: 'show-example'; readonly intervention: InterventionId }
  | { readonly kind: 'missing-piece' };

/** What terms and interventions are called, without other words for them: those may as well be a question. */
export function createOwnNames({
  terms,
  interventions,
  source,
}: Pick<Catalogue, 'terms' | 'interventions' | 'source'>) {
  const { title, words } = source.refersTo;
  const own = new Map<string, Called>([
    ...calledBy(interventions, (intervention) => ({ kind: 'show-example', intervention })),
    ...calledBy(terms, (term) => ({ kind: 'show-term', term })),
    ...[title, ...words].map((name) => [fold(name), { kind: 'missing-piece' }] as const),
  ]);
  const longEnough = [...own].flatMap(([typed, intent]) =>
    typed.length >= shortest ? [{ name: toLettered(typed), intent }] : [],
  );
  // `buurt preventie` and `whatsappgroep` are no other words.
  const joined = new Map([...own].map(([name, what]) => [inOneWord(name), what]));
  return {
    /** What is called exactly so. */
    called: (key: string): Called | undefined => own.get(key) ?? joined.get(inOneWord(key)),
    /** What is called nearly so. */
    nearCalled(key: string): { readonly typed: string; readonly intent: Called } | undefined {
      const asked = toLettered(key);
      const near = longEnough.find(({ name }) => isNear(asked, name));
      return near && { typed: near.name.text, intent: near.intent };
    },
  };
}

/** Shorter names are too much like other words. */
const shortest = 7;

/** In a long name two slips are still slips. */
const long = 12;

function isNear(key: Lettered, name: Lettered): boolean {
  const most = name.text.length >= long ? 2 : 1;
  return letteredDistance(key, name, most) <= most && (most > 1 || isOneSlip(key.text, name.text));
}

const inOneWord = (key: string): string => key.replaceAll(' ', '');

function calledBy(things: readonly { id: string; name: string }[], toCalled: (id: string) => Called) {
  const ids = byName(things.map(({ id, name }) => ({ id, name, words: [] })));
  return [...ids].map(([name, id]) => [name, toCalled(id)] as const);
}
