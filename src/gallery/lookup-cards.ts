import type { Core } from '../desk/core.ts';
import type { LookupIntent } from '../domain/intent.ts';
import { budgets } from '../replies/budget.ts';
import { isSeveral } from '../replies/parts.ts';
import { shortForm } from '../replies/short-form.ts';
import { capital } from '../text/capital.ts';
import { aroundRows, type CardKind, type CardLimit, type GalleryCard, privateCard, whole } from './gallery-card.ts';

/** A look-up that stands for one card. */
type Sample = {
  readonly id: string;
  readonly name: string;
  readonly intent: LookupIntent;
  readonly kind?: CardKind;
  readonly limit?: CardLimit | undefined;
};

/** Every card that a look-up can give, and what of it is shared with the channel. */
export function lookupCards(core: Core): readonly GalleryCard[] {
  const cards = Object.values(samples).flatMap(({ kind, limit, of }) =>
    of(core).map((sample) => {
      const named = { id: sample.id, name: sample.name, kind: sample.kind ?? kind, limit: sample.limit ?? limit };
      return privateCard(named, core.open(sample.intent));
    }),
  );
  return [...cards, ...cards.flatMap(toShared)];
}

/** As *Deel in kanaal* shows it. */
function toShared(card: GalleryCard): readonly GalleryCard[] {
  if (card.show !== 'reply' || card.reply.share === undefined) return [];
  const { id, name, reply } = card;
  const named = { id: `gedeeld-${id}`, name, kind: 'shared', limit: whole('shared') } as const;
  return [{ ...named, onlyYou: false, show: 'reply', reply: shortForm(reply), isShared: true }];
}

type Samples = { readonly kind: CardKind; readonly limit?: CardLimit; of(core: Core): readonly Sample[] };

/** Words that people really use, of which several lessons, one lesson and none know. */
const questions = [
  'de groepsapp loopt uit de hand',
  'niemand doet mee',
  'brief over inbraken',
  'wantrouwen',
  'wie betaalt het buurtfeest',
  'zzqx',
] as const;

const samples: { readonly [Kind in LookupIntent['kind']]: Samples } = {
  help: {
    kind: 'help',
    limit: whole('help'),
    of: () => [{ id: 'help', name: 'Wat kan ik vragen?', intent: { kind: 'help' } }],
  },
  thanks: { kind: 'help', of: () => [{ id: 'dankjewel', name: 'Dankjewel', intent: { kind: 'thanks' } }] },
  'on-card': {
    kind: 'help',
    of: () => [{ id: 'knop-getypt', name: 'Iemand typt een knop van een kaart', intent: { kind: 'on-card' } }],
  },
  'did-you-mean': {
    kind: 'help',
    of: () => [
      {
        id: 'bedoel-je',
        name: 'Bijna een opdracht',
        intent: {
          kind: 'did-you-mean',
          words: 'pauze van 1 december tot 10 januari',
          typed: 'pauze tot 10 januari',
          intent: { kind: 'pause', until: '2027-01-10' },
          startsNow: true,
        },
      },
    ],
  },
  'which-day': {
    kind: 'help',
    of: () => [
      {
        id: 'tot-welke-dag',
        name: 'Een pauze tot een dag die voorbij is',
        intent: { kind: 'which-day', words: 'pauze tot gisteren', why: 'past', today: '2026-11-28' },
      },
    ],
  },
  'show-source': {
    kind: 'help',
    limit: whole('search'),
    of: () => [{ id: 'bron', name: 'De bron', intent: { kind: 'show-source' } }],
  },
  'more-of-source': {
    kind: 'help',
    of: () => [{ id: 'bron-meer', name: 'Meer over de bron', intent: { kind: 'more-of-source' } }],
  },
  'missing-piece': {
    kind: 'help',
    of: () => [{ id: 'ander-stuk', name: 'Het stuk dat we niet hebben', intent: { kind: 'missing-piece' } }],
  },
  'show-privacy': {
    kind: 'help',
    limit: whole('search'),
    of: () => [{ id: 'privacy', name: 'Wat ik lees en bewaar', intent: { kind: 'show-privacy' } }],
  },
  'show-lesson': { kind: 'lesson', limit: whole('lesson'), of: ({ catalogue }) => [...lessons(catalogue), bygone] },
  'more-of-lesson': {
    kind: 'more',
    of: ({ catalogue }) =>
      catalogue.lessons.map(({ id, title }) => ({
        ...{ id: `meer-${id}`, name: title },
        intent: { kind: 'more-of-lesson', lesson: id },
      })),
  },
  'show-category': {
    kind: 'category',
    limit: aroundRows(budgets.category),
    of: ({ catalogue }) =>
      catalogue.categories.map(({ id, name }) => ({
        ...{ id: `onderwerp-${id}`, name: capital(name) },
        intent: { kind: 'show-category', category: id },
      })),
  },
  'more-of-category': {
    kind: 'category',
    of: ({ catalogue }) =>
      catalogue.categories.map(({ id, name }) => ({
        ...{ id: `onderwerp-${id}-meer`, name: `Meer over ${name}` },
        intent: { kind: 'more-of-category', category: id },
      })),
  },
  'list-examples': {
    kind: 'intervention',
    limit: whole('search'),
    of: ({ catalogue }) => [
      { id: 'interventies', name: 'Alle interventies', intent: { kind: 'list-examples' } },
      ...catalogue.categories.map(({ id }) => ({
        ...{ id: `interventies-${id}`, name: `Interventies: ${id}` },
        intent: { kind: 'list-examples', category: id } as const,
      })),
    ],
  },
  'show-example': {
    kind: 'intervention',
    limit: aroundRows(budgets.category),
    of: ({ catalogue }) =>
      catalogue.interventions.map(({ id, name }) => ({
        ...{ id: `interventie-${id}`, name: capital(name) },
        intent: { kind: 'show-example', intervention: id },
      })),
  },
  'list-terms': {
    kind: 'term',
    limit: whole('search'),
    of: () => [{ id: 'begrippen', name: 'Alle begrippen', intent: { kind: 'list-terms' } }],
  },
  'show-term': { kind: 'term', limit: aroundRows(budgets.term), of: ({ catalogue }) => terms(catalogue) },
  'unknown-term': {
    kind: 'term',
    limit: whole('search'),
    of: ({ catalogue: { terms: all } }) => [
      {
        id: 'begrip-onbekend',
        name: 'Een begrip dat er niet is',
        intent: { kind: 'unknown-term', words: 'zzqx' },
      },
      ...all.slice(0, 1).map(({ id, name }) => ({
        ...{ id: 'begrip-bijna', name: 'Een begrip dat er bijna is' },
        intent: { kind: 'unknown-term', words: `${name} zzqx`, near: id } as const,
      })),
    ],
  },
  search: {
    kind: 'search',
    limit: whole('search'),
    of: () =>
      questions.map((words) => ({
        ...{ id: `zoek-${words.replaceAll(' ', '-')}`, name: `“${words}”` },
        intent: { kind: 'search', words },
      })),
  },
  'list-lessons': {
    kind: 'search',
    limit: aroundRows(budgets.category),
    of: ({ catalogue }) => {
      const some = catalogue.lessons.slice(0, 3).map(({ id }) => id);
      return isSeveral(some)
        ? [{ id: 'zoek-meer', name: 'Meer resultaten', intent: { kind: 'list-lessons', lessons: some } }]
        : [];
    },
  },
};

const lessons = (catalogue: Core['catalogue']): readonly Sample[] =>
  catalogue.lessons.map(({ id, title }) => ({
    ...{ id: `les-${id}`, name: title },
    intent: { kind: 'show-lesson', lesson: id },
  }));

const terms = (catalogue: Core['catalogue']): readonly Sample[] =>
  catalogue.terms.map(({ id, name }) => ({
    ...{ id: `begrip-${id}`, name: capital(name) },
    intent: { kind: 'show-term', term: id },
  }));

/** A button can outlive what it pointed at. */
const bygone: Sample = {
  id: 'bestaat-niet-meer',
  name: 'Een oude knop naar een les die weg is',
  intent: { kind: 'show-lesson', lesson: '' },
  kind: 'help',
};
