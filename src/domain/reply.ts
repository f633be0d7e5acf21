import type { ButtonIntent, Press } from './intent.ts';
import type { LessonId, Several } from './lesson.ts';

/** One lesson in a list, with the button that opens it. */
export type LessonItem = {
  readonly lesson: LessonId;
  readonly title: string;
  readonly gist: string;
  /** A sentence with the word or sign by which a search found it. */
  readonly match?: string;
};

export type ReplyButton = { readonly label: string; readonly press: Press['press']; readonly intent: ButtonIntent };

/** What a card is made of. All text is plain: adapters escape it and add the marks of their platform. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'section'; readonly heading: string; readonly text: string }
  | { readonly kind: 'points'; readonly heading?: string; readonly points: Several<string> }
  | { readonly kind: 'lessons'; readonly heading?: string; readonly items: Several<LessonItem> }
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
};
