import type { Catalogue } from '../content/catalogue.ts';
import { given } from '../domain/given.ts';
import type { Lesson, LessonId } from '../domain/lesson.ts';
import type { Part, Row } from '../domain/reply.ts';
import type { Hit } from '../search/search.ts';
import { markedClaim } from './claim-section.ts';
import { buttons, isSeveral, openButton, seldom } from './parts.ts';
import { texts } from './texts.ts';

/** The lessons that a search found, as far as they are still there. */
export function lessonsFound(hits: readonly Pick<Hit, 'lesson'>[], catalogue: Catalogue): readonly Lesson[] {
  return hits.flatMap(({ lesson }) => catalogue.lesson(lesson) ?? []);
}

/** What is left of a list, behind a button that is seldom pressed; nothing when nothing is. */
export function restOf(lessons: readonly LessonId[]): readonly Part[] {
  return isSeveral(lessons) ? buttons([seldom(openButton(texts.buttons.more, { kind: 'list-lessons', lessons }))]) : [];
}

/** A lesson in a list; `match` says by which word a search found it. */
export function lessonRow({ id, title, gist }: Lesson, match?: string): Row {
  return { title, text: markedClaim(gist), ...given({ match }), opens: { kind: 'show-lesson', lesson: id } };
}
