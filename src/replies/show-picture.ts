import type { Catalogue } from '../content/catalogue.ts';
import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { shortDate } from '../rules/calendar.ts';
import { type CategoryCoverage, countMet } from '../rules/coverage.ts';
import { capital } from '../text/capital.ts';
import { buttons, isSeveral, lessonTitle, openButton, whenAny } from './parts.ts';
import { toLog, toPage, toPlan, toRevokePage } from './project-buttons.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.picture;

/** What was looked up for an overview: `amiss` is what is wrong, in sentences. */
export type Looked = {
  readonly coverage: readonly CategoryCoverage[];
  readonly catalogue: Catalogue;
  readonly amiss?: readonly string[];
  /** Whether the project has a page for who has its address, or could have one. */
  readonly page?: 'made' | 'possible' | undefined;
};

/**
 * What is amiss first; then for each category a mark for each lesson, from done to still open, and in the same order how many are in each
 * state, in words. Which lessons those are is in the whole picture.
 */
export function showPicture(looked: Omit<Looked, 'catalogue'>): Reply {
  const counts = looked.coverage.map((each) => ({ name: capital(each.category), value: gridOf(each) }));
  return picture(looked, {
    body: whenAny(counts, (facts): Part => ({ kind: 'facts', facts })),
    other: openButton(words.perLesson, { kind: 'whole-picture' }),
    page: looked.page === undefined ? [] : [pageButtons[looked.page]],
    after: [],
  });
}

/** What is amiss first; then the lessons by category with what the team did with each, and when. */
export function wholePicture({ catalogue, ...looked }: Looked): Reply {
  return picture(looked, {
    body: looked.coverage.flatMap(({ category, lessons }): Part[] => {
      const lines = lessons.map(({ lesson, state, date }) => {
        return `${words.marks[state]} ${lessonTitle(lesson, catalogue)}: ${words.states[state]}${date === undefined ? '' : ` (${shortDate(date)})`}`;
      });
      return isSeveral(lines) ? [{ kind: 'points', heading: capital(category), points: lines }] : [];
    }),
    other: openButton(words.short, { kind: 'picture' }),
    page: [],
    after: [{ kind: 'note', text: projectTexts.log.privacy }],
  });
}

/** One of these: what there is to do with the page. */
const pageButtons = { made: toRevokePage, possible: toPage } as const;

type Shape = {
  readonly body: readonly Part[];
  /** To the picture that is longer or shorter than this one. */
  readonly other: ReplyButton;
  readonly page: readonly ReplyButton[];
  readonly after: readonly Part[];
};

function picture({ coverage, amiss = [] }: Omit<Looked, 'catalogue'>, { body, other, page, after }: Shape): Reply {
  const all = coverage.flatMap(({ lessons }) => lessons);
  const intro = [...amiss, words.intro(countMet(all), all.length)].join(' ');
  return {
    title: words.title,
    parts: [{ kind: 'text', text: intro }, ...body, ...buttons([other, toPlan, toLog, ...page]), ...after],
  };
}

/** From what worked to what is still open. */
const order = Object.keys(words.marks);

/** A mark for each lesson, and what they say in words, in the same order. */
function gridOf({ lessons }: CategoryCoverage): string {
  const states = [...Map.groupBy(lessons, ({ state }) => state)].toSorted(
    ([some], [others]) => order.indexOf(some) - order.indexOf(others),
  );
  const marks = states.flatMap(([state, { length }]) => Array.from({ length }, () => words.marks[state]));
  const counts = states.map(([state, { length }]) => words.counted[state](length));
  return `${marks.join(' ')} – ${counts.join(', ')}`;
}
