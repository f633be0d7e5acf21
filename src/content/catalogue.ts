import type { DraftGuide } from '../domain/draft.ts';
import {
  type Category,
  type Claim,
  everyIntervention,
  type Intervention,
  type Lesson,
  type LessonId,
  type Source,
  type Term,
} from '../domain/lesson.ts';
import type { Tone } from './tone.ts';

/** What the content says about words, apart from any lesson. */
export type Vocabulary = {
  /** Words that show that a question is about something else. */
  readonly offTopic: readonly string[];
  /** Words of everyday talk, which tell little by themselves. */
  readonly everyday: readonly string[];
  /** Groups of words that mean nearly the same. */
  readonly related: readonly (readonly string[])[];
};

/** Two lessons that are easily taken for each other, and what sets them apart. */
export type Twins = { readonly lessons: readonly [LessonId, LessonId]; readonly difference: Claim };

/** All checked content, in the order in which people see it, with look-ups by id. */
export type Catalogue = {
  readonly lessons: readonly Lesson[];
  readonly categories: readonly Category[];
  readonly interventions: readonly Intervention[];
  readonly terms: readonly Term[];
  readonly vocabulary: Vocabulary;
  readonly twins: readonly Twins[];
  readonly tone: Tone;
  readonly source: Source;
  /** What the second reader of drafts looks for. */
  readonly draftGuide: DraftGuide;
  lesson(id: string): Lesson | undefined;
  category(id: string): Category | undefined;
  intervention(id: string): Intervention | undefined;
  term(id: string): Term | undefined;
  lessonsIn(category: string): readonly Lesson[];
  /** The lessons that name this intervention itself, not those that hold for all. */
  lessonsFor(intervention: string): readonly Lesson[];
  lessonsWith(term: string): readonly Lesson[];
};

/** What a catalogue is made of: plain data, so that it can be kept as JSON. */
export type Content = Pick<
  Catalogue,
  'lessons' | 'categories' | 'interventions' | 'terms' | 'vocabulary' | 'twins' | 'tone' | 'source' | 'draftGuide'
>;

/** Builds the catalogue. Lessons follow the order of their category; unlisted ones come after, by title. */
export function createCatalogue(content: Content): Catalogue {
  const { categories, interventions, terms, vocabulary, twins, tone, source, draftGuide } = content;
  const lessons = categories.flatMap(({ id, lessons: order }) => {
    const rank = new Map(order.map((lesson, index) => [lesson, index]));
    const place = (lesson: Lesson) => rank.get(lesson.id) ?? order.length;
    return content.lessons
      .filter(({ category }) => category === id)
      .sort((one, other) => place(one) - place(other) || one.title.localeCompare(other.title, 'nl'));
  });
  const lessonById = byId(lessons);
  const categoryById = byId(categories);
  const interventionById = byId(interventions);
  const termById = byId(terms);
  const inCategory = Map.groupBy(lessons, ({ category }) => category);
  return {
    lessons,
    categories,
    interventions: interventions.filter(({ id }) => id !== everyIntervention),
    terms,
    vocabulary,
    twins,
    tone,
    source,
    draftGuide,
    lesson: (id) => lessonById.get(id),
    category: (id) => categoryById.get(id),
    intervention: (id) => interventionById.get(id),
    term: (id) => termById.get(id),
    lessonsIn: (category) => inCategory.get(category) ?? [],
    lessonsFor: (id) => lessons.filter(({ appliesTo }) => appliesTo.some(({ intervention }) => intervention === id)),
    lessonsWith: (term) => lessons.filter((lesson) => lesson.terms.includes(term)),
  };
}

const byId = <T extends { readonly id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]));
