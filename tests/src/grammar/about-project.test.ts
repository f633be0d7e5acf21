import { expect, test } from 'vitest';
import type { Intent } from '../../../src/domain/intent.ts';
import { readQuestions } from '../../support/judged-questions.ts';
import { core } from '../../support/real-core.ts';

/** Sentences about the project itself, as colleagues type them, and what answers them; and sentences that are a question all the same. */
const sentences: Readonly<Partial<Record<Intent['kind'], string>>> = {
  'on-card': `
    het is gelukt! | het is niet gelukt | het is ons gelukt | het lukte niet | dat is nog niet gelukt | dat lukte ons niet
    het is helaas mislukt | het is nog niet helemaal gelukt | dit klopt niet | dit klopt niet voor ons | deze kaart klopt niet
    waarom krijg ik dit | waarom kregen we deze kaart | waarom krijgen wij deze les | waarom stuur je ons dit
    dit past niet bij ons | dit is niets voor ons | dat doen we al | we gaan dit doen | waarom zien we deze les nu
    yes, het is gelukt | dit herkennen we niet | waarom krijgen we dit bericht`,
  project: `
    wie heeft dit aangezet | wie is de eigenaar | zet het op naam van Bilal | kan dit wat minder vaak | minder vaak
    wie heeft de bot aangezet | wie heeft dit project gemaakt | wie is de eigenaar van dit project | van wie is dit project
    zet het project op naam van Fatima | ik wil het overdragen aan Piet | de naam bij de kaart klopt niet meer
    kan het wat minder | kan het wat vaker | dit is te vaak | kan het een uurtje later | kan de kaart op een ander tijdstip
    wie heeft jou hier neergezet | wie heeft de lessen ingesteld | wie beheert dit project | wie is hier de eigenaar
    zet het op mijn naam | Bilal is nu de eigenaar | Fatima neemt het project over | we krijgen te veel kaarten
    kun je het project op naam van Jan de Vries zetten | kan het iets later op de dag | mogen de kaarten op een andere dag`,
  'show-privacy': `
    gooi alles weg | wie ziet onze antwoorden | wie ziet wat we antwoorden | kan de gemeente onze antwoorden zien
    wie kan er meelezen | gooi alles van ons weg | wis al onze antwoorden | kan mijn leidinggevende onze antwoorden lezen
    worden onze antwoorden bewaard | wie kan dit allemaal lezen | hoe lang bewaar je onze antwoorden`,
  picture: `
    mag ik het overzicht | wat hebben we hiermee gedaan | maak een verslag van het project | geef een samenvatting van het project
    kan ik een overzicht krijgen van het project | maak een rapportje van ons project | wat hebben we met de lessen gedaan
    wat hebben we tot nu toe gedaan | kunnen we een samenvatting krijgen | stuur eens een verslag van wat we deden
    wat heeft het project ons opgeleverd | hoe ver zijn we al | wat hebben we al bereikt`,
  log: `
    laat de laatste kaart nog eens zien | hoeveel lessen hebben we gehad | wie heeft de fase gewijzigd | wie heeft op pauze gezet
    wat was de vorige kaart | hoeveel kaarten kregen we al | wie heeft de lessen gestopt | wie heeft er op doen we gedrukt
    wat hebben we vorige keer geantwoord | welke kaarten hebben we al gehad | toon de kaart van vorige week nog eens`,
  status: `
    er kwam geen kaart vandaag | er is vandaag geen kaart gekomen | waar blijft de kaart | waarom krijgen we niks meer
    we kregen deze week geen les | hoe lang duurt de pauze nog | staan we op pauze | loopt ons project nog
    we hebben vandaag geen kaart gehad | waarom komt er geen kaart meer | ik zie geen nieuwe les | is het project gestopt?
    hoe lang staan we nog op pauze | tot wanneer is de pauze | doet het project het nog`,
  plan: `
    hoeveel kaarten komen er nog | wanneer krijgen we weer een kaart | welke les krijgen we volgende week
    wanneer komt er weer een kaart | wat krijgen we hierna | hoeveel lessen staan er nog klaar | krijgen we vandaag nog een kaart`,
  phases: `
    welke fase zitten we | in welke fase zitten wij | wat is onze fase nu | welke fase is het nu | in wat voor fase zitten we`,
  'which-day': `
    sla de volgende over | sla een keer over | kunnen we de volgende overslaan | sla de volgende kaart maar over
    volgende keer niet graag`,
  pause: 'hou hier maar even mee op',
  stop: 'hou er maar mee op',
  search: `
    het is niet gelukt om bewoners mee te krijgen | wie is de eigenaar van het plein | wie ziet de meldingen van bewoners
    wat hebben we gedaan met de klachten | het plan klopt niet met wat bewoners willen | we zijn klaar met de overlast
    er kwam geen reactie vandaag | laat de laatste bewoner aan het woord | waarom krijg ik geen reactie van bewoners
    hoe is het gelukt om jongeren te betrekken | het past niet bij ons beleid | wie is de trekker in de wijk
    wie heeft er gelijk | te veel berichten | wat hebben bewoners gedaan | wie kan bewoners helpen | wie leest de nieuwsbrief
    waarom is dit belangrijk | overzicht van de wijk | wat levert participatie op | we zijn gestopt met de app
    mensen krijgen geen bericht terug | de laatste bewoners haken af | waar is de wijkagent | wij hebben geen tijd
    zet de brief op naam van de wijkagent | de gemeente neemt het over | we willen het overdragen aan bewoners`,
};
const listed = (phrases: string) => phrases.split(/[|\n]/).flatMap((words) => words.trim() || []);
const table = Object.entries(sentences).flatMap(([kind, phrases]) =>
  listed(phrases).map((words) => [words, kind] as const),
);

test.each(table)('“%s” is %s', (words, kind) => expect(core.understand(words, '2026-11-28').kind).toBe(kind));

test.each(
  listed(`we zijn klaar met het project | we stoppen met het project | het project is klaar | het project is afgelopen
    ons project is afgerond | we willen van de bot af | het project zit erop | we hebben de bot niet meer nodig | de lessen mogen wel stoppen | we willen stoppen met de kaarten`),
)('“%s” may be a story, so to stop is only offered', (words) =>
  expect(core.understand(words, '2026-11-28')).toMatchObject({ kind: 'did-you-mean', intent: { kind: 'stop' } }),
);

test('no real question with an answer goes to a command: at most to what has a name', () => {
  const answered = Object.values(readQuestions())
    .flat()
    .filter(({ relevant }) => Object.keys(relevant).length > 0);
  expect(answered.length).toBeGreaterThan(500);
  const isName = (intent: Intent) => /^show-(?:lesson|term|example|category)$/.test(intent.kind);
  const astray = answered.flatMap(({ q }) => {
    const intent = core.understand(q, '2026-11-28');
    const meant = intent.kind === 'did-you-mean' ? intent.intent : intent;
    return meant.kind === 'search' || isName(meant) ? [] : [[q, meant.kind]];
  });
  expect(astray).toEqual([]);
});
