/** What the gallery of cards shows: types shared by the server and its page. Everything is plain JSON. */

import type { Platform, SlackBlock } from './state.ts';

/** A card as both platforms get it, and what it may hold. */
export type DrawnCard = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly onlyYou: boolean;
  /** All its words, to find it by. */
  readonly text: string;
  /** Absent for a form. */
  readonly counted?: Counted;
  readonly slack: SlackCard;
  readonly teams: unknown;
};

/** What somebody reads and can press, and the most there may be of it. */
export type Counted = {
  readonly words: number;
  readonly buttons: number;
  readonly limit?: { readonly words: number; readonly buttons: number; readonly of: 'card' | 'around-rows' };
};

/** A message, or the view of a modal. */
type SlackCard = { readonly blocks: readonly SlackBlock[] } | { readonly view: unknown };

/** What the lessons give: what belongs to all cards and the cards, or what is wrong with the lessons. */
type Made<Cards> = { readonly faults: readonly string[] } | (Frame & Cards);

type Frame = {
  /** The groups of cards, in the order in which people see them. */
  readonly kinds: readonly { readonly id: string; readonly name: string }[];
  /** What ids of people stand for in these cards. */
  readonly names: Readonly<Record<string, string>>;
  /** The zone in which the bot tells moments. */
  readonly zone: string;
};

/** Every card, or what is wrong with the lessons. */
export type Gallery = Made<{ readonly cards: readonly DrawnCard[] }>;

/** A card in the list, before it is drawn; `mark` differs when anything of it does. */
export type Entry = Omit<DrawnCard, Platform> & { readonly mark: string };

/**
 * `GET /playground/cards?since=…`: 204 when nothing changed since that version, else one of these.
 * `GET /playground/cards/:id`: that card as a `CardBody`.
 */
export type GalleryList = { readonly version: string } & Made<{ readonly entries: readonly Entry[] }>;
export type CardBody = Pick<DrawnCard, Platform>;
