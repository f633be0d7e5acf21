import type { Catalogue } from '../content/catalogue.ts';
import type { InterventionId, TermId } from '../domain/lesson.ts';
import { editDistance } from '../text/edit-distance.ts';
import { fold } from '../text/fold.ts';
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
  // `buurt preventie` and `whatsappgroep` are no other words.
  const joined = new Map([...own].map(([name, what]) => [inOneWord(name), what]));
  return {
    /** What is called exactly so. */
    called: (key: string): Called | undefined => own.get(key) ?? joined.get(inOneWord(key)),
    /** What is called nearly so. */
    nearCalled(key: string): { readonly typed: string; readonly intent: Called } | undefined {
      const near = [...own].find(([name]) => name.length >= shortest && isNear(key, name));
      return near && { typed: near[0], intent: near[1] };
    },
  };
}

/** Shorter names are too much like other words. */
const shortest = 7;

/** In a long name two slips are still slips. */
const long = 12;

const isNear = (key: string, name: string): boolean =>
  isOneSlip(key, name) || (name.length >= long && editDistance(key, name, 2) <= 2);

const inOneWord = (key: string): string => key.replaceAll(' ', '');

function calledBy(things: readonly { id: string; name: string }[], toCalled: (id: string) => Called) {
  const ids = byName(things.map(({ id, name }) => ({ id, name, words: [] })));
  return [...ids].map(([name, id]) => [name, toCalled(id)] as const);
}
