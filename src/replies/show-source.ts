import type { Catalogue } from '../content/catalogue.ts';
import type { Source } from '../domain/lesson.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { farDateText } from '../rules/calendar.ts';
import { capital } from '../text/capital.ts';
import { claimPart, claimSection } from './claim-section.ts';
import { lessonRow } from './lesson-row.ts';
import { buttons, helpButton, openButton, seldom, whenAny } from './parts.ts';
import { texts } from './texts.ts';

const words = texts.source;

/** Where the lessons come from and who made our texts of them, in short: what is known, and what is not. */
export function showSource({ source }: Catalogue): Reply {
  return {
    title: words.title,
    parts: [
      { kind: 'text', text: source.known[0] },
      { kind: 'text', text: source.unknown.join(' ') },
      { kind: 'text', text: source.texts.makers },
      { kind: 'facts', facts: factsOf(source) },
      ...buttons([openButton(texts.buttons.moreOfSource, { kind: 'more-of-source' }), helpButton]),
    ],
    share: { kind: 'show-source' },
  };
}

/** What is behind *Meer*: how the source groups its lessons, the piece it refers to, what is ours, and what one may do with it. */
export function moreOfSource({ source }: Catalogue): Reply {
  return {
    title: words.title,
    parts: [
      { kind: 'points', points: source.known },
      claimPart(claimSection(words.grouping, source.grouping)),
      { kind: 'text', text: words.seeAlso(source.refersTo.title) },
      { kind: 'section', heading: words.marks, text: words.marksText },
      { kind: 'points', heading: words.rights, points: source.texts.rights },
      { kind: 'section', heading: words.wrong, text: words.wrongText },
      ...buttons([openButton(texts.buttons.backToSource, { kind: 'show-source' }), helpButton]),
    ],
    share: { kind: 'show-source' },
  };
}

/** What an organisation knows of the publication, and the state of our texts. */
export function factsOf({ added, texts: { version, checkedOn, checkedBy } }: Source) {
  const { facts } = words;
  return [
    { name: facts.version, value: version },
    { name: facts.checked, value: facts.by(farDateText(checkedOn), checkedBy) },
    ...added,
  ] as const;
}

/** The piece that the source refers to: says honestly that we do not have it, and where the source names it. */
export function missingPiece(catalogue: Catalogue): Reply {
  const { title, lessons, terms } = catalogue.source.refersTo;
  return {
    title: words.piece.title(title),
    parts: [
      { kind: 'text', text: words.piece.text },
      ...whenAny(
        lessons.flatMap((id) => catalogue.lesson(id) ?? []).map((lesson) => lessonRow(lesson)),
        (rows): Part => ({ kind: 'rows', heading: words.piece.lessons, rows }),
      ),
      ...buttons(
        terms
          .flatMap((id) => catalogue.term(id) ?? [])
          .map(({ id, name }) => seldom(openButton(capital(name), { kind: 'show-term', term: id }))),
      ),
    ],
    share: { kind: 'missing-piece' },
  };
}
