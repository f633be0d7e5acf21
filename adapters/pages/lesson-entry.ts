import { type Lesson, markedClaim } from '#core';
import { type Html, html } from './html.ts';

type Place = {
  /** From the page to the folder above `/lessen`. */
  readonly up?: string;
  /** What there is to say behind the title. */
  readonly mark?: Html | undefined;
};

/** A lesson in a list of lessons: its title, which opens it, and its gist. */
export const lessonEntry = ({ id, title, gist }: Lesson, { up = '', mark }: Place = {}): Html =>
  html`<li><a href="${up}lessen/${id}">${title}</a>${mark}<p>${markedClaim(gist)}</p></li>`;
