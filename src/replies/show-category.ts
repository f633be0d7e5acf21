import type { Catalogue } from '../content/catalogue.ts';
import type { Category, Lesson } from '../domain/lesson.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { claimPart, claimSection } from './claim-section.ts';
import { buttons, helpButton, openButton, toItem, whenAny } from './parts.ts';
import { texts } from './texts.ts';

/** What a category is, its lessons in one line each, and its interventions. */
export function showCategory(category: Category, catalogue: Catalogue): Reply {
  const { id, name, about, goal, examples } = category;
  const words = texts.category;
  const lessons = catalogue.lessonsIn(id);
  const interventions = catalogue.interventions.filter((intervention) => intervention.category === id);
  const list = (heading: string, kind: Lesson['kind']): readonly Part[] =>
    whenAny(
      lessons.filter((lesson) => lesson.kind === kind).map((lesson) => toItem(lesson)),
      (items) => ({ kind: 'lessons', heading, items }),
    );
  return {
    title: name,
    parts: [
      claimPart(claimSection(words.about, about)),
      ...whenAny(goal, (some) => claimPart(claimSection(words.goal, some))),
      ...list(words.preconditions, 'precondition'),
      ...list(words.lessons, 'lesson'),
      ...whenAny(examples, (some) => claimPart(claimSection(words.examples, some))),
      ...buttons([
        ...(interventions.length > 0 ? [openButton(words.interventions, { kind: 'list-examples', category: id })] : []),
        helpButton,
      ]),
      ...whenAny(lessons.slice(0, 1), ([first]) => ({
        kind: 'note',
        text: texts.lesson.source(first.source.publication),
      })),
    ],
    share: { kind: 'show-category', category: id },
  };
}
