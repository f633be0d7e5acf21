import {
  type Catalogue,
  capital,
  impossible,
  isOurs,
  type Lesson,
  type LessonGroup,
  type LessonSection,
  lessonLayout,
  type ShownClaim,
  type ShownTerm,
  texts,
} from '#core';
import { type Content, type Html, html } from './html.ts';

/** A whole lesson, with every claim marked that is ours and not the source's. */
export function lessonPage(lesson: Lesson, catalogue: Catalogue): Content {
  const { title, gist } = lesson;
  const { kind, groups, tension, source } = lessonLayout(lesson, catalogue);
  return {
    title: `${title} · Lessenbot`,
    body: html`${crumbs(lesson, catalogue)}
      <article>
        <p class="kind">${kind}</p>
        <h1>${title}</h1>
        <p class="lead">${gist.text}${isOurs(gist) ? ours : undefined}</p>${groups.map(toGroup)}
        ${tension && html`<p class="note">${tension}</p>`}
        <p class="source">${source} <a href="../bron">${texts.buttons.moreOfSource}</a></p>
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

/** What the source says, or what we add. */
function toGroup({ group, heading, sections }: LessonGroup): Html {
  return html`
        <section class="group ${group}"><h2>${heading}</h2>${sections.map((section) => html`\n          ${toSection(section)}`)}
        </section>`;
}

function toSection(section: LessonSection): Html {
  switch (section.kind) {
    case 'claims':
      return under(section, toList(section.claims));
    case 'names':
      return under(section, toList(section.claims.map((claim) => ({ ...claim, text: capital(claim.text) }))));
    case 'terms':
      return under(section, glossary(section.terms));
    default:
      return impossible(section);
  }
}

/** Risk and advice have a colour of their own. */
function under({ about, heading }: Pick<LessonSection, 'about' | 'heading'>, body: Html): Html {
  const tone = about === 'risk' || about === 'advice' ? about : undefined;
  return html`<section${tone && html` class="${tone}"`}><h3>${heading}</h3>${body}</section>`;
}

/** One as a paragraph, several as a list. */
function toList(claims: readonly ShownClaim[]): Html {
  const [only, ...more] = claims;
  if (only && more.length === 0) return html`<p>${toLine(only)}</p>`;
  return html`<ul>${claims.map((claim) => html`<li>${toLine(claim)}</li>`)}</ul>`;
}

function toLine({ text, lead }: ShownClaim): Html {
  return html`${lead && toLead(lead)}${text}`;
}

/** What a claim is about, with a link where it can be opened. */
function toLead({ name, lesson }: NonNullable<ShownClaim['lead']>): Html {
  return lesson === undefined ? html`<strong>${capital(name)}:</strong> ` : html`<a href="${lesson}">${name}</a>: `;
}

const ours = html` <span class="ours">${texts.ours}</span>`;

function glossary(terms: readonly ShownTerm[]): Html {
  const explained = ({ lines }: ShownTerm) => lines.map((line) => html`<dd>${line}</dd>`);
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
