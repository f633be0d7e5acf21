import { type Html, html } from '../../pages/html.ts';
import { page } from '../../pages/layout.ts';

/** How somebody's try to install us ended, or begins. */
export type InstallPage =
  | { readonly kind: 'begin'; readonly authorize: string }
  | { readonly kind: 'done'; readonly name: string | undefined; readonly isWhole: boolean }
  | { readonly kind: Ended };

/** Without success; from each there is a way on. */
type Ended = 'denied' | 'strange' | 'old' | 'used' | 'refused' | 'silent' | 'ours' | 'store-away';

/** What the browser hears besides the page. https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status */
export function statusOf({ kind }: InstallPage): number {
  return statuses[kind];
}

const statuses: Readonly<Record<InstallPage['kind'], number>> = {
  begin: 200,
  done: 200,
  denied: 200,
  strange: 400,
  old: 400,
  used: 400,
  refused: 502,
  ours: 502,
  silent: 504,
  'store-away': 503,
};

/** A whole page, in the dress of the reading pages. */
export function installPage(about: InstallPage): string {
  const { title, body } = contentOf(about);
  return page({ title: `${title} · Lessenbot`, up: '../', faults: [], body: html`<h1>${title}</h1>${body}` });
}

type Content = { readonly title: string; readonly body: Html };

function contentOf(about: InstallPage): Content {
  if (about.kind === 'begin') return begin(about.authorize);
  if (about.kind === 'done') return done(about);
  const { title, says } = endings[about.kind];
  return { title, body: html`${says.map((sentence) => html`<p>${sentence}</p>`)}${again}` };
}

function begin(authorize: string): Content {
  return {
    title: 'Lessenbot in jullie Slack zetten',
    body: html`<p>Lessenbot geeft lessen over participatie en veiligheid, op het moment dat je project ze nodig heeft.</p>
      <p>Je gaat nu naar Slack. Daar kies je jullie werkruimte en zie je welke rechten de bot vraagt. Mag je zelf geen apps toevoegen? Dan kun je het daar aan je beheerder vragen.</p>
      <p><a class="button" href="${authorize}">Naar Slack</a></p>
      <p>Doe dit binnen tien minuten, in deze browser.</p>`,
  };
}

function done({ name, isWhole }: Extract<InstallPage, { readonly kind: 'done' }>): Content {
  const where = name ?? (isWhole ? 'jullie organisatie' : 'jullie werkruimte');
  return {
    title: `Lessenbot staat in ${where}`,
    body: html`<p>Zo begin je:</p>
      <ol>
        <li>Open Slack en ga naar het kanaal van je project.</li>
        <li>Typ <code>/invite @Lessenbot</code>. Daarna mag de bot daar kaarten plaatsen.</li>
        <li>Typ <code>/lessen</code>. Het antwoord zie alleen jij.</li>
      </ol>
      ${isWhole ? html`<p>Is de bot in een werkruimte nog niet te vinden? Dan voegt een beheerder van jullie organisatie hem daar toe.</p>` : undefined}
      <p>Deze pagina mag je sluiten.</p>`,
  };
}

const again = html`<p><a class="button" href="install">Opnieuw beginnen</a></p>`;

type Ending = { readonly title: string; readonly says: readonly string[] };

const endings: Readonly<Record<Ended, Ending>> = {
  denied: {
    title: 'Lessenbot is niet toegevoegd',
    says: [
      'In Slack is geen toestemming gegeven, dus er is niets veranderd.',
      'Bedacht je je? Begin dan opnieuw. Mag je geen apps toevoegen, vraag het dan aan de beheerder van jullie Slack.',
    ],
  },
  strange: {
    title: 'Dit hoort niet bij deze browser',
    says: [
      'Je bent in een andere browser begonnen, of je kwam hier zonder te beginnen. Er is niets toegevoegd.',
      'Begin opnieuw en blijf in dezelfde browser. Zet cookies aan als ze uit staan.',
    ],
  },
  old: {
    title: 'Het duurde te lang',
    says: ['Er zaten meer dan tien minuten tussen. Er is nu niets toegevoegd.', 'Begin opnieuw.'],
  },
  used: {
    title: 'Deze stap is al gedaan',
    says: [
      'Misschien heb je de pagina opnieuw geladen. Typ /lessen in Slack om te zien of Lessenbot er staat.',
      'Staat hij er niet? Begin dan opnieuw.',
    ],
  },
  refused: {
    title: 'Slack maakte het niet af',
    says: ['Slack nam de toestemming niet aan. Lessenbot is nu niet toegevoegd.', 'Begin opnieuw.'],
  },
  silent: {
    title: 'Slack antwoordt niet',
    says: [
      'We weten niet of het is gelukt. Typ over een minuut /lessen in Slack om te zien of Lessenbot er staat.',
      'Staat hij er niet? Begin dan opnieuw.',
    ],
  },
  ours: {
    title: 'Lessenbot is niet goed ingesteld',
    says: [
      'Slack herkent de instellingen van deze Lessenbot niet. Er is niets toegevoegd.',
      'Zeg het tegen wie Lessenbot beheert: in het logboek staat wat er mis is. Daarna kun je opnieuw beginnen.',
    ],
  },
  'store-away': {
    title: 'Het lukt nu niet',
    says: [
      'Slack zei ja, maar Lessenbot kan het nu niet bewaren. Daardoor werkt hij nog niet.',
      'Wacht een paar minuten en begin opnieuw. Je hoeft in Slack niets weg te halen.',
    ],
  },
};
