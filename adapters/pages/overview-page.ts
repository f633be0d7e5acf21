import { type ProjectReport, projectTexts } from '#core';
import { type Content, type Html, html } from './html.ts';

const { report: words } = projectTexts.page;
const { picture, plan, log } = projectTexts;
type Category = ProjectReport['categories'][number];

/** A project on one or two sheets of paper: what it does, what worked, what was sent, and what comes. */
export function overviewPage(report: ProjectReport): Content {
  const { name, phase, interventions, rhythm, asOf, begun, categories, standing } = report;
  return {
    title: `${name} · Lessenbot`,
    body: html`<article class="overview">
      <p class="kind">${words.asOf(asOf)}</p>
      <h1>${name}</h1>
      <p class="lead">${interventions.join(', ') === name ? undefined : `${interventions.join(', ')}. `}${words.phase(phase)}.</p>
      <p class="note">${words.begun(begun)} ${rhythm}. ${standing}</p>
      <section><h2>${words.picture}</h2>
        <p>${picture.intro(...metOf(categories))}</p>
        <div class="grid">${categories.map(toGrid)}</div>
      </section>
      <section><h2>${words.worked}</h2>${worked(categories)}</section>
      <section><h2>${words.sent}</h2>
        ${report.log.length === 0 ? html`<p>${log.empty}</p>` : table(log.table, report.log)}
        ${report.older === 0 ? undefined : html`<p class="note">${words.older(report.older)}</p>`}
      </section>
      <section><h2>${words.next}</h2>${coming(report)}</section>
      <p class="note">${log.privacy}</p>
    </article>`,
  };
}

/** While nobody can look. */
export const awayPage = (): Content => ({
  title: words.away.title,
  body: html`<h1>${words.away.title}</h1><p>${words.away.text}</p>`,
});

const metOf = (categories: readonly Category[]): readonly [met: number, all: number] => [
  categories.reduce((sum, { met }) => sum + met, 0),
  categories.reduce((sum, { lessons }) => sum + lessons.length, 0),
];

/** A mark for each lesson with its words, so that no colour is needed; the mark itself is not read out. */
const toGrid = ({ name, met, lessons }: Category): Html => html`<div>
          <h3>${name} <span class="ours">${words.met(met, lessons.length)}</span></h3>
          <ul>${lessons.map(
            ({ id, title, state, label, date }) =>
              html`<li class="is-${state}"><span class="mark" aria-hidden="true">${picture.marks[state]}</span> <span><a href="../lessen/${id}">${title}</a> <span class="ours">${label}${date === undefined ? '' : `, ${date}`}</span></span></li>`,
          )}</ul>
        </div>`;

function worked(categories: readonly Category[]): Html {
  const lessons = categories.flatMap((category) => category.lessons.filter(({ state }) => state === 'worked'));
  if (lessons.length === 0) return html`<p>${words.noneWorked}</p>`;
  return html`<ul class="worked">${lessons.map(({ title, date }) => html`<li>${title}${date === undefined ? '' : ` (${date})`}</li>`)}</ul>`;
}

function coming({ plan: planned, asks }: ProjectReport): Html {
  const rows = planned.map(({ date, title, why }) => [date, title, why] as const);
  return html`${asks && html`<p>${asks}</p>`}${rows.length === 0 ? html`<p>${words.nothingNext}</p>` : table(plan.table, rows)}`;
}

type Heads = { readonly caption: string; readonly columns: readonly { readonly name: string }[] };

const table = ({ caption, columns }: Heads, rows: readonly (readonly string[])[]): Html => html`<table>
          <caption>${caption}</caption>
          <thead><tr>${columns.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
          <tbody>${rows.map(([first, ...more]) => html`<tr><th scope="row">${first}</th>${more.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
        </table>`;
