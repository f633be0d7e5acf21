import { texts } from '#core';
import { type Html, html } from './html.ts';

type Page = {
  readonly title: string;
  /** From this page to the folder above `/lessen`, so that links hold behind any address. */
  readonly up: string;
  readonly faults: readonly string[];
  /** What was typed in the search box. */
  readonly asked?: string | undefined;
  /** Whether the playground is on, to go back to. */
  readonly playground?: boolean;
  readonly body: Html;
};

/** A whole page: readable without scripts, with a way past the top for who uses a keyboard. */
export function page({ title, up, faults, asked = '', playground = false, body }: Page): string {
  return html`<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="stylesheet" href="${up}lessen/stijl.css">
  </head>
  <body>
    <a class="skip" href="#inhoud">Naar de inhoud</a>
    <header class="site">
      <p class="name"><a href="${up}lessen">Lessenbot</a> <span>lessen over participatie en veiligheid</span>${playground ? html` <a class="back" href="${up || './'}">Terug naar de speeltuin</a>` : undefined}</p>
      ${searchBox(up, asked)}
    </header>
    ${faults.length === 0 ? undefined : banner(faults)}
    <main id="inhoud" tabindex="-1">
      ${body}
    </main>
    <footer class="site">Lessenbot geeft lessen door en geeft geen juridisch advies.</footer>
  </body>
</html>
`.html;
}

/** For editors: what was saved last is not used, and why. */
function banner(faults: readonly string[]): Html {
  return html`<section class="faults" role="status" aria-label="Fouten in de lessen">
      <p><strong>Deze bladzijde laat nog de vorige versie zien.</strong> In wat je hebt opgeslagen ${faults.length === 1 ? 'zit een fout' : `zitten ${faults.length} fouten`}:</p>
      <ul>${faults.slice(0, 20).map((fault) => html`<li>${fault}</li>`)}</ul>
    </section>`;
}

/** A form that works by itself: the words go in the address of the page with the answer. */
const searchBox = (up: string, asked: string): Html => html`<search>
        <form action="${up}lessen" method="get">
          <label for="zoek">${texts.askAnywhere.title}</label>
          <input id="zoek" name="zoek" type="search" value="${asked}" maxlength="300" autocomplete="off" enterkeyhint="search">
          <button type="submit">${texts.askAnywhere.submit}</button>
        </form>
      </search>`;
