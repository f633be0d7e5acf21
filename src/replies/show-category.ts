import type { Catalogue } from '../content/catalogue.ts';
import type { Category, Lesson } from '../domain/lesson.ts';
import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { claimGroups, markedClaim } from './claim-section.ts';
import { lessonRow } from './lesson-row.ts';
import { buttons, note, openButton, whenAny } from './parts.ts';
import { texts } from './texts.ts';

const words = texts.category;

/** A category in one sentence, and its lessons. The rest is behind *Meer*. */
export function showCategory(category: Category, catalogue: Catalogue): Reply {
  const { id, name, summary } = category;
  const lessons = catalogue.lessonsIn(id);
  const list = (kind: Lesson['kind'], heading: string | undefined): readonly Part[] =>
    whenAny(
      lessons.filter((lesson) => lesson.kind === kind).map((lesson) => lessonRow(lesson)),
      (rows) => (heading === undefined ? { kind: 'rows', rows } : { kind: 'rows', heading, rows }),
    );
  // Only where there are both does a reader need to know which is which.
  const isMixed = new Set(lessons.map(({ kind }) => kind)).size > 1;
  return {
    title: name,
    parts: [
      { kind: 'text', text: markedClaim(summary) },
      ...list('precondition', isMixed ? words.preconditions : undefined),
      ...list('lesson', isMixed ? words.lessons : undefined),
      ...buttons([
        openButton(texts.buttons.moreOfCategory, { kind: 'more-of-category', category: id }),
        ...interventionsOf(category, catalogue),
      ]),
    ],
    share: { kind: 'show-category', category: id },
  };
}

/** What is behind *Meer*: what the source says of the category, and of its examples. */
export function moreOfCategory(category: Category, catalogue: Catalogue): Reply {
  const { id, name, summary, about, goal, examples } = category;
  return {
    title: name,
    parts: [
      { kind: 'text', text: markedClaim(summary) },
      ...claimGroups([
        { heading: words.about, claims: about },
        { heading: words.goal, claims: goal },
        { heading: words.examples, claims: examples },
      ]),
      ...buttons([
        openButton(texts.buttons.backToLessons, { kind: 'show-category', category: id }),
        ...interventionsOf(category, catalogue),
      ]),
      ...note(texts.source.line(catalogue.source.publication)),
    ],
    share: { kind: 'show-category', category: id },
  };
}

/** The way to its interventions, where it has any. */
function interventionsOf({ id }: Category, { interventions }: Catalogue): readonly ReplyButton[] {
  const hasAny = interventions.some(({ category }) => category === id);
  return hasAny ? [openButton(words.interventions, { kind: 'list-examples', category: id })] : [];
}
