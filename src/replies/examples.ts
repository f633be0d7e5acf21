import type { Catalogue } from '../content/catalogue.ts';
import type { CategoryId, Intervention } from '../domain/lesson.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { buttons, capital, categoryButtons, claims, openButton, said, toItem, whenAny } from './parts.ts';
import { texts } from './texts.ts';

/** The interventions, all or of one category, each with what the source says of it. */
export function listExamples(category: CategoryId | undefined, catalogue: Catalogue): Reply {
  const words = texts.examples;
  const chosen = category === undefined ? undefined : catalogue.category(category);
  const interventions = catalogue.interventions.filter((one) => chosen === undefined || one.category === chosen.id);
  if (chosen && interventions.length === 0) {
    return {
      title: words.in(chosen.name),
      parts: [
        { kind: 'text', text: words.forAll },
        ...buttons([openButton(chosen.name, { kind: 'show-category', category: chosen.id })]),
      ],
    };
  }
  return {
    title: chosen ? words.in(chosen.name) : words.title,
    parts: [
      { kind: 'text', text: words.intro },
      ...whenAny(
        interventions.map(({ name, about }) => `${capital(name)}: ${said(about[0])}`),
        (points): Part => ({ kind: 'points', points }),
      ),
      ...buttons(
        interventions.map(({ id, name }) => openButton(capital(name), { kind: 'show-example', intervention: id })),
      ),
    ],
    share: { kind: 'list-examples', ...(chosen && { category: chosen.id }) },
  };
}

/** One intervention: what the source says of it, and the lessons that apply. */
export function showExample(intervention: Intervention, catalogue: Catalogue): Reply {
  const words = texts.examples;
  const own = catalogue.lessonsFor(intervention.id);
  const category = intervention.category === undefined ? undefined : catalogue.category(intervention.category);
  return {
    title: capital(intervention.name),
    parts: [
      claims(words.says, intervention.about),
      ...whenAny(
        own.map((lesson) => toItem(lesson)),
        (items): Part => ({ kind: 'lessons', heading: words.lessons, items }),
      ),
      { kind: 'text', text: words.general },
      ...buttons(
        categoryButtons(catalogue).filter(
          ({ intent }) =>
            intent.kind === 'show-category' && (intent.category === category?.id || intent.category === 'algemeen'),
        ),
      ),
    ],
    share: { kind: 'show-example', intervention: intervention.id },
  };
}
