import {
  type Catalogue,
  capital,
  impossible,
  type Lesson,
  type LessonSection,
  lessonLayout,
  type ShownClaim,
  type Term,
  texts,
} from '#core';
import { type Html, html } from './html.ts';

/** A whole lesson, with every claim marked that is ours and not the source's. */
export function lessonPage(lesson: Lesson, catalogue: Catalogue): { readonly title: string; readonly body: Html } {
  const { title, gist } = lesson;
  const { kind, sections, tension, source } = lessonLayout(lesson, catalogue);
  return {
    title: `${title} · Lessenbot`,
    body: html`${crumbs(lesson, catalogue)}
      <article>
        <p class="kind">${kind}</p>
        <h1>${title}</h1>
        <p class="lead">${gist}</p>${sections.map((section) => html`\n        ${toSection(section)}`)}
        ${tension && html`<p class="note">${tension}</p>`}
        <p class="source">${source}</p>
      </article>
      ${neighbours(lesson, catalogue)}`,
  };
}

function crumbs({ category: id }: Lesson, catalogue: Catalogue): Html {
  const category = catalogue.category(id);
  return html`<nav aria-label="Kruimelpad" class="crumbs">
        <a href="../lessen">Alle lessen</a>${category && html` <span aria-hidden="true">›</span> <a href="../lessen#${id}">${category.name}</a>`}
      </nav>`;
}

function toSection(section: LessonSection): Html {
  switch (section.kind) {
    case 'claims':
      return under(section, toList(section.claims));
    case 'names':
      return under(section, toList(section.claims.map((claim) => ({ ...claim, text: capital(claim.text) }))));
    case 'terms':
      return under({ ...section, isOurs: false }, glossary(section.terms));
    default:
      return impossible(section);
  }
}

type Heading = Pick<LessonSection, 'about' | 'heading'> & { readonly isOurs: boolean };

/** Risk and advice have a colour of their own. */
function under({ about, heading, isOurs }: Heading, body: Html): Html {
  const tone = about === 'risk' || about === 'advice' ? about : undefined;
  return html`<section${tone && html` class="${tone}"`}><h2>${heading}${isOurs ? ours : undefined}</h2>${body}</section>`;
}

/** One as a paragraph, several as a list. */
function toList(claims: readonly ShownClaim[]): Html {
  const [only, ...more] = claims;
  if (only && more.length === 0) return html`<p>${toLine(only)}</p>`;
  return html`<ul>${claims.map((claim) => html`<li>${toLine(claim)}</li>`)}</ul>`;
}

function toLine({ text, isOurs, lead }: ShownClaim): Html {
  return html`${lead && toLead(lead)}${text}${isOurs ? ours : undefined}`;
}

/** What a claim is about, with a link where it can be opened. */
function toLead({ name, lesson }: NonNullable<ShownClaim['lead']>): Html {
  return lesson === undefined ? html`<strong>${capital(name)}:</strong> ` : html`<a href="${lesson}">${name}</a>: `;
}

const ours = html` <span class="ours">${texts.lesson.ours}</span>`;

function glossary(terms: readonly Term[]): Html {
  const explained = ({ explanation }: Term) =>
    explanation.map(({ text, origin }) => html`<dd>${text}${origin === 'derived' ? ours : undefined}</dd>`);
  return html`<dl>${terms.map((term) => html`<dt>${capital(term.name)}</dt>${explained(term)}`)}</dl>`;
}

function neighbours({ id, category }: Lesson, catalogue: Catalogue): Html {
  const lessons = catalogue.lessonsIn(category);
  const at = lessons.findIndex((lesson) => lesson.id === id);
  const link = (lesson: Lesson | undefined, label: string, rel: string) =>
    lesson && html`<a rel="${rel}" href="${lesson.id}"><span>${label}</span> ${lesson.title}</a>`;
  return html`<nav class="neighbours" aria-label="Andere lessen bij dit onderwerp">
        ${link(lessons[at - 1], 'Vorige les', 'prev')}
        ${link(lessons[at + 1], 'Volgende les', 'next')}
      </nav>`;
}
