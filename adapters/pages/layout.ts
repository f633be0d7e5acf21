import { type Html, html } from './html.ts';

type Page = {
  readonly title: string;
  /** From this page to the folder above `/lessen`, so that links hold behind any address. */
  readonly up: '' | '../';
  readonly faults: readonly string[];
  readonly body: Html;
};

/** A whole page: readable without scripts, with a way past the top for who uses a keyboard. */
export function page({ title, up, faults, body }: Page): string {
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
    <header class="site"><a href="${up}lessen">Lessenbot</a> <span>lessen over participatie en veiligheid</span></header>
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
