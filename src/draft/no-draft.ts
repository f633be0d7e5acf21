import type { NoDraft } from '../domain/draft.ts';
import { isOfService, kindOfOtherText, tellsOfUnsafety } from './other-texts.ts';
import { outsideRole } from './outside-role.ts';
import { recognisable } from './recognisable.ts';
import type { Draft } from './seen-signs.ts';
import { stepsIn } from './steps.ts';

/** Words that Dutch cannot do without; few of them are words of English, German, French or Turkish too. */
const dutch = new Set(
  'de het een en van ik je u dat die niet te zijn er aan voor met op als bij naar om ook dan maar wij we ze hij zij jullie hun hun ons onze uw mijn nog al heeft hebben wordt worden kan kunt kun wilt door over uit tot nu geen meer wie wat waar hier deze dit zo graag staat is bel kom zet doe weer alle'.split(
    ' ',
  ),
);
const foreign = new Set(
  'the and you your are with for this that please we our have will ve bir bu icin ile und der das ist nicht sie wir les des vous nous est pas une sur para los las por usted i w na nie do sie'.split(
    ' ',
  ),
);

/** Why a text is no message to residents about safety; nothing where it is one. */
export function whyNoDraft(draft: Draft): NoDraft | undefined {
  const words = draft.sentences.flatMap((sentence) => sentence.words.map(({ norm }) => norm));
  if (isOtherLanguage(words, draft)) return 'other-language';
  if (isQuestion(draft, words.length)) return 'question';
  const other = kindOfOtherText(draft, isAddressed(draft));
  if (other && !(other === 'policy' && isToReaders(words))) return other;
  if (isPolicy(draft, words)) return 'policy';
  if (isInternal(draft)) return 'internal';
  if (isEmergency(draft, words.length)) return 'emergency';
  return isPrivate(draft) || !isAboutTheStreet(draft) || isToNobody(draft, words) ? 'other-subject' : undefined;
}

/** A sign of safety, or two things of the street; one is enough beside a greeting to neighbours or something to do. */
function isAboutTheStreet(draft: Draft): boolean {
  const strong =
    outsideRole(draft) !== undefined ||
    recognisable(draft) !== undefined ||
    (['risico', 'alarm'] as const).some((sign) => draft.own(sign).length > 0);
  const safety = strong || kindsOf(draft, 'veiligheid') + kindsOf(draft, 'risico') > 0;
  const things = kindsOf(draft, 'leefbaarheid') + Math.min(1, draft.own('schijnstap').length);
  if (isOfService(draft) && draft.channel !== 'nieuwsbrief')
    return strong || kindsOf(draft, 'veiligheid') > 1 || (safety && things > 1);
  if (safety || isOfService(draft)) return safety;
  return things > 1 || (things === 1 && (draft.channel === 'app' || isAddressed(draft) || stepsIn(draft).length > 0));
}

const kindsOf = (draft: Draft, sign: 'leefbaarheid' | 'veiligheid' | 'risico') =>
  new Set(draft.all(sign).map(({ words }) => words.toLowerCase())).size;

/** Nobody is spoken to, nobody nearby is named and nothing happened: a definition, a contract, a story. An app is spoken anyhow. */
const isToNobody = (draft: Draft, words: readonly string[]) =>
  draft.channel !== 'app' &&
  !words.some((word) => speaking.has(word)) &&
  stepsIn(draft).length === 0 &&
  outsideRole(draft) === undefined &&
  recognisable(draft) === undefined &&
  told.every((sign) => draft.own(sign).length === 0);

const speaking = new Set(
  'u uw je jij jullie jou jouw we wij ons onze ik mij me buurt wijk straat buren bewoners'.split(' '),
);
const told = [
  'hulpvraag',
  'voorval',
  'telling',
  'alarm',
  'schijnstap',
  'herhaling',
  'nabij',
  'meedoen',
  'geruststelling',
  'antwoord',
  'belofte',
  'digitaal',
  'drempel',
] as const;

/** To one person at home, or somebody who lends, borrows, gives away or looks for something. */
function isPrivate({ text, channel }: Draft): boolean {
  return channel === 'app' && (toOneAtHome.test(text) || (isExchange.test(text) && !tellsOfUnsafety(text)));
}

const isExchange =
  /\b(?:te leen|te koop aangeboden|te koop:|weg te geven|verkeerde app|pak maar mee|tweedehands|graag (?:een )?pb|wie kent een (?:goede?|betrouwbare|leuke|fijne)|oppas|oppassen op|babykleertjes)\b|\bheeft (?:er )?iemand (?![^?]*(?:beeld|camera))[^?]*\bvoor (?:mijn|m'n|mn)\b|\brichting \p{Lu}|\bzoekt? (?:een )?(?:kamer|woning|baan|bijbaan|bank|kast)\b|^(?:over|gevonden|verloren)(?: voorwerp)?: |^\p{L}+ over\?/iu;

const toOneAtHome = /^(?:hee+y?|hoi|ha|hey)? ?(?:schat|lieverd|mam|pap|mama|papa|liefje)\b/iu;

function isOtherLanguage(words: readonly string[], draft: Draft): boolean {
  if (words.length === 0) return true;
  const ours = words.filter((word) => dutch.has(word)).length;
  const others = words.filter((word) => foreign.has(word)).length;
  // A list of what happened has few small words, and is Dutch all the same.
  if (others === 0 && draft.all('risico').length + draft.all('veiligheid').length > 1) return false;
  return words.length >= 6 && (ours / words.length < 0.1 || (others > ours && ours / words.length < 0.2));
}

/** Asked of the bot: short, and about a text. */
function isQuestion(draft: Draft, length: number): boolean {
  const asksReaders = (['hulpvraag', 'voorval', 'meedoen'] as const).some((sign) => draft.own(sign).length > 0);
  if (isAddressed(draft)) return false;
  if (length <= 40 && asksForText.test(draft.text.trim())) return true;
  const isOrder = toMakeText.test(draft.text.trim());
  return length <= 70 && draft.all('vraag_aan_bot').length > 0 && (isOrder || !asksReaders);
}

/** “Hoe vertel ik bewoners …?”: residents are spoken of, by somebody who asks what to write. */
const asksForText =
  /(?:^|[.!?\n] *)(?:hoe|wat|welke?|waar|wanneer|waarom|mag|moet|kan|kun|is|ik (?:moet|wil|zoek))\b[^\n]*\b(?:(?:ik|we|wij|men)\b[^\n]*\b(?<!\bals )(?:bewoners|lezers|brief|bericht|tekst|nieuwsbrief|appje|campagne|bron|boek)|(?:een|de|het) (?:brief|bericht|tekst|nieuwsbrief|appje|post|flyer))\b[^\n]*\?$|^(?:waarom |wanneer |hoe )?(?:mag|moet) ik [^.!?]*\b(?:delen|plaatsen|noemen|vermelden|filmen|zetten)\b[^.!?]*\?$|^(?:graag )?(?:een )?(?:korte? |leuke? )?(?:tekst|tekstje|bericht|berichtje|brief|post|appje) (?:voor|over)\b[^.!?]*$|\b(?:mijn|deze|dit) (?:bericht|tekst|brief)\b[^.!?]{0,20}\b(?:nakijken|nalezen|toetsen|checken|lezen)\b/iu;

/** “Maak hier een nette tekst van: er is ingebroken”: what happened is what the text should be about. */
const toMakeText =
  /^(?:maak|schrijf|herschrijf|verbeter|vertaal|bedenk)\b[^.!?:\n]*\b(?:tekst\p{L}*|app\p{L}*|bericht\p{L}*|brief\p{L}*|post|nieuwsbrief|hier|hiervan)\b/iu;

function isPolicy(draft: Draft, words: readonly string[]): boolean {
  const told = draft.all('beleid').length;
  return told >= 5 && !isToReaders(words);
}

const isToReaders = (words: readonly string[]) =>
  words.some((word) => ['u', 'uw', 'je', 'jullie', 'jij'].includes(word));

/** Minutes, or a mail among colleagues. */
function isInternal(draft: Draft): boolean {
  const kinds = new Set(draft.all('intern').map(({ words }) => words.toLowerCase()));
  if (draft.channel !== 'nieuwsbrief' && isToColleague(draft) && !isAddressed(draft))
    return kinds.size > 0 || toColleague.test(draft.text) || greetsTeam.test(draft.text);
  return kinds.size >= (isAddressed(draft) ? 7 : 3) && [...kinds].some((words) => !isOfMeetings.test(words));
}

/** Somebody is greeted by a first name alone, or a team is. */
const isToColleague = ({ sentences, text }: Draft) =>
  greetsTeam.test(text) ||
  greetsAll.test(text) ||
  sentences.slice(0, 6).some((sentence) => greetsOne.test(sentence.text));
const greetsTeam =
  /^(?!(?:Dus|Nou|Ja|Nee|Zo|Wie|Wat|Hoi|Hallo|Buren|Mensen|Jongens|Dames)\b)\p{Lu}\p{Ll}+,? (?:kun|kan|heb|wil|zou) (?:je|jij)\b/u;
const greetsAll =
  /^(?:(?:ha|hoi|beste|dag|hallo|hi|goede\p{L}+|goeie\p{L}+) )?(?:collega['’]?s?|team|allen|all)\b|^@\p{L}+/iu;
const greetsOne =
  /^(?:[Hh]a|[Hh]oi|[Dd]ag|[Bb]este|[Hh]allo|[Hh]i|[Hh]ey) (?!\p{L}*(?:straat|laan|wijk|hof|flat|dorp|buurt|veld|park|plein|kade|weg|oord|burg|kwartier|tuin|en|ers|ars|nezen)\b)\p{Lu}\p{Ll}+(?: en \p{Lu}\p{Ll}+)?(?:,|!|$)/u;
/** What is asked of somebody who works on the same thing. */
const toColleague =
  /\b(?:kun|kan|heb|wil|zou|weet|ga|kom|kijk|denk|vind|stuur|zie|neem|maak) jij\b|^jij \p{L}+t\b|[.!?\n] ?jij \p{L}+t\b|\bons gesprek\b|\bkunnen jullie (?:vooraf|alvast|nog)\b|\bbellen we met\b|\bstuur ik je\b|\bik regel\b|\bevalueren we\b|\bik wil (?:hem|haar|het)\b|\bwie (?:pakt|neemt|maakt|regelt|belt)\b|\bdank voor je mail\b|\b(?:adviseur|teamleider|jurist|projectleider|beleidsmedewerker)\b/iu;

/** A newsletter speaks of these as well. */
const isOfMeetings =
  /^(aanwezig|actie|agenda|overleg|bespreken|besproken|voorstel|uiterlijk|mail|inzet|werkgroep|besluit|verslag|planning|sluiting|wethouder|vergadering|graag voor|het om)$/;

/** The greeting is for people in the neighbourhood. */
function isAddressed({ sentences }: Draft): boolean {
  return sentences.slice(0, 12).some(({ text }) => greeting.test(text));
}

const readers = String.raw`(?:(?:\p{L}+-?)?bewoners?|bewoonsters?|(?:\p{L}+)?buren|buurt\p{L}*|buur(?:man|vrouw)|\p{L}+genoot|\p{L}+genoten|mensen|ouders|ouder|ondernemers?|winkeliers|groepsleden|leden|huishoudens|inwoners?|huurders?|allemaal|iedereen|abonnee|lezers?|\p{L}*flat|\p{L}*straat|\p{L}*wijk|\p{L}*hof|dorpsgenoten|mevrouw(?:,| of|\/)? ?(?:meneer|de heer|heer)|heer ?(?:,|of|\/)? ?mevrouw|allemoal)`;
const greeting = new RegExp(
  String.raw`^\W*(?:aan (?:de |alle |onze )|aan: |beste|geachte|hallo|hoi|hé|hey|moi|moin|joehoe|dag|lieve|goede\w+|goeie\w+|ha|hee|welkom) ?[^.!?\n]{0,40}\b${readers}(?!\p{L})|^(?:alle |onze |lieve )?${readers}(?!\p{L})[^.!?]{0,30},`,
  'iu',
);

/** Something is under way: a reading aid is of no use now. A letter and a newsletter come too late for that. */
function isEmergency(draft: Draft, length: number): boolean {
  const signs = draft.own('acuut');
  const kinds = new Set(signs.map(({ words }) => words.toLowerCase())).size;
  return (
    length <= 90 &&
    (draft.channel === 'app' || draft.channel === 'post') &&
    (kinds > 1 || shouts.test(draft.text) || signs.some(({ words }) => isUnderWay.test(words))) &&
    !isLasting.test(draft.text) &&
    draft.own('voorval').every(({ words }) => /uur$|^(vandaag|zonet|daarnet|deze)/i.test(words)) &&
    draft.own('geruststelling').length === 0
  );
}

/** “Ze breken NU in”, “ik bel 112”, “BRAND … HELP”. */
const shouts =
  /\b(?:breken|breekt|loopt|lopen|zit|zitten|rijdt|rijden|vechten|schieten|slaan|wordt|worden|is|zijn)(?: \p{L}+){0,2} NU\b|\bik bel 112\b|\bHELP\b.*\b(?:BRAND|NU|112|iemand|politie)\b|^LIVE\b|^\P{L}{0,4}\d{1,2}[.:]\d{2}(?: uur)?\s*[-–:]|\b(?:BRAND|112)\b.*\bHELP\b/u;

/** What is said of nothing else than now; “op dit moment” and “is nu” may speak of weeks. */
const isUnderWay =
  /112|naar buiten|^(blijf|ga naar) binnen|ramen|ventilatie|nl-alert|gaslucht|gaslek|grote brand|brand in|reanime|geschoten|heeft een mes|gijzel|onderweg|gebeld|nu (iemand|een)|iedereen|bezig$|weggelopen|wie ziet|112 aan|met 112|^er (staat|loopt|zit|is)\b.*\b(mes|wapen|bijl|pistool)$/i;
const isLasting =
  /\b(elke|iedere) (avond|nacht|dag|week|ochtend|middag)\b|\bal (een paar|\p{L}+|\d+) (dagen|weken|maanden|keer)\b|\bdeze (maand|week)\b|\blaatste tijd\b|\bafgelopen\b|\bactief\b|\boefening\b/iu;
