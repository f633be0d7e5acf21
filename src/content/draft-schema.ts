import { z } from 'zod';
import { draftChannels, draftRuleIds, type draftSigns } from '../domain/draft.ts';
import { line, several, slug } from './schema-parts.ts';

const pattern = line(200).regex(
  /^\S+( \S+)*$/u,
  'heeft twee spaties achter elkaar. Zet tussen twee woorden één spatie',
);
/** Enough for `risico`, which has more names than any other sign: for each theme, spoken and formal. */
const patterns = several(pattern, 500);
const about = (what: string) =>
  patterns.describe(`Woorden voor ${what}. Bovenaan het bestand staat wat *, …, # en | doen.`);

/** What each list of signs holds. A sign without a line here does not compile. */
const signs: Readonly<Record<(typeof draftSigns)[number], z.ZodType<string[]>>> = {
  risico: about('iets wat onveilig is, of zo voelt'),
  veiligheid: about('een onderwerp van veiligheid, ook als er niets misgaat'),
  leefbaarheid: about('iets uit de straat of het gebouw, dat alleen nog niets zegt'),
  voorval: about('iets wat is gebeurd'),
  gebod: about('iets doen. Ze tellen alleen mee vooraan in een zin of zinsdeel'),
  handeling: about('iets doen, anders gezegd'),
  schijnstap: about('wat op een stap lijkt en er geen is'),
  vraagcontact: about('vragen of iets terugzeggen'),
  hulpvraag: about('een vraag om hulp van de lezer'),
  geruststelling: about('wat voorbij is, of meevalt'),
  vergelijking: about('wat een cijfer betekenis geeft'),
  telling: about('een aantal voorvallen'),
  herhaling: about('iets wat weer gebeurt, of weer wordt gezegd'),
  alarm: about('gevaar dat groter klinkt dan het is'),
  waarschuwing: about('een waarschuwing. In hoofdletters slaan ze alarm'),
  belofte: about('een belofte zonder grens'),
  begrensd: about('een belofte met een grens, of geen belofte'),
  meedoen: about('bewoners die meedoen'),
  verdeling: about('wie wat doet'),
  buiten_rol: about('wat bewoners doen en bij de politie hoort'),
  binnen_rol: about('wie dat zelf mag, of dat het juist niet moet'),
  herkenbaar: about('iemand die te herkennen is'),
  persoon: about('een persoon'),
  aanduiding: about('iemand die zonder naam wordt aangewezen'),
  verdenking: about('iets slechts dat iemand deed, of waar het slecht mee gaat'),
  kenmerk: about('hoe iemand eruitziet'),
  nabij: about('iemand die dichtbij is'),
  ver: about('een afzender die ver weg is'),
  antwoord: about('iets terugzeggen'),
  mens: about('een mens die je kunt spreken'),
  digitaal: about('contact via een scherm'),
  drempel: about('contact dat veel moeite kost'),
  makkelijk: about('contact dat weinig moeite kost'),
  anders_nieuws: about('goed of gewoon nieuws'),
  intern: about('een bericht onder collega’s'),
  beleid: about('de taal van beleid'),
  acuut: about('iets wat nu aan de hand is'),
  vraag_aan_bot: about('een vraag aan de bot zelf'),
};

/** What the second reader of drafts looks for, asks and advises. */
export const draftEntry = z.strictObject({
  regels: several(
    z
      .strictObject({
        id: z.enum(draftRuleIds).describe('Het id van de regel. Wat een regel ziet, staat in de code.'),
        les: slug
          .optional()
          .describe(
            'Het id van de les waar de regel bij hoort. Op de kaart kun je die openen. Van onszelf? Laat het dan weg.',
          ),
        herkomst: z
          .enum(['bron', 'afgeleid', 'buiten_de_bron'])
          .describe('Of de les dit zelf zegt, wij het uit de les afleiden, of het van onszelf is.'),
        gewicht: z.int().min(1).max(10).describe('Hoe zwaarder, hoe eerder de regel op de kaart staat.'),
        kanalen: several(z.enum(draftChannels), draftChannels.length).describe(
          'Voor welke soorten berichten de regel geldt.',
        ),
        vraag: line(90).describe('Wat de tweede lezer vraagt. Het is de kop van de opmerking.'),
        advies: line(200).describe('Wat helpt om het bericht te herschrijven.'),
        voorbeeld: line(120).describe('Een zin die laat zien hoe het kan.'),
      })
      .refine(
        ({ les, herkomst }) => (les === undefined) === (herkomst === 'buiten_de_bron'),
        'heeft een les, of is buiten de bron. Schrijf “les:”, of “herkomst: buiten_de_bron”',
      ),
    draftRuleIds.length,
  ).describe('De regels: wat de tweede lezer vraagt en aanraadt.'),
  tekens: z.strictObject(signs).describe('De woorden waaraan de regels iets herkennen.'),
});
