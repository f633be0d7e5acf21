import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import MarkdownIt from 'markdown-it';
import { pageHeaders } from './page-files.ts';

/** The guides that the page links to, by their address under `/playground/` and the name of their file in docs/. */
const guides: Readonly<Record<string, string>> = {
  handleiding: 'In gebruik',
  beheer: 'In Slack of Teams zetten',
  avg: 'De bot en de AVG',
  inhoud: 'Lessen aanpassen',
};
const folder = join(import.meta.dirname, '..', 'docs');

/** `GET /playground/handleiding` and the other guides of docs/: the same text that stands beside the code, good to read, with a way back. */
export function guidePages(): express.Router {
  const router = express.Router();
  for (const name of Object.keys(guides)) {
    router.get(`/playground/${name}`, (_request, response) => {
      const text = read(name);
      if (text === undefined) response.status(404).end();
      else response.set(pageHeaders).type('html').send(toPage(name, text));
    });
  }
  return router;
}

/** Read anew each time: somebody may be writing it. Nothing when this copy of the bot came without its docs. */
function read(name: string): string | undefined {
  try {
    return readFileSync(join(folder, `${name}.md`), 'utf8');
  } catch {
    return undefined;
  }
}

function toPage(name: string, text: string): string {
  const others = Object.entries(guides).map(([other, label]) =>
    other === name
      ? `<li><span aria-current="page">${label}</span></li>`
      : `<li><a href="/playground/${other}">${label}</a></li>`,
  );
  return `<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${guides[name]}: Lessenbot</title>
    <link rel="icon" href="/playground/page/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/playground/page/base.css">
    <link rel="stylesheet" href="/playground/page/guide.css">
  </head>
  <body>
    <a class="skip" href="#inhoud">Naar de inhoud</a>
    <header class="guide-top">
      <a class="guide-back" href="/">Terug naar de speeltuin</a>
      <nav aria-label="Uitleg"><ul>${others.join('')}<li><a href="/lessen">Alle lessen</a></li></ul></nav>
    </header>
    <main id="inhoud" tabindex="-1">${render(text)}</main>
  </body>
</html>
`;
}

/** No HTML from a text ever reaches the page. */
const markdown = new MarkdownIt({ html: false, linkify: false });

/** The text with an address at each part, and before the first one what stands on the page, folded in. */
function render(text: string): string {
  const tokens = markdown.parse(text, {});
  const parts = tokens.flatMap((token, at) => {
    if (token.type !== 'heading_open' || token.tag === 'h1') return [];
    const title = tokens[at + 1]?.content ?? '';
    token.attrSet('id', anchorOf(title));
    return token.tag === 'h2' ? [{ title, at }] : [];
  });
  const items = parts.map(({ title }) => `<li><a href="#${anchorOf(title)}">${markdown.renderInline(title)}</a></li>`);
  const contents = `<details class="guide-contents"><summary>Op deze pagina</summary><ul>${items.join('')}</ul></details>\n`;
  const html = (some: typeof tokens) => markdown.renderer.render(some, markdown.options, {});
  const first = parts[0]?.at ?? tokens.length;
  return `${html(tokens.slice(0, first))}${contents}${html(tokens.slice(first))}`;
}

/** As GitHub makes the address of a heading, so that links in docs/ work in both places. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(/\s/g, '-');
const { rules } = markdown.renderer;
// What is wide scrolls by itself, with the keyboard too.
rules.table_open = () => '<div class="guide-table" tabindex="0"><table>';
rules.table_close = () => '</table></div>';
rules.fence = (tokens, at) =>
  `<pre tabindex="0"><code>${markdown.utils.escapeHtml(tokens[at]?.content ?? '')}</code></pre>`;
/** To another guide, or a place on this page; a file that is not served stays words. */
rules.link_open = (tokens, at, options, _env, self) => {
  const token = tokens[at];
  const href = String(token?.attrGet('href') ?? '');
  const guide = /^(\w+)\.md$/.exec(href)?.[1];
  if (guide !== undefined && Object.hasOwn(guides, guide)) token?.attrSet('href', `/playground/${guide}`);
  else if (!/^(?:https:|#)/.test(href) && token) token.attrs = null;
  return self.renderToken(tokens, at, options);
};
