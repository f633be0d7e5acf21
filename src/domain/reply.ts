import type { ButtonIntent, Press } from './intent.ts';
import type { Several } from './lesson.ts';

/** One row of a list: what it is, in a line or two, and what opens when it is pressed. */
export type Row = {
  readonly title: string;
  readonly text?: string;
  /** A sentence with the word or sign by which a search found it. */
  readonly match?: string;
  readonly opens: ButtonIntent;
};

/** What stands in a column of a table, and how wide it is beside the others. */
type Column = { readonly name: string; readonly width: number };

export type ReplyButton = {
  readonly label: string;
  readonly press: Press['press'];
  readonly intent: ButtonIntent;
  /** `primary`: the one thing to do here. `seldom`: out of sight, in an overflow. Most buttons have no weight. */
  readonly weight?: 'primary' | 'seldom';
};

export type Table = {
  readonly caption: string;
  readonly columns: Several<Column>;
  readonly rows: Several<Several<string>>;
};

/** What a card is made of. All text is plain: adapters escape it and add the marks of their platform. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** Begins a group of parts. */
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'section'; readonly heading: string; readonly text: string }
  | { readonly kind: 'points'; readonly heading?: string; readonly points: Several<string> }
  /** Names with a short value each, in columns. */
  | { readonly kind: 'facts'; readonly facts: Several<{ readonly name: string; readonly value: string }> }
  /** Rows of the same few things, with what stands in each column on top. A cell with nothing in it is empty. */
  | ({ readonly kind: 'table' } & Table)
  /** Things that open, each with a button at its side. */
  | { readonly kind: 'rows'; readonly heading?: string; readonly rows: Several<Row> }
  /** Many things that open, to choose one of. One on a card. */
  | { readonly kind: 'menu'; readonly label: string; readonly choices: Several<ReplyButton> }
  | { readonly kind: 'note'; readonly text: string }
  /** A page to read on the web. */
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'buttons'; readonly buttons: Several<ReplyButton> };

/** An answer as plain data, the same for every platform. */
export type Reply = {
  readonly title: string;
  readonly parts: Several<Part>;
  /** What *Deel in kanaal* shows to everybody; absent when there is nothing worth sharing. */
  readonly share?: ButtonIntent;
  /** Never shown to others, also when it was asked for in front of them. */
  readonly onlyForAsker?: true;
  /** Has words in it that nobody may keep: notifications and the like show its title alone. */
  readonly discreet?: true;
};
