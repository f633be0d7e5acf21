import type { Catalogue } from '../content/catalogue.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { shortDate } from '../rules/calendar.ts';
import { type CategoryCoverage, countMet } from '../rules/coverage.ts';
import { buttons, capital, categoryName, isSeveral, lessonTitle, openButton } from './parts.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.picture;

/** What is amiss first; then the lessons by category with what the team did with each, in words: never by colour alone. */
export function showPicture(
  coverage: readonly CategoryCoverage[],
  catalogue: Catalogue,
  amiss: readonly string[] = [],
): Reply {
  const all = coverage.flatMap(({ lessons }) => lessons);
  return {
    title: words.title,
    parts: [
      { kind: 'text', text: [...amiss, words.intro(countMet(all), all.length)].join(' ') },
      ...coverage.flatMap(({ category, lessons }): Part[] => {
        const lines = lessons.map(({ lesson, state, date }) => {
          return `${lessonTitle(lesson, catalogue)}: ${words.states[state]}${date === undefined ? '' : ` (${shortDate(date)})`}`;
        });
        const heading = capital(categoryName(category, catalogue));
        return isSeveral(lines) ? [{ kind: 'points', heading, points: lines }] : [];
      }),
      ...buttons([
        openButton(projectTexts.buttons.plan, { kind: 'plan' }),
        openButton(projectTexts.buttons.log, { kind: 'log' }),
      ]),
      { kind: 'note', text: projectTexts.log.privacy },
    ],
  };
}
