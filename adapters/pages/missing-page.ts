import { type Core, clip, type Lesson } from '#core';
import { type Content, html } from './html.ts';
import { lessonEntry } from './lesson-entry.ts';

const texts = {
  lesson: {
    title: 'Deze les is er niet',
    text: 'Misschien heeft de les een andere naam gekregen, of klopt het adres niet.',
  },
  page: { title: 'Deze pagina is er niet', text: 'Misschien klopt het adres niet, of is de pagina weggehaald.' },
} as const;

/** For an address where nothing is: says so, and shows the lessons that are nearest to it, or else the subjects, and the way to all. */
export function missingPage(
  what: keyof typeof texts,
  address: string,
  { core, up }: { readonly core: Core; readonly up: string },
): Content {
  const { title, text } = texts[what];
  const near = nearest(address, core);
  const { categories } = core.catalogue;
  return {
    title: `${title} · Lessenbot`,
    body: html`<h1>${title}</h1>
      <p>${text}</p>
      ${
        near.length === 0
          ? html`<h2>Kies een onderwerp</h2>
      <ul class="topics">${categories.map(({ id, name }) => html`<li><a href="${up}lessen#${id}">${name}</a></li>`)}</ul>`
          : html`<h2>Bedoel je een van deze?</h2>
      <ul class="lessons">${near.map((lesson) => lessonEntry(lesson, { up }))}</ul>`
      }
      <nav class="way" aria-label="Verder"><a href="${up}lessen">Bekijk alle lessen</a></nav>`,
  };
}

/** What the search makes of the words of an address. */
function nearest(address: string, { catalogue, search }: Core): readonly Lesson[] {
  const { answers, maybe } = search.look(clip(address, 200).replace(/[-_/.+]+/g, ' '));
  const found = answers.length > 0 ? answers : maybe;
  return found.slice(0, 3).flatMap(({ lesson }) => catalogue.lesson(lesson) ?? []);
}
