import type { Catalogue } from '../content/catalogue.ts';
import type { Lesson } from '../domain/lesson.ts';
import type { Reply } from '../domain/reply.ts';
import { markedClaim } from './claim-section.ts';
import { isSeveral } from './parts.ts';
import { shortForm } from './short-form.ts';
import { showLesson } from './show-lesson.ts';

/** A lesson to choose from a list, and the card that somebody then puts in a message of their own. */
export type LessonToInsert = { readonly title: string; readonly text: string; readonly card: Reply };

/** The short card has nothing to press: where it lands the bot may not be, and then nobody would answer. */
export function lessonToInsert(lesson: Lesson, catalogue: Catalogue): LessonToInsert {
  const short = shortForm(showLesson(lesson, catalogue));
  const parts = short.parts.filter(({ kind }) => kind !== 'buttons');
  const text = markedClaim(lesson.gist);
  return {
    title: lesson.title,
    text,
    card: { title: short.title, parts: isSeveral(parts) ? parts : [{ kind: 'text', text }] },
  };
}
