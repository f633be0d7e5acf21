import type { NoDraft } from '../domain/draft.ts';
import type { Draft } from './seen-signs.ts';

type OtherText = {
  readonly why: NoDraft;
  readonly marks: readonly RegExp[];
  readonly least: number;
  /** Of a club or a church, that may tell of something unsafe as well. */
  readonly club?: true;
};

/** What a text calls itself, at its very beginning. */
const titles: readonly (readonly [NoDraft, RegExp])[] = [
  [
    'internal',
    /^(?:interne? |concept[- ])?(?:notulen|besluitenlijst|actie(?:punten)?lijst|draaiboek|memo|(?:de)?briefing|(?:dienst|rayon|ploeg)?overdracht|\p{L}+overdracht|dienstrooster|rooster (?:boa|handhaving|toezicht)|logboek|sitrep|situatierapport|content ?kalender|communicatie(?:kalender|plan|strategie)|spreek(?:regels|lijn|tekst)|woordvoeringslijn|plan van aanpak|projectplan|startnotitie|voortgangsrapportage|mutatie(?:rapport)?|persbericht|adviesnota|stakeholder\p{L}*|projectopdracht|(?:beoordelings|functionerings|voortgangs)gesprek|evaluatie (?:social|campagne|pilot)|(?:agenda|terugblik|verslag|bijeenkomst|actie\p{L}*|besluiten) [^\n]{0,40}(?:overleg|vergadering|commissie|werkgroep|mt))\b/iu,
  ],
  [
    'policy',
    /^(?:raadsvoorstel|collegevoorstel|raads(?:informatie)?brief|(?:motie|amendement)\b|schriftelijke vragen|raadsvra(?:gen|ag)\b|technische vragen|(?:beantwoording|antwoord) (?:op )?(?:de )?(?:schriftelijke|technische|raads|art|vragen (?:ex|art))|artikel \d|hoofdstuk \d|bijlage \d|\d{1,2}\.\d{1,2}(?:\.\d{1,2})* (?!uur)\p{L}|verordening|beleidsregels?|(?:management)?samenvatting$|\p{L}*overeenkomst\b|convenant\b|verwerkingsregister|definities|begrippen(?:lijst)?\b|cursusopzet|collegebesluit|\p{L}*polis\b|besluit van (?:het college|de burgemeester)|aanwijzingsbesluit|noodverordening)/iu,
  ],
  [
    'other-subject',
    /^(?:(?:factuur|offerte|pakbon|orderbevestiging)\b|recept\b|wedstrijdverslag|(?:eind)?uitslag\b|te koop\b|(?:gratis )?(?:aangeboden|af te halen|op te halen|weg te geven)\s*[:!]|gratis (?:af te halen|op te halen)|te huur\b|proces-verbaal|gedicht\b|songtekst\b|klacht(?:brief)?\b|bezwaar(?:schrift)?\b|sollicitatie\p{L}*|bewijs van betaling|spreekbeurt|werkstuk|voorbeeldzinnen|tentoonstelling|expositie|(?:film|boeken|kijk|lees)tip\b|toets groep|proefwerk|huiswerk|black friday)/iu,
  ],
];

/** What such texts are made of; one mark alone says little. */
const kinds: readonly OtherText[] = [
  {
    why: 'internal',
    least: 2,
    marks: [
      /^(?:aanwezig|afwezig|deelnemers|aanwezigen|verhinderd)\b[^:\n]{0,12}:/imu,
      /\bafwezig m\.k\b|\bbericht van verhindering/iu,
      /\bactie(?:houder)?: ?\p{L}|\(actie /iu,
      /^(?:\d+[.)]? )?(?:opening|rondvraag|sluiting|vaststelling)\b/imu,
      /^(?:kort )?verslag\b/iu,
      /(?:^[^|\n]+\|[^|\n]+\|[^\n]*\n?){2,}/mu,
      /\bter (?:kennisname|besluitvorming|bespreking|voorbereiding)\b/iu,
      /\(\p{Lu}\p{Ll}+, ?\d{1,2}[/-]\d{1,2}\)/u,
      /\bwvttk\b|^\d+\. mededelingen|\bvolgende? (?:overleg|vergadering|keer|bijeenkomst):?/imu,
      /^(?:opdrachtgever|opdrachtnemer|resultaat|doorlooptijd|budget|risico's|status|eigenaar):/imu,
      /\bnotulist\b|\bvoorzitter\b.{0,80}\b(?:opent|sluit)\b/iu,
    ],
  },
  {
    why: 'internal',
    least: 2,
    marks: [
      /^(?:van|afz(?:ender)?):/imu,
      /^(?:cc|bcc|kopie):/imu,
      /^(?:aan|to|t\.a\.v\.):(?![^\n]*(?:bewoner|huurder|buren|ouders|leden|winkelier|ondernemer|inwoner))/imu,
      /^(?:onderwerp|betreft|re|fw|fwd):/imu,
    ],
  },
  {
    why: 'policy',
    least: 2,
    marks: [
      /\bde raad,? (?:stelt|wordt voorgesteld|in vergadering|besluit|van de gemeente)|\baan de raad\b/iu,
      /\b(?:constaterende|overwegende|gelet op|gehoord de|verzoekt het college|draagt het college op)\b/iu,
      /\b(?:lid|artikel|art\.) \d|\bjuncto\b|\bhet bepaalde in\b|\ben gaat over tot\b/iu,
      /\bvraag \d+[.:]/iu,
      /\bantwoord:/iu,
      /\b(?:fracties?|raadsleden|raadslid|reglement van orde|bestuursrapportage|schriftelijke vragen)\b/iu,
      /\b(?:geconcludeerd|aanbevolen|onderzocht|geanalyseerd) wordt\b|\bonderzoekers\b|\brespondenten\b|\bsignificant\b/iu,
      /\b(?:ondergetekenden|hierna te noemen|komen overeen|aldus overeengekomen)\b/iu,
      /\b(?:grondslag|bewaartermijn|verwerkingsverantwoordelijke|gerechtvaardigd belang)\b/iu,
      /\b(?:figuur|tabel) \d/iu,
      /\bbron: /iu,
      /\bstatistisch\b|\b[pr] ?[<=] ?0/iu,
      /\b(?:samenhang tussen|risicofactoren|geïdentificeerd|op basis van de)\b/iu,
      /\btreedt in werking\b|\baan te wijzen als\b|\bgemeentewet\b|\bwet bibob\b|\bbestuurlijke rapportage/iu,
      /\b(?:notitie|nota|rapport|voorstel)\b[^.\n]{0,60}\b(?:toekomen|ingegaan|ter kennisname)|\bvoorgesteld wordt\b/iu,
      /\b(?:planperiode|uitvoeringsprogramma|ambities|indicatoren|doelstellingen|portefeuillehouder)\b/iu,
    ],
  },
  {
    why: 'other-subject',
    least: 3,
    marks: [
      /\bvacature\b|\bnieuwe collega\b|\bfunctie-eisen\b/iu,
      /\bsollicit\p{L}+/iu,
      /\b(?:cv|curriculum vitae)\b/iu,
      /\b(?:salaris|schaal \d|bruto|marktconform)/iu,
      /\b\d+(?:\s?[-–]\s?\d+)? ?(?:uur|u)(?: per week|\)|,)/iu,
      /\b(?:mbo|hbo|wo)\b|\brijbewijs b\b|\bwerk- en denkniveau\b|\bwat vragen wij\b/iu,
      /\b(?:wat )?bieden wij\b|\bwij bieden\b|\b(?:vast|tijdelijk) contract\b|\bdienstverband\b|\bopleidingsbudget\b|\bvakantiedagen\b/iu,
    ],
  },
  {
    why: 'other-subject',
    least: 3,
    marks: [
      /\bkorting\b|\baanbieding\b|\bblack friday\b|\bop is op\b/iu,
      /\b(?:bestel nu|bestelling|besteld|webshop|webwinkel)\b/iu,
      /\bactie geldig\b|\bgeldig (?:t\/m|tot)\b/iu,
      /\bvrijblijvend\b|\bofferte\b/iu,
      /\bbtw\b|\bsubtotaal\b|\btotaalbedrag\b/iu,
      /(?:€ ?\d|\b\d+,\d\d\b|\b\d+ euro\b)/iu,
      /\bper maand\b|\bprijs|\bprijzen\b/iu,
      /\bbezorgd\b/iu,
      /\btrack-?(?:and|&)-?trace/iu,
      /\b(?:factuur|nota)\b/iu,
      /\b(?:voldaan|te voldoen|betalen binnen|administratie)\b/iu,
    ],
  },
  {
    why: 'other-subject',
    least: 3,
    marks: [
      /\b\d+ (?:gram|gr|ml|liter|el|tl|eetlepels?|theelepels?|teentjes)\b/iu,
      /\b(?:ui|uien|knoflook|linzen|bouillon|boter|bloem|suiker|room|peper|pompoen|aardappel\p{L}*)\b/iu,
      /\b(?:bak|fruit|kook|snijd|snij|roer|pureer|pureren|pruttelen|garen|sudderen|koken)\b/iu,
      /\b(?:recept|personen|oven|pan|vuur)\b/iu,
    ],
  },
  {
    why: 'other-subject',
    least: 2,
    club: true,
    marks: [
      /\b\d{1,2}\s?[-–]\s?\d{1,2}\b(?! ?(?:uur|jaar|\d))(?=[^\n]{0,60}\b(?:wedstrijd|won|wint|verlies|verloor|gelijk|rust)\b)|\b(?:wedstrijd|derby|aftrap|competitie|training)\b/iu,
      /\b(?:spits|keep(?:er|ster)|koploper|drie punten|doelpunt\p{L}*|scheidsrechter|elftal|verdediger|penalty|scheenbeschermers)\b/iu,
      /\b(?:na rust|dames \d|heren \d|seizoen|toernooi|kampioen|stand in de|eredivisie)\b/iu,
    ],
  },
  {
    why: 'other-subject',
    least: 1,
    club: true,
    marks: [/\btraining\b[^.!?]{0,25}\b(?:niet door|afgelast|verplaatst)\b/iu],
  },
  {
    why: 'other-subject',
    least: 3,
    marks: [
      /\brechtbank|\bgerechtshof/iu,
      /\bofficier\b|\badvocaat\b/iu,
      /\b(?:veroordeeld|vrijgesproken|geëist|eiste|celstraf|maanden cel)\b/iu,
      /\bhoger beroep\b|\bvonnis\b/iu,
    ],
  },
  {
    why: 'other-subject',
    least: 2,
    club: true,
    marks: [
      /\b(?:gymtas|gymspullen|leesboek\p{L}*|huiswerk|schoolreis\p{L}*|trakteert)\b/iu,
      /\b(?:toets|proefwerk|rapport(?:en)?)\b/iu,
      /\bparagraaf \d|\bleren:/iu,
      /\b10-minutengesprek\p{L}*|\boudergesprek\p{L}*/iu,
    ],
  },
  {
    why: 'other-subject',
    least: 2,
    club: true,
    marks: [
      /\b(?:museum|theater|galerie|schouwburg|bioscoop)\b/iu,
      /\b(?:tentoonstelling|expositie|voorstelling|concert|fotografen|hoofdrol)\b/iu,
      /\b(?:te zien|kaarten|kaartjes|entree|reserveren)\b/iu,
    ],
  },
  {
    why: 'other-subject',
    least: 2,
    club: true,
    marks: [
      /\b(?:ds\.|dominee|diaken|pastoor|pastor|priester|voorganger|predikant)/iu,
      /\b(?:diaconie|parochie|gemeenteleden|kerkenraad|kerkblad)\b/iu,
      /\b(?:bidden|gebed|gedenken|preek|liturgie|eucharistie)\b/iu,
      /\b(?:eredienst|kerkdienst|\p{L}*viering)\b|\bdienst in de \p{L}*kerk\b/iu,
    ],
  },
];

/** An answer to one person's own request. */
const receipt =
  /\bbevestigen wij (?:u )?de ontvangst\b|\buw (?:aanvraag|melding|klacht)\b[^.\n]{0,60}\b(?:ontvangen|met nummer|in behandeling)\b|\buw (?:claim|bestelling|bezwaarschrift)\b/iu;

/** What is sold; two marks are enough where nobody nearby and nothing unsafe is named. */
const trade: readonly RegExp[] = [
  /\b(?:korting|goedkoper|aanbieding|black friday|halve prijs|prijs|prijzen|btw|€)|\b\d+,\d\d\b|\b\d+ euro\b/iu,
  /\b(?:bestel nu|bestel online|bestelling|bestellen|besteld|webshop|onze winkel|bezorgd|reserveer|serveren|maak online)\b/iu,
  /\b(?:actie geldig|geldig t\/m|geldig tot|voorraad strekt|alleen dit weekend|op ?(?:=|is) ?op)/iu,
  /\b(?:abonnement|maandbedrag|opzeggen|factuur|bon|garantie|vrijblijvend|offerte)\b/iu,
];

/** A letter to an office, not from one. */
const toOffice =
  /^(?:aan|t\.a\.v\.) (?:de |het |uw )?(?:gemeente|college|burgemeester|wethouder|woning(?:stichting|corporatie|bouw\p{L}*|vereniging)|woon(?:stichting|corporatie|bedrijf|service)|corporatie|politie|verhuurder|gemeenteraad|raad|wijkagent|directie|ombudsman)\b(?![^\n]*(?:bewoner|huurder))|^(?:geachte?|beste|hallo|dag) (?:college|burgemeester|wethouder|gemeente|raadsleden|gemeenteraad|wijkagent|buurtbemiddeling|politie|handhaving|woning(?:stichting|corporatie|bouw\p{L}*|vereniging)|woon(?:stichting|corporatie|bedrijf|service)|corporatie|verhuurder|redactie)\b/iu;
const herewith = /\bhierbij (?:meld|dien|verzoek|maak|stel|doe) ik\b/iu;
/** “Aan: alle medewerkers” is no greeting to neighbours, whatever follows. */
const toStaff = /^(?:aan|to):[^\n]*\b(?:medewerkers|collega|team|afdeling|mt|teamleiders?)/imu;

/** Which other kind of text this is: one that says so in its title, or is made of what only such texts are made of. */
export function kindOfOtherText({ text }: Pick<Draft, 'text'>, isAddressed: boolean): NoDraft | undefined {
  const start = text.trimStart().replace(/^[^\p{L}\d]+/u, '');
  const [first = ''] = start.split('\n', 1);
  if (toOffice.test(start) || (!isAddressed && (herewith.test(text) || receipt.test(text)))) return 'other-subject';
  if (toStaff.test(text)) return 'internal';
  if (isAddressed) return undefined;
  const titled = titles.find(([, title]) => title.test(first));
  if (titled) return titled[0];
  if (isWarning.test(text)) return undefined;
  const isUnsafe = unsafe.test(text);
  if (!isUnsafe && !nearby.test(text) && trade.filter((mark) => mark.test(text)).length > 1) return 'other-subject';
  return kinds.find(
    ({ marks, least, club }) => !(club && isUnsafe) && marks.filter((mark) => mark.test(text)).length >= least,
  )?.why;
}

/** Who warns of a false invoice speaks of invoices too. */
const isWarning = /\b(?:vals|valse|nep\p{L}*|oplicht\p{L}*|phishing|fraude\p{L}*)\b/iu;

/** Something unsafe is told, whatever else. */
export const tellsOfUnsafety = (text: string) => unsafe.test(text);
const unsafe =
  /\b(?:politie|wijkagent|112|gestolen|diefstal\p{L}*|\p{L}*inbra\p{L}*|ingebroken|vechtpartij|handgemeen|overlast|vernield|vernieling\p{L}*|opgelicht|brandstichting)\b/iu;

const nearby = /\b(?:\p{L}*buurt\p{L}*|\p{L}*wijk\p{L}*|\p{L}*bewoner\p{L}*|huismeester|gemeente|straat)\b/iu;

/** The calendar of waste, works in the street, or a feast: it speaks of bins and cars, and not of safety. */
export const isOfService = ({ text }: Pick<Draft, 'text'>) =>
  /\b(?:afvalkalender|inzamel\p{L}+|ophaaldag\p{L}*|gft\b|milieustraat|riool\p{L}*|riolering|bestrating|asfalteren|springkussen|poffertjes|de sint|sinterklaas|stoomboot|optreden|(?:kerst|zomer|rommel|vrij|vlooien|braderie|jaar|week|kunst|boeren|lente|winter|herfst)markt|kraampjes?|concert|fair|kermis|tentoonstelling|\p{L}*koor|wedstrijd)\b/iu.test(
    text,
  );
