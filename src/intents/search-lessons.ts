import type { Catalogue } from '../content/catalogue.ts';
import type { Lesson, LessonId, Several } from '../domain/lesson.ts';
import type { Part, Reply } from '../domain/reply.ts';
import type { Hit, Search } from '../search/search.ts';
import { texts } from '../texts.ts';
import { buttons, categoryButtons, echo, helpButton, isSeveral, openButton, points, toItem, whenAny } from './parts.ts';

const firstPage = 4;

/** The lessons that fit somebody's own words, best first, or honestly nothing and a way on. */
export function searchLessons(words: string, catalogue: Catalogue, search: Search): Reply {
  const shown = echo(words);
  const hits = search.find(words);
  if (!isSeveral(hits)) return nothingFits(shown, catalogue);

  const found = lessonsOf(hits, catalogue);
  const first = found.slice(0, firstPage);
  const rest = found.slice(firstPage).map(({ lesson }) => lesson.id);
  return {
    title: texts.search.title(shown),
    parts: [
      { kind: 'text', text: found.length === 1 ? texts.search.one : texts.search.several },
      ...choices(
        first.map(({ lesson }) => lesson),
        catalogue,
      ),
      ...whenAny(
        first.map(({ lesson, match }) => toItem(lesson, match === undefined ? undefined : texts.search.match(match))),
        (items): Part => ({ kind: 'lessons', items }),
      ),
      ...buttons([
        ...(isSeveral(rest) ? [openButton(texts.buttons.more, { kind: 'list-lessons', lessons: rest })] : []),
        helpButton,
      ]),
    ],
    share: { kind: 'list-lessons', lessons: points(hits, ({ lesson }) => lesson) },
  };
}

/** Named lessons, in the order given: the rest of a search, or one that is shared without anybody's own words. */
export function listLessons(ids: Several<LessonId>, catalogue: Catalogue): Reply {
  const lessons = ids.flatMap((id) => catalogue.lesson(id) ?? []);
  if (!isSeveral(lessons)) return nothingFits('', catalogue);
  return {
    title: texts.search.listTitle,
    parts: [
      { kind: 'lessons', items: points(lessons, (lesson) => toItem(lesson)) },
      ...choices(lessons, catalogue),
      ...buttons([helpButton]),
    ],
    share: { kind: 'list-lessons', lessons: ids },
  };
}

/** Lessons that pull apart are not averaged away: the team has to choose. Only the strongest pair is named. */
function choices(lessons: readonly Lesson[], catalogue: Catalogue): readonly Part[] {
  const ids = new Set(lessons.map(({ id }) => id));
  for (const lesson of lessons) {
    const tension = lesson.inTensionWith.find(({ lesson: other }) => ids.has(other));
    const other = tension && catalogue.lesson(tension.lesson);
    if (tension && other) {
      const text = texts.search.pull(lesson.title, other.title, tension.text);
      return [{ kind: 'section', heading: texts.search.choice, text }];
    }
  }
  return [];
}

function nothingFits(shown: string, catalogue: Catalogue): Reply {
  return {
    title: texts.search.none(shown),
    parts: [{ kind: 'text', text: texts.search.noneHelp }, ...buttons([...categoryButtons(catalogue), helpButton])],
  };
}

function lessonsOf(hits: readonly Hit[], catalogue: Catalogue) {
  return hits.flatMap(({ lesson: id, match }) => {
    const lesson = catalogue.lesson(id);
    return lesson ? [{ lesson, match }] : [];
  });
}
