import type { Catalogue } from '../content/catalogue.ts';
import { given } from '../domain/given.ts';
import type { Claim, Lesson, Relation, Several, Term } from '../domain/lesson.ts';
import { type ClaimSection, claimSection } from './claim-section.ts';
import { isSeveral, points } from './parts.ts';
import { texts } from './texts.ts';

const words = texts.lesson;

/** A part of a lesson under a heading of its own. */
export type LessonSection =
  | (ClaimSection & { readonly tone?: 'risk' | 'advice' })
  | { readonly kind: 'terms'; readonly heading: string; readonly terms: Several<Term> };

/** How a lesson reads, on a card and on a page: its sections in order, with their headings and marks. */
export type LessonLayout = {
  /** A lesson or a precondition, in a word. */
  readonly kind: string;
  readonly sections: readonly LessonSection[];
  /** Where lessons pull apart: what to do about it. */
  readonly tension?: string;
  /** Where the lesson comes from, and what the marks mean. */
  readonly source: string;
};

/** Lays out a lesson. */
export function lessonLayout(lesson: Lesson, catalogue: Catalogue): LessonLayout {
  const { kind, risk, advice, reason, signals, phases, source, inTensionWith } = lesson;
  const { publication, seeAlso } = source;
  return {
    kind: words.kind[kind],
    sections: [
      { ...claimSection(words.risk, risk), tone: 'risk' },
      { ...claimSection(words.advice, advice), tone: 'advice' },
      claimSection(words.reason, reason),
      ...whereAny(lesson.examples, (some) => claimSection(words.examples, some)),
      ...termsOf(lesson, catalogue),
      claimSection(
        words.signals,
        points(signals, ({ kind: sign, text }): Claim => ({ text: words[sign](text), origin: 'derived' })),
      ),
      claimSection(words.phases, phases, ({ phase }) => ({ name: phase })),
      ...namesOf(lesson, catalogue),
      ...related(words.reinforces, lesson.reinforces, catalogue),
      ...related(words.inTensionWith, inTensionWith, catalogue),
    ],
    ...given({ tension: inTensionWith.length > 0 ? words.tension : undefined }),
    source: [
      words.source(publication),
      ...(seeAlso === undefined ? [] : [words.seeAlso(seeAlso)]),
      words.oursNote,
    ].join(' '),
  };
}

function whereAny<T>(list: readonly T[], make: (some: Several<T>) => LessonSection): readonly LessonSection[] {
  return isSeveral(list) ? [make(list)] : [];
}

function termsOf({ terms }: Lesson, catalogue: Catalogue): readonly LessonSection[] {
  return whereAny(
    terms.flatMap((id) => catalogue.term(id) ?? []),
    (some) => ({ kind: 'terms', heading: words.terms, terms: some }),
  );
}

/** The interventions for which it holds. */
function namesOf({ appliesTo }: Lesson, catalogue: Catalogue): readonly LessonSection[] {
  const named = appliesTo.flatMap(({ intervention, origin }): Claim[] => {
    const found = catalogue.intervention(intervention);
    return found ? [{ text: found.name, origin }] : [];
  });
  return whereAny(named, (some) => ({ ...claimSection(words.appliesTo, some), kind: 'names' }));
}

/** Other lessons, with the reason why they go together or against each other. */
function related(heading: string, relations: readonly Relation[], catalogue: Catalogue): readonly LessonSection[] {
  return whereAny(relations, (some) =>
    claimSection(heading, some, ({ lesson }) => {
      const found = catalogue.lesson(lesson);
      return found && { name: found.title, lesson };
    }),
  );
}
