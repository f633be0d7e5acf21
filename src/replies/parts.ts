import type { Catalogue } from '../content/catalogue.ts';
import type { ButtonIntent } from '../domain/intent.ts';
import type { Category, InterventionId, LessonId, Several } from '../domain/lesson.ts';
import type { Part, ReplyButton } from '../domain/reply.ts';
import { capital } from '../text/capital.ts';
import { clip } from '../text/clip.ts';
import { tidy } from '../text/tidy.ts';
import { texts } from './texts.ts';

/** Whether there is anything in a list. */
export function isSeveral<T>(list: readonly T[]): list is Several<T> {
  return list.length > 0;
}

/** A part only when there is something to put in it. */
export function whenAny<T>(list: readonly T[], make: (list: Several<T>) => Part): readonly Part[] {
  return isSeveral(list) ? [make(list)] : [];
}

/** The same for each of a list that is never empty. */
export function points<T, S>([first, ...rest]: Several<T>, show: (item: T) => S): Several<S> {
  return [show(first), ...rest.map(show)];
}

/** People's own words, shown again in short: nobody needs to read a page of them. */
export function echo(words: string): string {
  return clip(tidy(words), 80);
}

/** What a lesson is called; its id when an editor took it away since. */
export function lessonTitle(lesson: LessonId, catalogue: Catalogue): string {
  return catalogue.lesson(lesson)?.title ?? lesson;
}

/** What an intervention is called, or its id. */
export function interventionName(intervention: InterventionId, catalogue: Catalogue): string {
  return catalogue.intervention(intervention)?.name ?? intervention;
}

/** Shows the next answer to who presses it. */
export function openButton(label: string, intent: ButtonIntent): ReplyButton {
  return { label, press: 'open', intent };
}

/** The one thing to do here. */
export function primary(button: ReplyButton): ReplyButton {
  return { ...button, weight: 'primary' };
}

/** Pressed so seldom that it may stand out of sight. */
export function seldom(button: ReplyButton): ReplyButton {
  return { ...button, weight: 'seldom' };
}

/** Buttons in a row, if there are any. */
export function buttons(list: readonly ReplyButton[]): readonly Part[] {
  return whenAny(list, (several): Part => ({ kind: 'buttons', buttons: several }));
}

/** A remark in small print, if there is one. */
export function note(text: string | undefined): readonly Part[] {
  return text === undefined ? [] : [{ kind: 'note', text }];
}

/** Opens a category, by the word that people type for it: a whole name is a sentence. */
export function categoryButton({ id }: Category): ReplyButton {
  return openButton(capital(id), { kind: 'show-category', category: id });
}

/** One for each category. */
export function categoryButtons({ categories }: Catalogue): readonly ReplyButton[] {
  return categories.map(categoryButton);
}

/** The way back to the beginning. */
export const helpButton: ReplyButton = openButton(texts.buttons.help, { kind: 'help' });
