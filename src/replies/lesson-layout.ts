import type { Catalogue } from '../content/catalogue.ts';
import { given } from '../domain/given.ts';
import type { Claim, Lesson, Relation, Several, Term } from '../domain/lesson.ts';
import { type ClaimSection, claimSection } from './claim-section.ts';
import { isSeveral, points } from './parts.ts';
import { texts } from './texts.ts';

const words = texts.lesson;

/** What a section tells. */
type About =
  | 'risk'
  | 'advice'
  | 'reason'
  | 'examples'
  | 'terms'
  | 'signals'
  | 'phases'
  | 'applies-to'
  | 'reinforces'
  | 'in-tension-with';

/** A part of a lesson under a heading of its own. */
export type LessonSection = { readonly about: About } & (
  | ClaimSection
  | { readonly kind: 'terms'; readonly heading: string; readonly terms: Several<Term> }
);

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
      { about: 'risk', ...claimSection(words.risk, risk) },
      { about: 'advice', ...claimSection(words.advice, advice) },
      { about: 'reason', ...claimSection(words.reason, reason) },
      ...whereAny(lesson.examples, (some) => ({ about: 'examples', ...claimSection(words.examples, some) })),
      ...termsOf(lesson, catalogue),
      { about: 'signals', ...claimSection(words.signals, signalClaims(signals)) },
      { about: 'phases', ...claimSection(words.phases, phases, ({ phase }) => ({ name: phase })) },
      ...namesOf(lesson, catalogue),
      ...related('reinforces', lesson.reinforces, catalogue),
      ...related('in-tension-with', inTensionWith, catalogue),
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
    (some) => ({ about: 'terms', kind: 'terms', heading: words.terms, terms: some }),
  );
}

/** The interventions for which it holds. */
function namesOf({ appliesTo }: Lesson, catalogue: Catalogue): readonly LessonSection[] {
  const named = appliesTo.flatMap(({ intervention, origin }): Claim[] => {
    const found = catalogue.intervention(intervention);
    return found ? [{ text: found.name, origin }] : [];
  });
  return whereAny(named, (some) => ({ about: 'applies-to', ...claimSection(words.appliesTo, some), kind: 'names' }));
}

const relatedHeadings = { reinforces: words.reinforces, 'in-tension-with': words.inTensionWith } as const;

/** Other lessons, with the reason why they go together or against each other. */
function related(
  about: keyof typeof relatedHeadings,
  relations: readonly Relation[],
  catalogue: Catalogue,
): readonly LessonSection[] {
  return whereAny(relations, (some) => ({
    about,
    ...claimSection(relatedHeadings[about], some, ({ lesson }) => {
      const found = catalogue.lesson(lesson);
      return found && { name: found.title, lesson };
    }),
  }));
}

function signalClaims(signals: Lesson['signals']): Several<Claim> {
  return points(signals, ({ kind, text }): Claim => ({ text: words[kind](text), origin: 'derived' }));
}
