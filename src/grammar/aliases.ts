import type { Intent } from '../domain/intent.ts';
import { whenNeeded } from '../domain/when-needed.ts';
import { phrasesOf } from './phrases-of.ts';

/** What a team has of the bot, and how people point at it. */
const these =
  '(de |deze |die |alle )?(lessen|kaarten|berichten|meldingen)|(de |deze )?bot|(het |dit |ons )?project|lessenbot|alles';
const it = 'dit|dat|het|ze|je|jou|hem';
const texts =
  'dit|dat|dit alles|(de|deze|die|jullie|je|al die) (lessen|teksten|kaarten|adviezen|informatie|kennis)|(de|deze) (les|tekst|kaart)|het advies';
const off = 'stoppen|uitzetten|uitschakelen|afzetten|stopzetten|opzeggen|beëindigen|verwijderen|afmelden';

/** What it is best called, what it means, and how people say it. */
type Line = readonly [typed: string, intent: Intent, patterns: readonly string[]];

/**
 * What people type for what the bot can do, apart from the commands themselves: the labels of its buttons, its headings, and how people
 * say hello, stop and go on. `(a|b)` is either, `(a)?` may be left out. Whole phrases only, so that a question with such a word in it
 * stays a question.
 */
const aliases: readonly Line[] = [
  [
    'wat kan ik vragen',
    { kind: 'help' },
    [
      '(help|hulp|sos)( me| mij| ons)?|(ik heb )?hulp nodig|ik zoek hulp|hulp krijgen|ik weet niet wat ik (moet|kan) (typen|vragen|zeggen)',
      '(kun|kan|kunt|wil) (je|jij|u) (me |mij |ons )?(even )?helpen',
      'waar(mee)? (kun|kan) (je|jij|ik) (me |mij |ons )?(mee )?helpen',
      'wat (kan|kun|kunt) (ik|je|jij|u|dit|de bot|deze bot|lessenbot)( je| hier)?( allemaal)?( voor me| voor mij| voor ons)?( vragen| doen| typen)?|wat heb je( allemaal)?|wat kun je (me|mij|ons) vertellen',
      'wat moet ik (nu |hier )?(typen|vragen|zeggen)',
      'wat (doe|doet) (je|jij|u|dit|de bot|deze bot|lessenbot)( eigenlijk| precies)?',
      '(wie|wat) (ben|is) (je|jij|u|dit|de bot|deze bot|lessenbot)( eigenlijk| precies)?( voor bot)?',
      'ben (je|jij) een (bot|robot|mens|computer|ai)',
      'waar(voor)? (ben|is|dient) (je|jij|dit|de bot|deze bot|lessenbot)( voor)?',
      'hoe (werkt|werk) (je|jij|u|dit|het|dat|de bot|deze bot|lessenbot)( precies| eigenlijk)?',
      'gebruik (dit|je|jou|de bot|deze bot|lessenbot)|(dit|je|jou|de bot|deze bot|lessenbot) gebruiken|hoe (begin|start) ik( hier)?',
      'leg (het |dit )?(me |mij )?(eens |even )?uit( hoe dit werkt| hoe je werkt| hoe het werkt)?',
      'ik (snap|begrijp) (het|dit|je) niet|(ik )?(snap|begrijp) (er|hier) (niks|niets|geen bal|weinig) van|(snap|begrijp) ik niet|hoe bedoel je|wat bedoel je',
      'welke (lessen|onderwerpen|thema’s|categorieën|commando’s|opdrachten|opties|mogelijkheden|vragen)( zijn er| heb je| heb ik| ken je| kan ik stellen)?',
      '(alle )?(lessen|onderwerpen|thema’s|categorieën|commando’s|commandos|opdrachten)',
      '(lijst|overzicht) (van|met) (alle |de )?(lessen|onderwerpen)|ken je (nog )?(meer |andere )?lessen',
      '(hoofd)?menu|begin|begin opnieuw|opnieuw|home|welkom|opties|mogelijkheden|info|informatie|uitleg|handleiding|lijst',
      'terug( naar de lessen| naar het begin)?|waarmee kan ik helpen|kies een onderwerp|lessen bij (dit|een) bericht|zoek een les',
      '(hallo|hoi|hi|hello|hey|hee|he|hej|heej|heey|dag|yo|moi|mogge|goeie|hallo daar|hoi hoi|hoihoi|hallo allemaal)',
      '(goed|goede|goeden|goeie)( )?(dag|morgen|middag|avond)',
    ],
  ],
  [
    'toets',
    { kind: 'draft' },
    [
      '(ik wil )?(een |mijn |ons |dit |nog een )?(bericht|brief|concept|tekst|appje|post|nieuwsbrief) (laten )?(toetsen|nalezen|checken|controleren)',
      '(toets|check|controleer) (nog )?(een|mijn|ons|dit) (bericht|brief|concept|tekst|appje|post|nieuwsbrief)',
      '(lees|kijk) (even )?(mijn|ons|je|dit|een) (bericht|brief|concept|tekst|appje|post|nieuwsbrief) na|lees dit bericht na',
      '(kun|kan|wil) (je|jij|u) (even )?(mijn|ons|een|dit) (bericht|brief|concept|tekst|appje|post|nieuwsbrief) (nalezen|checken|controleren|toetsen)',
      '(een )?tweede lezer|nalezen|lees na',
    ],
  ],
  [
    'interventies',
    { kind: 'list-examples' },
    [
      '(alle |lijst van |lijst met )?(interventies|voorbeelden)|kies een interventie',
      'welke (interventies|voorbeelden)( zijn er| ken je| heb je)?',
    ],
  ],
  [
    'begrippen',
    { kind: 'list-terms' },
    [
      '(alle |lijst van |lijst met )?(begrippen|termen)|(begrippen|woorden)lijst|kies een (ander )?begrip',
      'welke (begrippen|termen)( zijn er| ken je| heb je)?',
    ],
  ],
  [
    'bron',
    { kind: 'show-source' },
    [
      '((meer )?over )?((de|deze|die|je|jullie|jouw) )?(bron|bronnen|bronvermelding|herkomst|colofon|publicatie)',
      `(wat|welke|wie) (is|zijn) (de|je|jullie|jouw) (bron|bronnen|publicatie)( van (${texts}))?`,
      `waar (komt|komen|heb je|halen jullie|haal je|hebben jullie) (${texts}) (eigenlijk )?(vandaan|uit)`,
      `waar(op)? (is|zijn) (${texts}) (op )?gebaseerd`,
      `wie (heeft|hebben|is|zijn)? ?(de (maker|makers|schrijver|schrijvers|auteur|auteurs) van )?(${texts})( eigenlijk)?( geschreven| gemaakt| bedacht)?`,
      `wie (maakt|maakte|maakten|schreef|schreven|bedacht|bedachten) (${texts})`,
      '(wie (is|zijn) )?(de )?(maker|makers|schrijver|schrijvers|auteur|auteurs)',
      `hoe betrouwbaar (is|zijn) (${texts})|(klopt|kloppen) (${texts})( wel)?`,
      `(mag|mogen) (ik|we|wij) (${texts}) (gebruiken|overnemen|kopiëren|delen|aanpassen)`,
      `wanneer (is|zijn) (${texts}) ((voor het )?laatst )?(nagelezen|gecontroleerd|geschreven|bijgewerkt)`,
      '(wat (is|betekent) )?(een )?eigen aanvulling|wat de bron zegt|wat wij toevoegen|wat voegen jullie toe',
    ],
  ],
  [
    'privacy',
    { kind: 'show-privacy' },
    [
      '(de )?(privacy|avg|gdpr|gegevensbescherming)(verklaring|beleid)?|(hoe|wat) (zit|staat|is) het met (de |mijn )?privacy|is (dit|het) (veilig|anoniem|vertrouwelijk|privé|geheim)',
      'wat (bewaar|onthou|onthoud|weet|registreer|sla) (je|jij|jullie)( op)?( allemaal)?( (over|van) (mij|me|ons))?( op)?|wat (wordt er|wordt|word er) (van mij |over mij )?(bewaard|opgeslagen)|(bewaar|onthou|onthoud) je (alles|dit|wat|mijn vraag|mijn vragen|onze vragen|iets|wat ik vraag|wat ik typ)( op)?',
      '(lees|luister|kijk) (je|jij) (alles |ons |altijd |hier )?mee( in dit kanaal| in het kanaal| in dit gesprek)?|wie (leest|ziet|kan) (dit|het|mijn vraag|wat ik vraag|wat ik typ)( lezen| zien)?|(ziet|kan) (mijn|iemand|iedereen|de|een) ?(baas|leidinggevende|collega|collega’s|ander|anderen)? ?(dit|mijn vraag|wat ik vraag)?( zien| lezen)?',
      '(gooi|wis|verwijder|vergeet) (al |alles van |alles over )?(mijn (gegevens|data|vragen)|mij|me|onze gegevens)( weg)?|(mijn|onze) gegevens (wissen|verwijderen|weggooien|opvragen)|welke gegevens (heb|bewaar) je( van (mij|ons))?',
      '(wordt|worden|word) (dit|dat|alles|mijn vraag|mijn vragen|onze vragen) (bewaard|opgeslagen|onthouden|gelezen)',
    ],
  ],
  [
    'project',
    { kind: 'project' },
    [
      `zet ((${these}|${it}) )?aan|(${these}) (aan|aanzetten|instellen)|aanzetten`,
      `hoe zet ik (${these}|${it}) aan`,
      'aanmelden|meld (ons|me|mij) aan|inschrijven|schrijf ons in',
      'hoe (start|begin|maak) ik een project|(start|begin|maak|nieuw) (een )?(nieuw )?project( aan)?',
      '(een |het |ons |dit )?project (starten|beginnen|maken|aanmaken|aanmelden|toevoegen|wijzigen|aanpassen|bewerken|veranderen|instellingen|formulier)',
      'meld (het |dit |ons )?(project|kanaal) aan|nieuw project (starten|maken|aanmaken)',
      '(wijzig|verander|bewerk) (de |het |ons |onze )?(project|ritme|dag|tijd|naam|moment|instellingen|interventies)',
      'pas (de |het |ons |onze )?(project|ritme|dag|tijd|naam|moment|instellingen|interventies) aan',
      '(de |het |ons |onze )?(project|ritme|dag|tijd|naam|moment|instellingen|interventies) (wijzigen|aanpassen|veranderen|instellen)',
      '(een )?ander(e)? (ritme|dag|tijd|naam|moment)|ritme|minder vaak|vaker',
      'wijzig|wijzigen|verander|veranderen|aanpassen|bewerk|bewerken|instelling|instellingen|instellen',
      '((ons|jullie|mijn|dit|het) )?project|(vul )?(het )?formulier( in)?|vul het hier in|iets anders',
    ],
  ],
  [
    'plan',
    { kind: 'plan' },
    [
      'wat komt er( nog| nu| straks| hierna| daarna)?( aan)?|wat gaat er( nog)? komen|wat staat er( nog)? (klaar|gepland)( voor ons)?|planning|agenda',
      '(ons |het )?plan|project( )?plan(ning)?|(komende|volgende) (lessen|kaarten)|volgende (8|acht)',
      'wanneer (komt|is) (de|het|een) volgende( les| kaart)?|welke (lessen|kaarten) komen( er)?( nog)?( aan)?',
    ],
  ],
  [
    'nu',
    { kind: 'next-now' },
    [
      'geef (er )?(me |mij |ons )?(nu )?(een|een les|een kaart)( nu)?|nu een (les|kaart)|volgende( les| kaart)?|eerstvolgende( les| kaart)?|(een )?voorproefje( van (de|het) (volgende|eerstvolgende)( les| kaart)?)?',
    ],
  ],
  [
    'overzicht',
    { kind: 'picture' },
    [
      '(het |een )?(kort|korte) (project)?overzicht|(project( )?)?overzicht( project| van (het|dit|ons) project)?|voortgang|stand van zaken|wat (hebben|deden) we al( gedaan| gehad)?|wat hebben we (gedaan|gehad)',
    ],
  ],
  [
    'les voor les',
    { kind: 'whole-picture' },
    [
      '(het |een )?((project)?overzicht )?(les voor les|per les)|(het )?(hele|lange|volledige|volledig|complete|compleet|uitgebreide|uitgebreid) (project)?overzicht',
    ],
  ],
  [
    'maak een pagina',
    { kind: 'make-page' },
    [
      '(maak|geef) (me |mij |ons )?(een )?(nieuwe )?pagina( (van|voor) (het|dit|ons) (project|overzicht))?|(een )?(nieuwe )?pagina maken( van (het|dit|ons) (project|overzicht))?|(print|druk) (het |dit |ons )?(project)?overzicht( af| uit)?|(het |ons )?(project)?overzicht (printen|afdrukken|uitprinten)|printbaar overzicht',
    ],
  ],
  [
    'trek de pagina in',
    { kind: 'revoke-page' },
    [
      '(ja )?trek (de |die |onze |deze )?(pagina )?in|(verwijder|wis) (de|die|onze|deze) pagina|(de |die |onze |deze )?pagina (intrekken|verwijderen|wissen)',
    ],
  ],
  [
    'logboek',
    { kind: 'log' },
    [
      '(project( )?)?log(s|boek)?( project| van (het|dit|ons) project)?|geschiedenis|historie|(eerdere|vorige) (lessen|kaarten)|wat is er (verstuurd|gestuurd|gebeurd|veranderd)|wat heb je( ons)?( al)? (verstuurd|gestuurd)|welke (lessen|kaarten) (hebben we|zijn er)( al)? (gehad|geweest|verstuurd)',
    ],
  ],
  [
    'status',
    { kind: 'status' },
    [
      '(project( )?)?status( project| van (het|dit|ons) project)?|hoe staat het ervoor|ping|test',
      'hoe gaat (het|ie)( met (je|jou|jullie|de bot))?|(gaat |is |staat )?alles (goed|ok|oké|in orde|aan)|gaat het goed',
      '(werk|doe) (je|jij) (het )?(nog)?|(werkt|doet) (het|ie|dit|alles|de bot|deze bot|lessenbot) (het )?(nog)?|(ben|leef) je (er|nog|er nog|wakker)',
    ],
  ],
  [
    'pauze',
    { kind: 'pause' },
    [
      `(even |een )?(pauze|pauzeren|pauzeer)|(pauze|pauzeer) (${these}|${it})|(${these}) pauzeren`,
      `(zet|leg) ((${these}|${it}) )?(op pauze|even stil|stil|stop)|((${these}|${it}|ons) )?(op pauze|stil)( zetten)?|zet pauze aan|neem (een )?pauze`,
      '(nu )?even (niet|stil|rust|geen lessen|geen kaarten|geen berichten)|(wees )?(even )?stil|onderbreek|snooze|mute',
      `stop (even|tijdelijk)|((${these}|${it}) )?(even|tijdelijk) (${off})`,
    ],
  ],
  [
    'hervat',
    { kind: 'resume' },
    [
      `(hervat|hervatten)( nu)?|hervat (${these}|${it})|(${these}) hervatten`,
      '(ga|we gaan|jullie kunnen|je kunt|we kunnen) (nu )?(maar )?(weer )?(door|verder)( met sturen| met de lessen| met de kaarten)?',
      'ga zo door|doorgaan|verder|verder gaan|weer (aan|door|verder|verder gaan|doorgaan|starten|beginnen|aanzetten|sturen)|herstart|unmute',
      `zet ((${these}|${it}) )?weer aan|(${these}) weer (aan|aanzetten)|(start|begin) ((${these}) )?weer( met sturen)?|je mag weer( sturen| beginnen)?`,
      '(stop|einde|einde van|beëindig) (de )?pauze|hef (de )?pauze op|(de )?pauze (is )?(voorbij|over|stoppen|opheffen|beëindigen|uit)',
    ],
  ],
  [
    'stop',
    { kind: 'stop' },
    [
      `stoppen|stop (ermee|er mee|hiermee|daarmee|maar|nu|${these})|stop met (${these})|(${these}) (${off})`,
      '(stop|stoppen) met (het )?(sturen( van)?)?( berichten| lessen| kaarten)?( sturen)?|niet meer sturen|(hou|houd) (er( )?mee |hiermee )?op|ophouden|schei uit|kap ermee',
      `${off}|uitschrijven|unsubscribe|opt out|uit|(zet|schakel) ((${these}|${it}) )?uit|(${these}) uit`,
      'meld (ons |me |mij |(dit |ons )?(kanaal |project ))?af|schrijf (ons|me|mij) uit|(me|mij|ons) (afmelden|uitschrijven)',
      `hoe (zet|schakel) ik (${these}|${it}) uit|hoe stop ik( ermee| hiermee| (met )?(${it}))?|hoe meld ik (me|mij|ons) af`,
      `(hoe )?kan ik (me |mij |ons |(${it}) |ermee |hiermee |de bot |de lessen )?(${off}|uitschrijven)|kan (${it}|de bot) (ook )?uit`,
      '(we|wij|ik) (stop|stoppen)( ermee| hiermee)?|(ermee|hiermee|er mee) (stoppen|ophouden)',
      '((we|wij|ik) (wil|willen|hoef|hoeven) |stuur )(ons |me |mij )?(geen (lessen|kaarten|berichten|meldingen)|niets|niks|dit niet) meer( ontvangen| krijgen| zien)?',
      'geen (lessen|kaarten|berichten|meldingen) meer|laat (ons|me|mij) met rust|ga weg|verwijder (het |dit |ons )?project',
    ],
  ],
  [
    'fase',
    { kind: 'phases' },
    [
      '(alle |andere |een andere |volgende )?fase(n|s)?|welke fase(n|s)?( zijn er| ken je| kennen jullie)?|(naar )?(een )?andere fase( kiezen)?|(naar )?(de )?volgende fase',
      'in welke fase (zitten|zijn) (we|wij)|fase (wijzigen|veranderen|aanpassen)|(wijzig|verander) (de |onze )?fase',
    ],
  ],
  [
    'maak ongedaan',
    { kind: 'undo' },
    ['(maak )?(dat |dit |het )?ongedaan( maken)?|undo|herstel|draai terug|terugdraaien'],
  ],
  // What stands on a card belongs to that card.
  [
    'deel in kanaal',
    { kind: 'on-card' },
    [
      'deel( dit)?( in (het )?kanaal)?|meer( resultaten| over deze les| over dit onderwerp)?|bekijk( de les| het hele antwoord)?|ouder|nieuwer',
      '(ga )?terug naar de kaart|(doen|doe) (we|wij)|later|niet voor ons|speelt niet|klopt niet|waarom zie ik dit',
      'ja|nee|gelukt|(nog )?niet gelukt|nog niet|maak gelukt ongedaan|stuur (de kaart |hem )?opnieuw',
    ],
  ],
];

/** What a phrase means, and what that is best called. */
export type Alias = { readonly typed: string; readonly intent: Intent };

/** All phrases, folded, each with what it means. What stands first keeps a phrase that stands twice. */
export const everyAlias = whenNeeded(collected);

function collected(): ReadonlyMap<string, Alias> {
  const found = new Map<string, Alias>();
  // Tens of thousands of phrases: those of one line share what they mean.
  for (const [typed, intent, patterns] of aliases) {
    const alias = { typed, intent };
    for (const phrase of patterns.flatMap(phrasesOf)) if (!found.has(phrase)) found.set(phrase, alias);
  }
  return found;
}

/** What a whole phrase means, folded. */
export function aliasOf(key: string): Intent | undefined {
  return everyAlias().get(key)?.intent;
}
