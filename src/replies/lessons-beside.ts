import type { Catalogue } from '../content/catalogue.ts';
import type { Lesson } from '../domain/lesson.ts';
import type { Part, Reply } from '../domain/reply.ts';
import type { Search } from '../search/search.ts';
import { lessonRow, lessonsFound, restOf } from './lesson-row.ts';
import { buttons, categoryButtons, helpButton, isSeveral, points } from './parts.ts';
import { firstPage } from './search-lessons.ts';
import { texts } from './texts.ts';

const words = texts.beside;

/**
 * The lessons that fit a message of somebody else, best first. It says nothing of what stands in that message: those words are not
 * the asker's to publish. Without words (a picture, a file) it says that there is nothing to read.
 */
export function lessonsBeside(message: string, catalogue: Catalogue, search: Search): Reply {
  if (message.trim() === '') return { title: words.none, parts: [{ kind: 'text', text: words.noWords }] };
  const { answers, maybe } = search.look(message);
  const found = lessonsFound(answers, catalogue);
  if (!isSeveral(found)) return mayFit(lessonsFound(maybe, catalogue), catalogue);
  const [first, ...more] = found;
  const rest = found.slice(firstPage).map(({ id }) => id);
  return {
    title: words.title,
    parts: [
      { kind: 'text', text: found.length === 1 ? words.one : words.several },
      { kind: 'rows', rows: points([first, ...more.slice(0, firstPage - 1)], (lesson) => lessonRow(lesson)) },
      ...restOf(rest),
    ],
    share: { kind: 'list-lessons', lessons: points([first, ...more], ({ id }) => id) },
  };
}

function mayFit(lessons: readonly Lesson[], catalogue: Catalogue): Reply {
  const rows = lessons.map((lesson) => lessonRow(lesson));
  const [text, ...ways]: [Part, ...Part[]] = isSeveral(rows)
    ? [{ kind: 'text', text: texts.search.maybe }, { kind: 'rows', rows }, ...buttons([helpButton])]
    : [{ kind: 'text', text: words.noneHelp }, ...buttons(categoryButtons(catalogue))];
  return { title: words.none, parts: [text, ...ways] };
}
