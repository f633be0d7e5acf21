import type { Catalogue } from '../content/catalogue.ts';
import { given } from '../domain/given.ts';
import type { Category, CategoryId, Intervention, Lesson } from '../domain/lesson.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { capital } from '../text/capital.ts';
import { claimPart, claimSection } from './claim-section.ts';
import { lessonRow } from './lesson-row.ts';
import { buttons, categoryButton, echo, note, openButton, whenAny } from './parts.ts';
import { texts } from './texts.ts';

const words = texts.examples;

/** The interventions, all or of one category, each with what the source says of it. */
export function listExamples(category: CategoryId | undefined, catalogue: Catalogue): Reply {
  const chosen = category === undefined ? undefined : catalogue.category(category);
  if (chosen && isGeneral(chosen, catalogue)) return noExamples(chosen);
  const interventions = chosen ? interventionsOf(chosen, catalogue) : catalogue.interventions;
  return {
    title: chosen ? words.in(capital(chosen.id)) : words.title,
    parts: [
      { kind: 'text', text: words.intro },
      ...whenAny(
        interventions.map(({ id, name }) => openButton(capital(name), { kind: 'show-example', intervention: id })),
        (choices): Part => ({ kind: 'menu', label: words.choose, choices }),
      ),
    ],
    share: { kind: 'list-examples', ...given({ category: chosen?.id }) },
  };
}

/** A category without interventions of its own: its lessons hold for all of them. */
function noExamples(category: Category): Reply {
  return {
    title: words.in(capital(category.id)),
    parts: [{ kind: 'text', text: words.forAll }, ...buttons([categoryButton(category)])],
  };
}

/** One intervention: what the source says of it, and the lessons that apply. */
export function showExample(intervention: Intervention, catalogue: Catalogue, readAs?: string): Reply {
  const { id, name, about, category } = intervention;
  const named = catalogue.lessonsFor(id);
  const ofCategory =
    category === undefined ? [] : catalogue.lessonsIn(category).filter((each) => !named.includes(each));
  return {
    title: capital(name),
    parts: [
      claimPart(claimSection(words.says, about)),
      ...note(readAs && texts.search.readAs(echo(readAs), name)),
      ...rowsOf(words.lessons, named),
      ...rowsOf(words.ofCategory, ofCategory),
      { kind: 'text', text: words.general },
      ...buttons(categoriesFor(intervention, catalogue).map(categoryButton)),
    ],
    share: { kind: 'show-example', intervention: id },
  };
}

/** Lessons under a heading, if there are any. */
function rowsOf(heading: string, lessons: readonly Lesson[]): readonly Part[] {
  return whenAny(
    lessons.map((lesson) => lessonRow(lesson)),
    (rows) => ({ kind: 'rows', heading, rows }),
  );
}

/** Where the lessons for an intervention stand: in its own category, and where lessons hold for all of them. */
function categoriesFor({ category }: Intervention, catalogue: Catalogue): readonly Category[] {
  return catalogue.categories.filter((each) => each.id === category || isGeneral(each, catalogue));
}

function interventionsOf({ id }: Category, { interventions }: Catalogue): readonly Intervention[] {
  return interventions.filter(({ category }) => category === id);
}

const isGeneral = (category: Category, catalogue: Catalogue) => interventionsOf(category, catalogue).length === 0;
