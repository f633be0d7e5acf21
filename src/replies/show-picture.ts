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
 * What is amiss first; then for each category a mark for each lesson, in its order, and how many lessons are in each state, with the mark
 * of that state and in words. Which lessons those are is in the whole picture.
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

/** A mark for each lesson. The counts behind it say what each mark means, also to who listens. */
function gridOf(category: CategoryCoverage): string {
  return `${category.lessons.map(({ state }) => words.marks[state]).join(' ')} (${countedIn(category)})`;
}

/** What occurs most first. A mark and its number stay on one line. */
function countedIn({ lessons }: CategoryCoverage): string {
  return [...Map.groupBy(lessons, ({ state }) => state)]
    .toSorted(([, some], [, others]) => others.length - some.length)
    .map(([state, { length }]) => `${words.marks[state]}\u00a0${words.counted[state](length)}`)
    .join(', ');
}
