import type { Catalogue } from '../content/catalogue.ts';
import type { Term, TermId } from '../domain/lesson.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { capital } from '../text/capital.ts';
import { claimPart, claimSection } from './claim-section.ts';
import { lessonRow } from './lesson-row.ts';
import { buttons, echo, note, openButton, whenAny } from './parts.ts';
import { texts } from './texts.ts';

/** A framework or term, and the lessons in which it comes back. */
export function showTerm(term: Term, catalogue: Catalogue, readAs?: string): Reply {
  const { id, name, explanation } = term;
  const { refersTo } = catalogue.source;
  return {
    title: capital(name),
    parts: [
      claimPart(claimSection(texts.terms.meaning, explanation)),
      ...note(readAs && texts.search.readAs(echo(readAs), name)),
      ...note(refersTo.terms.includes(id) ? texts.source.seeAlso(refersTo.title) : undefined),
      ...whenAny(
        catalogue.lessonsWith(id).map((lesson) => lessonRow(lesson)),
        (rows): Part => ({ kind: 'rows', heading: texts.terms.used, rows }),
      ),
      ...buttons([openButton(texts.buttons.terms, { kind: 'list-terms' })]),
    ],
    share: { kind: 'show-term', term: id },
  };
}

/** All terms, to choose from. */
export function listTerms(catalogue: Catalogue): Reply {
  return {
    title: texts.terms.title,
    parts: [{ kind: 'text', text: texts.terms.intro }, ...termMenu(catalogue)],
    share: { kind: 'list-terms' },
  };
}

/** A term we do not know: says so, and shows the ones we do. */
export function unknownTerm(words: string, catalogue: Catalogue, near?: TermId): Reply {
  const meant = near === undefined ? undefined : catalogue.term(near);
  const offer = meant ? [openButton(capital(meant.name), { kind: 'show-term', term: meant.id })] : [];
  return {
    title: texts.terms.notFound(echo(words)),
    parts: [
      { kind: 'text', text: meant ? texts.terms.readAs(meant.name) : texts.terms.notFoundHelp },
      ...buttons(offer),
      ...termMenu(catalogue),
    ],
  };
}

function termMenu({ terms }: Catalogue): readonly Part[] {
  return whenAny(
    terms.map(({ id, name }) => openButton(capital(name), { kind: 'show-term', term: id })),
    (choices): Part => ({ kind: 'menu', label: texts.terms.choose, choices }),
  );
}
