import type { Catalogue } from '../content/catalogue.ts';
import { given } from '../domain/given.ts';
import type { Claim, Lesson, Relation, Several, Term } from '../domain/lesson.ts';
import { byOrigin, type ClaimSection, claimSection, type Group, groups, type Lead, unmarked } from './claim-section.ts';
import { isSeveral } from './parts.ts';
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

/** A term with those lines of its explanation that belong in one group. */
export type ShownTerm = { readonly name: string; readonly lines: Several<string> };

/** A part of a lesson under a heading of its own. */
export type LessonSection = { readonly about: About } & (
  | ClaimSection
  | { readonly kind: 'terms'; readonly heading: string; readonly terms: Several<ShownTerm> }
);

/** What the source says, or what we add, under a heading that says which. */
export type LessonGroup = {
  readonly group: Group;
  readonly heading: string;
  readonly sections: Several<LessonSection>;
};

/** How a lesson reads, on a card and on a page: what the source says and what we add, each in sections in order. */
export type LessonLayout = {
  /** A lesson or a precondition, in a word. */
  readonly kind: string;
  readonly groups: readonly LessonGroup[];
  /** Where lessons pull apart: what to do about it. */
  readonly tension?: string;
  /** Where the lesson comes from. */
  readonly source: string;
};

/** Lays out a lesson. */
export function lessonLayout(lesson: Lesson, catalogue: Catalogue): LessonLayout {
  return {
    kind: words.kind[lesson.kind],
    groups: groups.flatMap((group): readonly LessonGroup[] => {
      const sections = sectionsOf(lesson, catalogue, group);
      return isSeveral(sections) ? [{ group, heading: texts.groups[group], sections }] : [];
    }),
    ...given({ tension: lesson.inTensionWith.length > 0 ? words.tension : undefined }),
    source: sourceOf(lesson, catalogue),
  };
}

/** The line of small print that says where a lesson comes from, and what the source refers to. */
function sourceOf({ id }: Lesson, { source: { publication, refersTo } }: Catalogue): string {
  const seeAlso = refersTo.lessons.includes(id) ? [texts.source.seeAlso(refersTo.title)] : [];
  return [texts.source.line(publication), ...seeAlso].join(' ');
}

function sectionsOf(lesson: Lesson, catalogue: Catalogue, group: Group): readonly LessonSection[] {
  const of = sectionMaker(group);
  const { risk, advice, reason, examples, signals, phases } = lesson;
  return [
    ...of('risk', risk),
    ...of('advice', advice),
    ...of('reason', reason),
    ...of('examples', examples),
    ...termsOf(lesson, catalogue, group),
    ...of('signals', signalClaims(signals)),
    ...of('phases', phases, ({ phase }) => ({ name: phase })),
    ...of('applies-to', namesOf(lesson, catalogue)).map((section) => ({ ...section, kind: 'names' as const })),
    ...of('reinforces', lesson.reinforces, leadTo(catalogue)),
    ...of('in-tension-with', lesson.inTensionWith, leadTo(catalogue)),
  ];
}

const headings: Readonly<Record<Exclude<About, 'terms'>, string>> = {
  risk: words.risk,
  advice: words.advice,
  reason: words.reason,
  examples: words.examples,
  signals: words.signals,
  phases: words.phases,
  'applies-to': words.appliesTo,
  reinforces: words.reinforces,
  'in-tension-with': words.inTensionWith,
};

type ClaimsSection = ClaimSection & { readonly about: keyof typeof headings };

/** Makes the section of those claims that belong in a group, if there are any. */
function sectionMaker(group: Group) {
  return <T extends Claim>(
    about: keyof typeof headings,
    claims: readonly T[],
    leadOf?: (claim: T) => Lead | undefined,
  ): readonly ClaimsSection[] => {
    const some = byOrigin(claims)[group];
    return isSeveral(some) ? [{ about, ...unmarked(claimSection(headings[about], some, leadOf)) }] : [];
  };
}

/** Another lesson, to open. */
const leadTo =
  (catalogue: Catalogue) =>
  ({ lesson }: Relation): Lead | undefined => {
    const found = catalogue.lesson(lesson);
    return found && { name: found.title, lesson };
  };

function termsOf({ terms }: Lesson, catalogue: Catalogue, group: Group): readonly LessonSection[] {
  const shown = terms.flatMap((id) => catalogue.term(id) ?? []).flatMap((term) => shownTerm(term, group));
  return isSeveral(shown) ? [{ about: 'terms', kind: 'terms', heading: words.terms, terms: shown }] : [];
}

function shownTerm({ name, explanation }: Term, group: Group): readonly ShownTerm[] {
  const lines = byOrigin(explanation)[group].map(({ text }) => text);
  return isSeveral(lines) ? [{ name, lines }] : [];
}

/** The interventions for which it holds. */
function namesOf({ appliesTo }: Lesson, catalogue: Catalogue): readonly Claim[] {
  return appliesTo.flatMap(({ intervention, origin }): Claim[] => {
    const found = catalogue.intervention(intervention);
    return found ? [{ text: found.name, origin }] : [];
  });
}

function signalClaims(signals: Lesson['signals']): readonly Claim[] {
  return signals.map(({ kind, text }): Claim => ({ text: words[kind](text), origin: 'derived' }));
}
