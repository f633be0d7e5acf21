import type { NoDraft } from '../domain/draft.ts';
import { recognisable } from './recognisable.ts';
import { outsideRole } from './role-rules.ts';
import type { Draft } from './seen-signs.ts';

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
  if (isPolicy(draft, words)) return 'policy';
  if (isInternal(draft)) return 'internal';
  if (isEmergency(draft, words.length)) return 'emergency';
  const isSafety =
    outsideRole(draft) !== undefined ||
    recognisable(draft) !== undefined ||
    draft.all('risico').length > 0 ||
    draft.all('veiligheid').length > 0 ||
    draft.all('leefbaarheid').length > 0 ||
    draft.all('alarm').length > 0;
  return isSafety ? undefined : 'other-subject';
}

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
  const isOrder = toMakeText.test(draft.text.trim());
  return length <= 70 && draft.all('vraag_aan_bot').length > 0 && (isOrder || !asksReaders) && !isAddressed(draft);
}

/** “Maak hier een nette tekst van: er is ingebroken”: what happened is what the text should be about. */
const toMakeText =
  /^(?:maak|schrijf|herschrijf|verbeter|vertaal|bedenk)\b[^.!?:\n]*\b(?:tekst\p{L}*|app\p{L}*|bericht\p{L}*|brief\p{L}*|post|nieuwsbrief|hier|hiervan)\b/iu;

function isPolicy(draft: Draft, words: readonly string[]): boolean {
  const told = draft.all('beleid').length;
  const isToReaders = words.some((word) => ['u', 'uw', 'je', 'jullie', 'jij'].includes(word));
  return told >= 5 && !isToReaders;
}

/** Minutes, or a mail among colleagues. */
function isInternal(draft: Draft): boolean {
  const kinds = new Set(draft.all('intern').map(({ words }) => words.toLowerCase()));
  return kinds.size >= (isAddressed(draft) ? 7 : 3) && [...kinds].some((words) => !isOfMeetings.test(words));
}

/** A newsletter speaks of these as well. */
const isOfMeetings =
  /^(aanwezig|actie|agenda|overleg|bespreken|besproken|voorstel|uiterlijk|mail|inzet|werkgroep|besluit|verslag|planning|sluiting|wethouder|vergadering|graag voor|het om)$/;

/** The greeting is for people in the neighbourhood. */
function isAddressed({ sentences }: Draft): boolean {
  return sentences.slice(0, 12).some(({ text }) => greeting.test(text));
}

const greeting =
  /^(?:aan |beste|geachte|hallo|hoi|dag|lieve|goede\w+|ha )?[^.!?]{0,30}\b(?:bewoners?|buren|\p{L}+genoten|heer|mevrouw|mensen|ouders|ondernemers|groepsleden|leden|huishoudens|wijkbewoners?|buurtbewoners?|inwoners?|huurders?|allemaal)\b[^.!?]{0,60}(?:,|$)/iu;

/** Something is under way: a reading aid is of no use now. A letter and a newsletter come too late for that. */
function isEmergency(draft: Draft, length: number): boolean {
  const signs = draft.own('acuut');
  const kinds = new Set(signs.map(({ words }) => words.toLowerCase())).size;
  return (
    length <= 90 &&
    (draft.channel === 'app' || draft.channel === 'post') &&
    (kinds > 1 || signs.some(({ words }) => isUnderWay.test(words))) &&
    !isLasting.test(draft.text) &&
    draft.own('voorval').every(({ words }) => /uur$|^(vandaag|zonet|daarnet|deze)/i.test(words)) &&
    draft.own('geruststelling').length === 0
  );
}

/** What is said of nothing else than now; “op dit moment” and “is nu” may speak of weeks. */
const isUnderWay =
  /112|naar buiten|^(blijf|ga naar) binnen|ramen|ventilatie|nl-alert|gaslucht|gaslek|grote brand|brand in|reanim|geschoten|heeft een mes|gijzel|onderweg|gebeld|nu (iemand|een)|iedereen|^er (staat|loopt|zit|is)\b.*\b(mes|wapen|bijl|pistool)$/i;
const isLasting =
  /\b(elke|iedere) (avond|nacht|dag|week|ochtend|middag)\b|\bal (een paar|\p{L}+|\d+) (dagen|weken|maanden|keer)\b|\bdeze (maand|week)\b|\blaatste tijd\b|\bafgelopen\b|\bactief\b|\boefening\b/iu;
