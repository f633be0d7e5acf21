import { type Catalogue, type Category, type Lesson, markedClaim, texts } from '#core';
import { type Content, type Html, html } from './html.ts';
import { lessonEntry } from './lesson-entry.ts';
import { toSupport } from './support-link.ts';

/** Who runs this bot, and a mail address or page where people reach them. */
export type Operator = { readonly name?: string; readonly support?: string };
type About = { readonly keepsQuestions: boolean; readonly operator: Operator };

/** All lessons by category, each with its gist. */
export function listPage(catalogue: Catalogue, about: About): Content {
  const { categories, lessons, source } = catalogue;
  const title = 'Lessen over participatie en veiligheid';
  return {
    title,
    body: html`<h1>${title}</h1>
      <p class="lead">Wat kan een project met bewoners laten slagen of mislukken? Hier staan ${lessons.length} lessen, per onderwerp.</p>
      <nav aria-label="Onderwerpen">
        <ul class="topics">${categories.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ul>
      </nav>
      ${categories.map((category) => topic(category, catalogue))}
      ${aboutUs(about)}
      <p class="source">${texts.source.line(source.publication)} <a href="bron">${texts.buttons.moreOfSource}</a></p>`,
  };
}

/** What Slack and Teams link to from the app: what is kept, and what the bot is not. */
const aboutUs = ({ keepsQuestions, operator }: About): Html => html`<section aria-labelledby="privacy">
        <h2 id="privacy" tabindex="-1">Privacy</h2>
        <p>Lessenbot leest alleen wat je aan de bot vraagt, en bewaart je vraag niet.${keepsQuestions ? html` Past er geen les bij, dan bewaart de bot 90 dagen lang losse woorden uit de vraag, zonder naam en zonder kanaal.` : undefined} Van een bericht dat de bot naleest (<em>toets</em>) bewaart hij niets. Heeft een kanaal een project? Dan bewaart de bot:</p>
        <ul>
          <li>wat het team over het project vertelde, en de naam van wie het aanzette;</li>
          <li>welke kaarten zijn verstuurd en wat het team antwoordde, nooit wie;</li>
          <li>of er een pagina van het project is en sinds wanneer, niet het adres ervan;</li>
          <li>welke les in het kanaal is geopend en wanneer, 90 dagen lang, nooit door wie.</li>
        </ul>
        <p>Wat bij een project hoort, blijft staan tot iemand het wist. Haalt een werkruimte in Slack de app weg? Dan wist de bot na 30 dagen alles van die werkruimte.</p>
        <p>${runBy(operator)} kan alles van een werkruimte laten zien en wissen. ${contact(operator)}</p>
      </section>
      <section aria-labelledby="voorwaarden">
        <h2 id="voorwaarden" tabindex="-1">Voorwaarden</h2>
        <p>De lessen zijn een hulp bij je eigen afweging. Ze zijn geen juridisch advies. Zet geen namen of adressen van bewoners in je vraag.
          Lessenbot is open source, onder de EUPL 1.2.</p>
      </section>`;

const runBy = ({ name }: Operator): string =>
  name === undefined ? 'De organisatie die deze bot draait,' : `De organisatie die deze bot draait, ${name},`;

/** Without an address the way is the colleague who put the bot there. */
function contact({ support }: Operator): Html {
  if (support === undefined) return html`Wil je dat? Vraag het aan wie de bot bij jullie heeft neergezet.`;
  return html`Wil je dat, of heb je een vraag? <a href="${toSupport(support)}">${support}</a>`;
}

function topic({ id, name, summary }: Category, catalogue: Catalogue): Html {
  return html`<section aria-labelledby="${id}">
        <h2 id="${id}" tabindex="-1">${name}</h2>
        <p>${markedClaim(summary)}</p>
        <ul class="lessons">${catalogue.lessonsIn(id).map(entry)}</ul>
      </section>`;
}

function entry(lesson: Lesson): Html {
  const isPrecondition = lesson.kind === 'precondition';
  const mark = isPrecondition ? html` <span class="kind">${texts.lesson.kind.precondition}</span>` : undefined;
  return lessonEntry(lesson, { mark });
}
