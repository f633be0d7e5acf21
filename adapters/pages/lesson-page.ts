import { type Catalogue, type Claim, capital, type Lesson, type Relation, type Term, texts } from '#core';
import { type Html, html } from './html.ts';

const words = texts.lesson;

/** A whole lesson, with every claim marked that is ours and not the source's. */
export function lessonPage(lesson: Lesson, catalogue: Catalogue): { readonly title: string; readonly body: Html } {
  const { title, kind, gist, risk, advice, reason, examples, phases, reinforces, inTensionWith, source } = lesson;
  const category = catalogue.category(lesson.category);
  const terms = lesson.terms.flatMap((id) => catalogue.term(id) ?? []);
  return {
    title: `${title} · Lessenbot`,
    body: html`<nav aria-label="Kruimelpad" class="crumbs">
        <a href="../lessen">Alle lessen</a>${category && html` <span aria-hidden="true">›</span> <a href="../lessen#${category.id}">${category.name}</a>`}
      </nav>
      <article>
        <p class="kind">${words.kind[kind]}</p>
        <h1>${title}</h1>
        <p class="lead">${gist}</p>
        ${claims(words.risk, risk, 'risk')}
        ${claims(words.advice, advice, 'advice')}
        ${claims(words.reason, reason)}
        ${claims(words.examples, examples)}
        ${terms.length === 0 ? undefined : glossary(terms)}
        ${signals(lesson)}
        ${claims(words.phases, phases, undefined, ({ phase }) => html`<strong>${capital(phase)}:</strong> `)}
        ${appliesTo(lesson, catalogue)}
        ${related(words.reinforces, reinforces, catalogue)}
        ${related(words.inTensionWith, inTensionWith, catalogue)}
        ${inTensionWith.length === 0 ? undefined : html`<p class="note">${words.tension}</p>`}
        <p class="source">${words.source(source.publication)}${source.seeAlso === undefined ? undefined : ` ${words.seeAlso(source.seeAlso)}`} ${words.oursNote}</p>
      </article>
      ${neighbours(lesson, catalogue)}`,
  };
}

/** Claims under a heading; where all are ours, the heading says so once. */
function claims<T extends Claim>(
  heading: string,
  list: readonly T[],
  style?: 'risk' | 'advice',
  before: (claim: T) => Html | undefined = () => undefined,
): Html | undefined {
  if (list.length === 0) return undefined;
  const allOurs = list.every(isOurs);
  const show = (claim: T) => html`${before(claim)}${claim.text}${!allOurs && isOurs(claim) ? ours : undefined}`;
  const [only, ...more] = list;
  const body =
    only && more.length === 0
      ? html`<p>${show(only)}</p>`
      : html`<ul>${list.map((claim) => html`<li>${show(claim)}</li>`)}</ul>`;
  return html`<section${style && html` class="${style}"`}><h2>${heading}${allOurs ? ours : undefined}</h2>${body}</section>`;
}

const isOurs = ({ origin }: Pick<Claim, 'origin'>): boolean => origin === 'derived';
const ours = html` <span class="ours">${words.ours}</span>`;

function glossary(terms: readonly Term[]): Html {
  const explained = ({ explanation }: Term) =>
    explanation.map((claim) => html`<dd>${claim.text}${isOurs(claim) ? ours : undefined}</dd>`);
  return html`<section><h2>${words.terms}</h2><dl>${terms.map((term) => html`<dt>${capital(term.name)}</dt>${explained(term)}`)}</dl></section>`;
}

function signals({ signals: list }: Lesson): Html {
  return html`<section><h2>${words.signals}${ours}</h2><ul>${list.map(({ kind, text }) => html`<li>${words[kind](text)}</li>`)}</ul></section>`;
}

function appliesTo({ appliesTo: list }: Lesson, catalogue: Catalogue): Html {
  const named = list.flatMap(({ intervention, origin }) => {
    const name = catalogue.intervention(intervention)?.name;
    return name === undefined ? [] : [{ text: capital(name), origin }];
  });
  return claims(words.appliesTo, named) ?? html``;
}

/** Links to other lessons, with the reason why they go together or against each other. */
function related(heading: string, relations: readonly Relation[], catalogue: Catalogue): Html | undefined {
  return claims(heading, relations, undefined, ({ lesson: id }) => {
    const title = catalogue.lesson(id)?.title;
    return title === undefined ? undefined : html`<a href="${id}">${title}</a>: `;
  });
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
