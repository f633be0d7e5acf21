import type { CategoryId, InterventionId, LessonId, Several, TermId } from './lesson.ts';

/** What a person asks for. Typed text and pressed buttons both end up here. */
export type Intent =
  | { readonly kind: 'help' }
  | { readonly kind: 'show-category'; readonly category: CategoryId }
  | { readonly kind: 'show-lesson'; readonly lesson: LessonId }
  | { readonly kind: 'search'; readonly words: string }
  /** Named lessons in a given order: what is left of a search, or what is shared of one. */
  | { readonly kind: 'list-lessons'; readonly lessons: Several<LessonId> }
  | { readonly kind: 'list-examples'; readonly category?: CategoryId }
  | { readonly kind: 'show-example'; readonly intervention: InterventionId }
  | { readonly kind: 'list-terms' }
  | { readonly kind: 'show-term'; readonly term: TermId }
  | { readonly kind: 'unknown-term'; readonly words: string };

/** The intents that stand by ids alone. Only these fit in a button, so nobody's own words travel in one. */
export type ButtonIntent = Exclude<Intent, { readonly words: string }>;

/** Pressed instead of typed: show the next answer to the asker, or share the present one with everybody. */
export type Press = { readonly press: 'open' | 'share'; readonly intent: ButtonIntent };
