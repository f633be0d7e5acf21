import type { Catalogue } from '../content/catalogue.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { shortDate } from '../rules/calendar.ts';
import { type CategoryCoverage, countMet } from '../rules/coverage.ts';
import { buttons, capital, isSeveral, lessonTitle, openButton, whenAny } from './parts.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.picture;

/**
 * What is amiss first; then for each category how many lessons are in each state, in words. Which lessons those are is in the
 * whole picture.
 */
export function showPicture(
  coverage: readonly CategoryCoverage[],
  _catalogue: Catalogue,
  amiss: readonly string[] = [],
): Reply {
  return {
    title: words.title,
    parts: [
      introOf(coverage, amiss),
      ...whenAny(
        coverage.map((each) => ({ name: capital(each.category), value: countedIn(each) })),
        (facts): Part => ({ kind: 'facts', facts }),
      ),
      ...buttons([
        openButton(words.perLesson, { kind: 'whole-picture' }),
        openButton(projectTexts.buttons.plan, { kind: 'plan' }),
        openButton(projectTexts.buttons.log, { kind: 'log' }),
      ]),
    ],
  };
}

/** What is amiss first; then the lessons by category with what the team did with each, and when. */
export function wholePicture(
  coverage: readonly CategoryCoverage[],
  catalogue: Catalogue,
  amiss: readonly string[] = [],
): Reply {
  return {
    title: words.title,
    parts: [
      introOf(coverage, amiss),
      ...coverage.flatMap(({ category, lessons }): Part[] => {
        const lines = lessons.map(({ lesson, state, date }) => {
          return `${lessonTitle(lesson, catalogue)}: ${words.states[state]}${date === undefined ? '' : ` (${shortDate(date)})`}`;
        });
        const heading = capital(category);
        return isSeveral(lines) ? [{ kind: 'points', heading, points: lines }] : [];
      }),
      ...buttons([
        openButton(words.short, { kind: 'picture' }),
        openButton(projectTexts.buttons.plan, { kind: 'plan' }),
        openButton(projectTexts.buttons.log, { kind: 'log' }),
      ]),
      { kind: 'note', text: projectTexts.log.privacy },
    ],
  };
}

function introOf(coverage: readonly CategoryCoverage[], amiss: readonly string[]): Part {
  const all = coverage.flatMap(({ lessons }) => lessons);
  return { kind: 'text', text: [...amiss, words.intro(countMet(all), all.length)].join(' ') };
}

/** What occurs most first. */
function countedIn({ lessons }: CategoryCoverage): string {
  return [...Map.groupBy(lessons, ({ state }) => state)]
    .toSorted(([, some], [, others]) => others.length - some.length)
    .map(([state, { length }]) => words.counted[state](length))
    .join(', ');
}
