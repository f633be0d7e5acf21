import type { Sentence } from './draft-text.ts';
import type { Draft, Seen } from './seen-signs.ts';

/** Whether a sentence asks or offers an act by its form, whatever the act is: the verbs of `gebod` tell only that it is one. */
export function asksAnAct(sentence: Sentence, draft: Draft): boolean {
  if (keepsWatch.test(sentence.text)) return false;
  const acts = draft.all('act').filter((one) => one.sentence === sentence);
  return (
    acts.some((act) => isBareInfinitive(act) || isForYou(act) || isAdvised(act)) ||
    asksIfYouDo(sentence, draft) ||
    isBareState(sentence) ||
    ways.some((way) => way.test(sentence.text))
  );
}

/** To watch, to keep in mind and to take note are no acts. */
const keepsWatch =
  /in de gaten|in 't oog|in het oog|rekening mee|op de hoogte|ogen open|ogen en oren|in gedachten|kennis van|(?:ter|kennis)neming|notie van|in acht/i;

/** Marks between which a clause stands. */
const clauseEnd = /[.,;:!?…()–—•]|\s-\s/;

/** The words of a clause before and after one of them. */
function clauseAround({ text, words }: Sentence, at: number) {
  const isCut = (before: number) =>
    clauseEnd.test(text.slice(words[before]?.end ?? 0, words[before + 1]?.start ?? text.length));
  let [from, to] = [at, at + 1];
  while (from > 0 && !isCut(from - 1)) from--;
  while (to < words.length && !isCut(to - 1)) to++;
  const norms = (start: number, end: number) => words.slice(start, end).map(({ norm }) => norm);
  return { before: norms(from, at), after: norms(at + 1, to) };
}

/** “Framenummer noteren”, “gewoon terugsturen”: an infinitive ends the clause, and nobody in it does it. */
function isBareInfinitive({ sentence, from: at }: Seen): boolean {
  const { before, after } = clauseAround(sentence, at);
  const [next = ''] = after;
  const isLast = after.every((norm) => trails.has(norm)) || linksClauses.has(next);
  return (
    (isLast || (after.length > 0 && before.some((norm) => urges.has(norm)) && follows.has(next))) &&
    before.length > 0 &&
    !before.some((norm) => hasDoer.test(norm)) &&
    !sentence.text.endsWith('?')
  );
}
const trails = new Set('aub svp ajb alsjeblieft alstublieft dus hoor mensen jongens graag'.split(' '));
const linksClauses = new Set('en of maar want als wanneer zodat voordat dan'.split(' '));
/** “Nooit iets aannemen voor een ander”: it asks, and more may follow. */
const urges = new Set('nooit niet niets niks altijd gewoon liever eerst dus even direct meteen'.split(' '));
const follows = new Set('voor van bij in op aan met via naar uit'.split(' '));
/** Who does it, what else is done, or what makes the clause a part of another. */
const hasDoer =
  /^(ik|je|jij|u|we|wij|ze|zij|hij|men|iemand|mensen|jongeren|dieven|inbrekers|daders|oplichters|criminelen|er|het|'t|die|dat|dit|wie|wat|hoe|waar|waarom|of|om|te|tot|door|doordat|van|voor|zonder|over|samen|net|is|was|zijn|waren|wordt|worden|werd|werden|heeft|heb|hebt|hebben|had|hadden|kan|kon|konden|kunnen|kun|kunt|zal|zou|zullen|zouden|wil|wilde|willen|wilden|moet|moeten|moest|moesten|mag|mogen|mocht|mochten|gaat|gaan|ga|ging|gingen|laat|laten|liet|lieten|blijft|blijven|bleef|komt|komen|kwam|kwamen|doet|deed|deden|zit|zat|staat|stond|slaan|lijkt|blijkt|hoeft|hoeven|durft|durven|helpt|\p{L}{2,}(?:te|de)n?|\p{L}*(?:ers|eren|aars|bewoners|collega's|vrijwilligers))$/u;

/** “Nemen jullie hem mee naar boven?”, “zorgt u dat hij erbij kan?” ask it, “gaan jullie vaak weg?” hardly does. */
function asksIfYouDo(sentence: Sentence, draft: Draft): boolean {
  const { text, words } = sentence;
  if (!text.endsWith('?')) return false;
  const isAsked = (from: number, who: RegExp) =>
    who.test(words[from + 1]?.norm ?? '') &&
    (from === 0 || /[,;:–—]|\ben\b/.test(text.slice(words[from - 2]?.end ?? 0, words[from]?.start)));
  const many = draft.all('act').filter((one) => one.sentence === sentence && isAsked(one.from, /^jullie$/));
  const polite = draft.all('polite').filter((one) => one.sentence === sentence && isAsked(one.from, /^(u|jij|je)$/));
  return many.length > 0 || polite.length > 0;
}

/** “Kleine raampjes ook dicht”, “poort op de knip”: how it must be, without a verb. “De vaten waren dicht” tells. */
function isBareState({ text }: Sentence): boolean {
  return text.split(clauseEnd).some((clause) => {
    const [, before] =
      /^(.*?) (?:dicht|op slot|op de knip|op het nachtslot|op de ketting|naar binnen|binnen)(?: (?:als|bij|en|dus|aub|svp|ajb)\b.*)?$/iu.exec(
        clause.trim(),
      ) ?? [];
    const words = before?.toLowerCase().split(/\s+/) ?? [];
    return words.length > 0 && words.length <= 7 && !words.some((word) => hasDoer.test(word));
  });
}

/** “U kunt een slot ophalen”, “jullie hoeven niemand binnen te laten”: the reader may, must or need not. “Je kunt hier niet meer lopen” complains. */
function isForYou({ sentence, from: at }: Seen): boolean {
  const { text, words } = sentence;
  const norm = (index: number) => words[index]?.norm ?? '';
  if (/^(het|de|'t)$/.test(norm(at - 1))) return false;
  const found = words.findIndex((_, index) => isAskedOfYou(norm(index - 1), norm(index), norm(index + 1)));
  if (found < 0 || at < found || at - found > 14) return false;
  const between = words.slice(found, at).map((word) => word.norm);
  if (between.some((word) => /^(als|wat|zorgen|ongerust|bang|slachtoffer|iets)$/.test(word))) return false;
  if (text.endsWith('?')) return found <= 1 && asksPolitely.test(norm(found)) && !isContact.test(norm(at));
  const isMay = !between.some((word) => /^(moet|moeten|dient|dienen|mag|mogen|hoeft|hoef|hoeven)$/.test(word));
  return !(
    isMay && between.some((word) => /^(niet|nooit|geen|niets|niks|nergens|amper|nauwelijks|zomaar|wel)$/.test(word))
  );
}
/** “U kunt” and “jullie kunnen”; of “wij kunnen u” and “ik wil u” we are the ones. */
const isAskedOfYou = (before: string, one: string, other: string) =>
  !/^(ik|we|wij|hij|ze|zij|dat|dit)$/.test(before) &&
  [`${one} ${other}`, `${other} ${one}`].some((pair) => modalAndReader.test(pair));
const modalAndReader =
  /^((kunt|kun|kan|mag|moet|dient|hoeft|hoef|wilt|wil|zou) (u|je|jij)|(kunnen|mogen|moeten|dienen|hoeven|willen|zouden) (jullie|ouders|bewoners|huurders|allen))$/;
const asksPolitely = /^(wilt|wil|willen|kunt|kun|kunnen|zou|zouden|mogen|u|je|jij|jullie)$/;
const isContact =
  /^(bellen|melden|vragen|praten|helpen|opgeven|aanmelden|inschrijven|doorgeven|doen|delen|maken|krijgen)$/;

/** “Wij raden u aan om … te gaan”, “een raamslot is genoeg om …”: we ask or advise it. “Oplichters vragen u te betalen” does not. */
function isAdvised({ sentence, from: at }: Seen): boolean {
  const { words } = sentence;
  if (words[at - 1]?.norm !== 'te') return false;
  const before = words
    .slice(0, at)
    .map(({ norm }) => norm)
    .join(' ');
  return advises.test(before);
}
const advises =
  /\b(verzoek|verzoeken|vraag|vragen|raad|raden|adviseren|adviseer|roep|roepen) (wij|we|ik|de politie|de gemeente|de brandweer)\b|\b(politie|gemeente|brandweer|school|bestuur|beheerder|wijkagent|corporatie|team|vereniging|ik|we|wij) (verzoek|verzoekt|verzoeken|vraag|vraagt|vragen|raadt|raad|raden|adviseert|adviseer|adviseren|roept|roepen)\b|\b(advies|tip) (is|blijft)\b|\b(helpt|loont|scheelt|volstaat|(?:is|zijn) (?:al |vaak )?(?:genoeg|voldoende)|verstandig|slim|handig|veiliger|beter|aan te raden|nuttig|de moeite waard)( het)?( al)? om\b|\bvergeet (u |je )?niet\b/;

/** Other forms in which somebody is told what he can do. */
const ways = [
  // “Accu’s laadt u het veiligst overdag.”
  /\p{L}+t? (?:u|je|jullie) (?:\p{L}+ ){0,3}(?:het|'t) (?:best|beste|veiligste?|liefst|handigste?)\b/iu,
  // “Het helpt als u …”, “het scheelt al als je …”
  /\b(?:helpt|scheelt|loont|werkt|is fijn|zou fijn zijn|is prettig|is slim|is verstandig) (?:het )?(?:\p{L}+ ){0,3}(?:als|wanneer) (?:u|je|jullie|iedereen|we)\b/iu,
  // “Het beste is om …”, “het is het beste om …”
  /\b(?:het beste|verstandigste?|veiligste?|slimste?) (?:is|kunt? (?:u|je))\b/iu,
  // “Ik heb er nog twintig liggen”, “de plaatjes liggen klaar bij de bieb”
  /\b(?:ik|we|wij) (?:hebben|heb) (?:er )?(?:nog )?(?:\p{L}+ |\d+ ){0,6}(?:liggen|klaarliggen|te leen)\b/iu,
  /\b(?:ik|we|wij) (?:hebben|heb) (?:er )?nog (?:\p{L}+ |\d+ ){0,5}over(?=[,.;!?)]|$)/iu,
  /\b(?:ligt|liggen|staat|staan) (?:[\p{L}\d.]+ ){0,5}(?:klaar|gratis)\b/iu,
  // “Grofvuil halen we gratis op”, “zaterdag op het plein, kost niks”
  /\b(?:gratis|kosteloos)\b|\bkost (?:je |u |jullie )?(?:niks|niets)\b/iu,
  // “Kleine dingen die werken”, “dat scheelt een hoop gedoe”
  /\b(?:die|dat|dit) (?:echt )?(?:werkt|werken|helpt|helpen)\b(?! (?:niet|niks|niets|geen|weinig|mee|bij|aan|op|in|hier|daar|voor|ook|ons|mij|me|er|om|bewoners|mensen)\b)|\bscheelt (?:je |u |al |veel |een hoop )/iu,
  // “Dat kan iedereen”, “doet u dat ook”
  /\bdat kan iedereen\b|\bbelletje (?:naar|met)\b/iu,
  /\bwie (?:er )?(?:een|eentje|hulp|advies)[^.?!]{0,20}\bwil(?:,| mag| kan)/iu,
];
