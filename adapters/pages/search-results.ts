import { type Category, type Core, clip, type Intent, impossible, type Part, type Reply, texts, tidy } from '#core';
import { type Content, type Html, html } from './html.ts';
import { lessonEntry } from './lesson-entry.ts';

/** No question that anybody types in a box is longer. */
const longest = 300;

const words = {
  title: (asked: string) => `${texts.askAnywhere.title}: ${asked}`,
  all: 'Bekijk alle lessen',
} as const;

/** What somebody typed in the search box, fit to ask and to show again. */
export function askedIn(query: unknown): string {
  return typeof query === 'string' ? clip(tidy(query.slice(0, longest * 2)), longest) : '';
}

/** The answer of the bot to a question from the search box, as a page. Nothing of the question is kept. */
export function resultsPage(asked: string, core: Core): Content {
  const reply = answerTo(asked, core);
  return {
    title: `${words.title(clip(asked, 60))} · Lessenbot`,
    body: html`<h1>${reply.title}</h1>
      ${reply.parts.map((part) => toHtml(part, core))}
      <nav class="way" aria-label="Verder"><a href="lessen">${words.all}</a></nav>`,
  };
}

/** A lesson by its name is a list of one; what is no lesson here, such as a command for a channel, is looked for. */
function answerTo(asked: string, core: Core): Reply {
  const intent: Intent = core.understand(asked);
  switch (intent.kind) {
    case 'show-lesson':
      return { ...core.open({ kind: 'list-lessons', lessons: [intent.lesson] }), title: texts.search.title(asked) };
    case 'show-category':
    case 'show-example':
    case 'show-term':
      return core.open(intent);
    default:
      return core.open({ kind: 'search', words: asked });
  }
}

function toHtml(part: Part, core: Core): Html | undefined {
  switch (part.kind) {
    case 'text':
      return html`<p>${part.text}</p>`;
    case 'heading':
      return html`<h2>${part.text}</h2>`;
    case 'note':
      return html`<p class="note">${part.text}</p>`;
    case 'section':
      return html`<section><h2>${part.heading}</h2><p>${part.text}</p></section>`;
    case 'points':
      return html`${part.heading && html`<h2>${part.heading}</h2>`}<ul>${part.points.map((point) => html`<li>${point}</li>`)}</ul>`;
    case 'facts':
      return html`<dl>${part.facts.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
    case 'rows':
      return html`${part.heading && html`<h2>${part.heading}</h2>`}
        <ul class="lessons">${part.rows.map((row) => toEntry(row, core))}</ul>`;
    case 'menu':
      return links(part.choices, core);
    case 'buttons':
      return links(part.buttons, core);
    case 'link':
      return html`<p><a href="${part.url}">${part.label}</a></p>`;
    case 'table':
      return undefined;
    default:
      return impossible(part);
  }
}

type Opens = Extract<Part, { readonly kind: 'buttons' }>['buttons'][number]['intent'];
type Row = Extract<Part, { readonly kind: 'rows' }>['rows'][number];

function toEntry({ title, text, match, opens }: Row, core: Core): Html {
  const address = addressOf(opens, core);
  const name = address === undefined ? html`<strong>${title}</strong>` : html`<a href="${address}">${title}</a>`;
  return html`<li>${name}${text && html`<p>${text}</p>`}${match && html`<p class="match">${match}</p>`}</li>`;
}

/** Buttons that open what has a page. What is behind *Meer resultaten* is simply there: a page has room. */
function links(buttons: readonly { readonly label: string; readonly intent: Opens }[], core: Core): Html {
  const more = buttons.flatMap(({ intent }) => (intent.kind === 'list-lessons' ? intent.lessons : []));
  const rest = more.flatMap((id) => core.catalogue.lesson(id) ?? []);
  const open = buttons.flatMap(({ label, intent }) => {
    const address = addressOf(intent, core);
    return address === undefined ? [] : [html`<li><a href="${address}">${label}</a></li>`];
  });
  return html`${
    rest.length === 0
      ? undefined
      : html`<section><h2>${texts.buttons.more}</h2>
        <ul class="lessons">${rest.map((lesson) => lessonEntry(lesson))}</ul>
      </section>`
  }${open.length === 0 ? undefined : html`<ul class="topics">${open}</ul>`}`;
}

function addressOf(intent: Opens, { catalogue }: Core): string | undefined {
  switch (intent.kind) {
    case 'show-lesson':
      return catalogue.lesson(intent.lesson) && `lessen/${intent.lesson}`;
    case 'show-category':
      return `lessen#${intent.category satisfies Category['id']}`;
    case 'show-source':
      return 'bron';
    default:
      return undefined;
  }
}
