import { type Catalogue, factsOf, markedClaim, texts } from '#core';
import { type Content, type Html, html } from './html.ts';

const words = texts.source;

/** Where the lessons come from, for who wants to know before trusting them: what is known, what is not, and what is ours. */
export function sourcePage({ source, lesson }: Catalogue): Content {
  const { known, unknown, grouping, refersTo, texts: own } = source;
  const named = refersTo.lessons.flatMap((id) => lesson(id) ?? []);
  return {
    title: `${words.title} · Lessenbot`,
    body: html`<nav aria-label="Kruimelpad" class="crumbs"><a href="lessen">Alle lessen</a></nav>
      <h1>${words.title}</h1>
      ${list([...known, ...unknown])}
      <section><h2>${words.grouping}</h2>${list(grouping.map(markedClaim))}</section>
      <section><h2>${words.piece.title(refersTo.title)}</h2>
        <p>${words.piece.text}</p>
        <p>${words.piece.lessons}:</p>
        <ul class="lessons">${named.map(({ id, title }) => html`<li><a href="lessen/${id}">${title}</a></li>`)}</ul>
      </section>
      <section><h2>${words.marks}</h2><p>${words.marksText}</p><p>${own.makers}</p>
        <dl>${factsOf(source).map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
      </section>
      <section><h2>${words.rights}</h2>${list(own.rights)}</section>
      <section><h2>${words.wrong}</h2><p>${words.wrongText}</p></section>`,
  };
}

const list = (lines: readonly string[]): Html => html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
