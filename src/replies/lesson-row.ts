import { given } from '../domain/given.ts';
import type { Lesson } from '../domain/lesson.ts';
import type { Row } from '../domain/reply.ts';
import { markedClaim } from './claim-section.ts';

/** A lesson in a list; `match` says by which word a search found it. */
export function lessonRow({ id, title, gist }: Lesson, match?: string): Row {
  return { title, text: markedClaim(gist), ...given({ match }), opens: { kind: 'show-lesson', lesson: id } };
}
