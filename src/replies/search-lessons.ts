import type { Catalogue } from '../content/catalogue.ts';
import type { Lesson, LessonId, Several } from '../domain/lesson.ts';
import type { Part, Reply, Row } from '../domain/reply.ts';
import type { Hit, Search } from '../search/search.ts';
import { budgets, wordsOn } from './budget.ts';
import { markedClaim } from './claim-section.ts';
import { lessonRow, restOf } from './lesson-row.ts';
import { buttons, categoryButtons, echo, helpButton, isSeveral, openButton, points, whenAny } from './parts.ts';
import { texts } from './texts.ts';

/** *Deel in kanaal*. */
const shareWords = 3;
/** More nobody weighs at once. */
export const firstPage = 3;

/** Of a list that somebody asks for. */
const listPage = 6;

/** The lessons that fit somebody's own words, best first; else those that may be meant, or honestly nothing and a way on. */
export function searchLessons(words: string, catalogue: Catalogue, search: Search): Reply {
  const shown = echo(words);
  const { answers, maybe } = search.look(words);
  if (!isSeveral(answers)) return mayFit(shown, maybe, catalogue);

  const found = twinsTogether(lessonsOf(answers, catalogue), catalogue);
  const first = found.slice(0, firstPage);
  const lessons = first.map(({ lesson }) => lesson);
  const rest = found.slice(firstPage).map(({ lesson }) => lesson.id);
  const card = (remarks: readonly Part[], shownRows = first): Reply => ({
    title: texts.search.title(shown),
    parts: [
      { kind: 'text', text: found.length === 1 ? texts.search.one : texts.search.several },
      ...whenAny(shownRows.map(toFoundItem), (rows): Part => ({ kind: 'rows', rows })),
      ...remarks,
      ...restOf(rest),
    ],
    share: { kind: 'list-lessons', lessons: points(answers, ({ lesson }) => lesson) },
  });
  // What tells the lessons apart comes along as far as somebody still reads it.
  const remarks = [...differences(lessons, catalogue), ...choices(lessons, catalogue)];
  // What tells the best two apart is worth more than a third lesson.
  const best = first.slice(0, 2);
  const bestTwo = best.map(({ lesson }) => lesson);
  const ofBest = [...differences(bestTwo, catalogue), ...choices(bestTwo, catalogue)];
  const cards = [
    ...[remarks, remarks.slice(0, 1), remarks.slice(1)].filter(isSeveral).map((some) => card(some)),
    ...[ofBest, ofBest.slice(0, 1)].filter(isSeveral).map((some) => card(some, best)),
    card([]),
  ];
  return cards.find((each) => wordsOn(each) <= budgets.search.words - shareWords) ?? card([]);
}

/** Named lessons, in the order given: the rest of a search, or one that is shared without anybody's own words. */
export function listLessons(ids: Several<LessonId>, catalogue: Catalogue): Reply {
  const lessons = ids.flatMap((id) => catalogue.lesson(id) ?? []);
  if (!isSeveral(lessons)) return nothingFits('', catalogue);
  const rest = lessons.slice(listPage).map(({ id }) => id);
  const [first, ...more] = lessons;
  const shown: Several<Lesson> = [first, ...more.slice(0, listPage - 1)];
  return {
    title: texts.search.listTitle,
    parts: [
      { kind: 'rows', rows: points(shown, (lesson) => lessonRow(lesson)) },
      ...choices(shown, catalogue),
      ...buttons([
        ...(isSeveral(rest) ? [openButton(texts.buttons.more, { kind: 'list-lessons', lessons: rest })] : []),
        helpButton,
      ]),
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
      const text = texts.search.pull(lesson.title, other.title, markedClaim(tension));
      return [{ kind: 'section', heading: texts.search.choice, text }];
    }
  }
  return [];
}

/** When twins both fit, the second one does not hide behind *Meer resultaten*. */
function twinsTogether(found: readonly Found[], { twins }: Catalogue): readonly Found[] {
  const [best] = found;
  const others = twins.flatMap(({ lessons }) => (best && lessons.includes(best.lesson.id) ? lessons : []));
  const hidden = found.slice(firstPage).find(({ lesson }) => others.includes(lesson.id));
  if (!hidden) return found;
  const rest = found.filter((each) => each !== hidden);
  return [...rest.slice(0, firstPage - 1), hidden, ...rest.slice(firstPage - 1)];
}

/** Lessons that are easily taken for each other are told apart. Only the best pair, to keep the card short. */
function differences(lessons: readonly Lesson[], { twins }: Catalogue): readonly Part[] {
  const titleOf = (id: LessonId) => lessons.find((lesson) => lesson.id === id)?.title;
  for (const { id } of lessons) {
    for (const { lessons: pair, difference } of twins) {
      const [one, other] = pair.map(titleOf);
      if (pair.includes(id) && one !== undefined && other !== undefined) {
        const text = texts.search.difference(one, other, markedClaim(difference));
        return [{ kind: 'section', heading: texts.search.twins, text }];
      }
    }
  }
  return [];
}

/** Nothing fits well: says so, with the lessons that may be meant when there are any. */
function mayFit(shown: string, maybe: readonly Hit[], catalogue: Catalogue): Reply {
  const items = lessonsOf(maybe, catalogue).map(toFoundItem);
  if (!isSeveral(items)) return nothingFits(shown, catalogue);
  return {
    title: texts.search.none(shown),
    parts: [{ kind: 'text', text: texts.search.maybe }, { kind: 'rows', rows: items }, ...buttons([helpButton])],
  };
}

function nothingFits(shown: string, catalogue: Catalogue): Reply {
  return {
    title: texts.search.none(shown),
    parts: [{ kind: 'text', text: texts.search.noneHelp }, ...buttons(categoryButtons(catalogue))],
  };
}

type Found = { readonly lesson: Lesson; readonly hit: Hit };

function lessonsOf(hits: readonly Hit[], catalogue: Catalogue): readonly Found[] {
  return hits.flatMap((hit) => {
    const lesson = catalogue.lesson(hit.lesson);
    return lesson ? [{ lesson, hit }] : [];
  });
}

/** A lesson in the list, with the word or sign by which it was found and how a misspelt word was read. */
function toFoundItem({ lesson, hit: { match, readAs } }: Found): Row {
  const reasons = [
    ...(match === undefined ? [] : [texts.search.match(match)]),
    ...(readAs ? [texts.search.readAs(echo(readAs.said), readAs.word)] : []),
  ];
  return lessonRow(lesson, reasons.length === 0 ? undefined : reasons.join('. '));
}
