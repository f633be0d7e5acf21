import type { Catalogue } from '../content/catalogue.ts';
import type { ButtonIntent } from '../domain/intent.ts';
import type { Category, CategoryId, Claim, InterventionId, Lesson, LessonId, Several } from '../domain/lesson.ts';
import type { LessonItem, Part, ReplyButton } from '../domain/reply.ts';
import { clip } from '../text/clip.ts';
import { tidy } from '../text/tidy.ts';
import { texts } from './texts.ts';

/** Small pieces that several answers are made of. */

export function isSeveral<T>(list: readonly T[]): list is Several<T> {
  return list.length > 0;
}

/** A part only when there is something to put in it. */
export function whenAny<T>(list: readonly T[], make: (list: Several<T>) => Part): readonly Part[] {
  return isSeveral(list) ? [make(list)] : [];
}

/** A claim as people read it: what is ours says so, because it never counts as the source's. */
export function said({ text, origin }: Claim): string {
  return origin === 'derived' ? `${text} ${texts.lesson.ours}` : text;
}

/** Claims under a heading: one as a paragraph, several as points. Where all are ours, the heading says so once. */
export function claims<T extends Claim>(
  heading: string,
  list: Several<T>,
  before: (claim: T) => string = () => '',
): Part {
  const allOurs = list.every(({ origin }) => origin === 'derived');
  const title = allOurs ? `${heading} ${texts.lesson.ours}` : heading;
  const show = (claim: T) => `${before(claim)}${allOurs ? claim.text : said(claim)}`;
  return list.length === 1
    ? { kind: 'section', heading: title, text: show(list[0]) }
    : { kind: 'points', heading: title, points: points(list, show) };
}

export function points<T, S>([first, ...rest]: Several<T>, show: (item: T) => S): Several<S> {
  return [show(first), ...rest.map(show)];
}

/** People's own words, shown again in short: nobody needs to read a page of them. */
export function echo(words: string): string {
  return clip(tidy(words), 80);
}

/** A name at the start of a line: `buurtpreventie` becomes `Buurtpreventie`. */
export function capital(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

/** What a lesson is called; its id when an editor took it away since. */
export function lessonTitle(lesson: LessonId, catalogue: Catalogue): string {
  return catalogue.lesson(lesson)?.title ?? lesson;
}

export function interventionName(intervention: InterventionId, catalogue: Catalogue): string {
  return catalogue.intervention(intervention)?.name ?? intervention;
}

export function categoryName(category: CategoryId, catalogue: Catalogue): string {
  return catalogue.category(category)?.name ?? category;
}

export function toItem({ id, title, gist }: Lesson, match?: string): LessonItem {
  return { lesson: id, title, gist, ...(match !== undefined && { match }) };
}

export function openButton(label: string, intent: ButtonIntent): ReplyButton {
  return { label, press: 'open', intent };
}

export function buttons(list: readonly ReplyButton[]): readonly Part[] {
  return whenAny(list, (several): Part => ({ kind: 'buttons', buttons: several }));
}

/** Opens a category. */
export function categoryButton({ id, name }: Category): ReplyButton {
  return openButton(name, { kind: 'show-category', category: id });
}

/** One for each category. */
export function categoryButtons({ categories }: Catalogue): readonly ReplyButton[] {
  return categories.map(categoryButton);
}

export const helpButton: ReplyButton = openButton(texts.buttons.help, { kind: 'help' });
