import type { Form } from '../domain/input-form.ts';
import type { Reply } from '../domain/reply.ts';
import { type Budget, budgets } from '../replies/budget.ts';

/** The groups of cards in the order in which people see them, in Dutch. */
export const cardKinds = {
  help: 'Hulp en gesprek',
  lesson: 'Lessen',
  more: 'Meer over een les',
  category: 'Onderwerpen',
  intervention: 'Interventies',
  term: 'Begrippen',
  search: 'Zoeken',
  shared: 'Gedeeld in het kanaal',
  nudge: 'Kaarten voor het team',
  answered: 'Beantwoorde kaarten',
  project: 'Project',
  notice: 'Meldingen',
  draft: 'Een bericht nagelezen',
  form: 'Formulieren',
} as const;
export type CardKind = keyof typeof cardKinds;

/** What a card shows. A sentence is all that a platform says by itself, without a title. */
type Shown =
  | { readonly show: 'reply'; readonly reply: Reply; readonly isShared?: true }
  | { readonly show: 'sentence'; readonly sentence: string }
  | { readonly show: 'form'; readonly form: Form };

/** What counts for a budget: the whole card, or what stands before and beside its rows. */
export type CardLimit = Budget & { readonly of: 'card' | 'around-rows' };

/** A card as people may get it, with a name by which editors know it. */
export type GalleryCard = {
  /** A Dutch slug that stays the same, for an address. */
  readonly id: string;
  readonly kind: CardKind;
  readonly name: string;
  readonly onlyYou: boolean;
  readonly limit?: CardLimit | undefined;
} & Shown;

/** A budget for the card as a whole. */
export const whole = (name: keyof typeof budgets): CardLimit => ({ ...budgets[name], of: 'card' });
/** A card with rows has a budget for what else it has. */
export const aroundRows = (budget: Budget): CardLimit => ({ ...budget, of: 'around-rows' });

type Named = Pick<GalleryCard, 'id' | 'kind' | 'name'> & { readonly limit?: CardLimit | undefined };

/** A card that only the asker sees. */
export const privateCard = (named: Named, reply: Reply): GalleryCard => ({
  ...named,
  ...{ onlyYou: true, show: 'reply', reply },
});

/** A card that everybody in the channel sees. */
export const publicCard = (named: Named, reply: Reply): GalleryCard => ({
  ...named,
  ...{ onlyYou: false, show: 'reply', reply },
});
