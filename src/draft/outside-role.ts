import { eachOnce, type Found } from './danger-rules.ts';
import type { Sentence } from './draft-text.ts';
import { foundOnce } from './found-once.ts';
import type { Draft, Seen } from './seen-signs.ts';

/** Residents are asked, or show that they want, to do what is for the police. */
export const outsideRole = foundOnce((draft: Draft): Found => {
  const found = draft
    .own('buiten_rol')
    .filter((one) => !isDoneByOthers(one, draft) && !isByThem(one) && !isTame(one, draft) && !isOfPolice(one));
  const chased = draft.sentences.flatMap((sentence) => {
    if (draft.isQuoted(sentence.start) || left.test(sentence.text) || byPolice.test(sentence.text)) return [];
    const match = takesOn.map((pattern) => pattern.exec(sentence.text)).find((one) => one !== null);
    return match && !isForThem(sentence.text.slice(0, match.index)) ? [match[0]] : [];
  });
  const words = [...eachOnce(found), ...chased];
  return words.length > 0 ? words : undefined;
});

const them = "(?:hem|ze|'m|m|die (?:\\p{Ll}+ )?\\p{Ll}+|de (?:daders?|dief|dieven|dealers?|inbrekers?|jongens|gasten))";
const wild = (pattern: string) => new RegExp(pattern, 'iu');
/** What residents say that they do to people, or ask others to do. */
const takesOn = [
  // “We gaan die dealers even duidelijk maken dat ze hier niet welkom zijn.”
  wild(
    String.raw`\b${them}\b[^.!?]{0,25}\b(?:duidelijk maken|laten (?:weten|merken|voelen|zien)|leren|afleren|bijbrengen)\b`,
  ),
  // “Als we die lui gaan halen”, “we halen m eruit”.
  wild(
    String.raw`\b(?:we|wij|ik|gaan|ga|even|samen)\b[^.!?]{0,20}\b${them}\b[^.!?]{0,20}\b(?:gaan |te )?(?:halen|ophalen|wegjagen|wegsturen|oppakken|opwachten|afrossen|wegslepen|inrekenen)\b`,
  ),
  wild(
    String.raw`\b(?:halen|haal|trekken|trek|sleuren|gooien|jagen|sturen|schoppen) (?:we |wij |ik )?${them}\b[^.!?]{0,25}\b(?:eruit|eraf|weg|van (?:de|het|zijn|die)|uit (?:de|het|zijn|die)|de (?:wijk|straat|buurt) uit)\b`,
  ),
  wild(
    String.raw`\b(?:heb|hebben|had)\b[^.!?]{0,12}\b(?:hem|ze|'m|m)\b[^.!?]{0,20}\b(?:vanaf|afgetrokken|van af|getrokken|afgepakt|vastgehouden|tegengehouden|ingesloten|klemgezet|weggejaagd|achterna\p{Ll}*|meegenomen naar)\b`,
  ),
  // “Blijven ze achter de persoon aan”, “rijden zij uit”.
  wild(
    String.raw`\bachter (?:de|die|deze|zo'n) (?:\p{Ll}+ )?(?:persoon|man|mannen|vrouw|jongens?|dader|daders|dief|dieven|auto|bus|busje|scooter|verdachten?) aan\b`,
  ),
  wild(
    String.raw`\b(?:weet|weten|zag|ken)\b[^.!?]{0,20}\bwaar (?:hij|ie|ze|die)\b[^.!?]{0,20}\b(?:woont|wonen|zit)\b[^?]*\b(?:terug te halen|langs|erheen|ernaartoe|aanbellen|verhaal|op bezoek)\b`,
  ),
  wild(String.raw`\b(?:spullen|fiets|scooter|geld|telefoon)\b[^.!?]{0,15}\bterug (?:te )?(?:gaan )?halen\b`),
  wild(
    String.raw`\b(?:houdt|houden|hou|houd) (?:\p{Ll}+ )?(?:verdachte|vreemde|onbekende) [^.!?]{0,25}\b(?:aan|staande|tegen|vast)\b`,
  ),
  wild(
    String.raw`\b(?:gezicht|gezichten|kop|koppen|personen)\b[^.!?]{0,15}\b(?:in beeld|op beeld|op de foto|op film)\b|\bleg (?:het|alles|ze|hem) vast met\b`,
  ),
  wild(
    String.raw`\bcamera'?s?\b[^.!?]{0,25}\b(?:op|gericht)\b[^.!?]{0,12}\b(?:deur|huis|pand|woning|tuin) van (?:dat|die|de|hun|hem)\b`,
  ),
  wild(String.raw`\b(?:sla|trap|schop|gooi|duw|ram|mep|trek|smijt) (?:ik|we|wij) (?:hem|'m|m|ze|haar|die \p{Ll}+)\b`),
  wild(
    String.raw`\b(?:inbrekers?|dieven|dief|daders?|dealers?|hen|hem|ze) (?:in te sluiten|vast te houden|aan te houden|tegen te houden|op te wachten|te omsingelen|te overmeesteren|te achtervolgen)\b`,
  ),
  wild(String.raw`\bvolg(?:en|t)? (?:onbekende|vreemde|verdachte) `),
  wild(
    String.raw`\b(?:heb|hebben)\b[^.!?]{0,40}\b(?:dief|fietsendief|inbreker|dader|jongens?|gast\p{L}*|hem|ze)\b[^.!?]{0,25}\bopgesloten\b`,
  ),
  wild(String.raw`\b(?:drijven|jagen|vegen|schoppen)\b[^.!?]{0,25}\bde (?:wijk|straat|buurt|flat) uit\b`),
  // “Wie blokkeert de uitrit? Dan kan ie geen kant op.”
  wild(
    String.raw`\bblokke\p{L}+\b[^.!?]{0,20}\b(?:uitrit|oprit|uitgang|weg|straat|poort|busje|auto)\b|\bkan (?:ie|hij|die) (?:geen kant op|niet meer weg)\b`,
  ),
  wild(
    String.raw`\bbij (?:hem|haar|ze|die (?:\p{Ll}+ )?\p{Ll}+) (?:gaan )?aanbellen\b|\bop (?:onze|mijn|m'n) (?:eigen )?manier\b`,
  ),
  wild(
    String.raw`\b(?:bezoekers|personen|onbekenden|jongeren|jongens|daders|dealers|iedereen)\b[^.!?]{0,25}\b(?:te )?(?:fotograferen|filmen|achtervolgen|fouilleren|schaduwen|verjagen)\b`,
  ),
  wild(String.raw`\b(?:hou|houd|houden) (?:hem|ze|haar|'m) (?:bezig|aan de praat|vast|tegen)\b`),
  wild(
    String.raw`\b(?:ons|onze|het|de) (?:\p{Ll}*team|\p{Ll}*groep|\p{Ll}*wacht|\p{Ll}*patrouille|vrijwilligers|lopers|\p{Ll}*vaders)\b[^.!?]*\b(?:controle\p{L}+|doorzoek\p{L}*|fouille\p{L}+|kijkt in|kijken in)\b[^.!?]*\b(?:rugzak\p{L}*|tas|tassen|kofferbak\p{L}*|zakken|jassen|papieren)\b`,
  ),
  wild(
    String.raw`\b(?:facebook|instagram|snap|profiel|adres|kenteken)\b[^.!?]{0,20}\b(?:uitpluizen|uitzoeken|achterhalen|natrekken|opsporen)\b|\b(?:wil|willen|moet|moeten|gaan|ga)\b[^.!?]{0,15}\b(?:weten|uitzoeken|achterhalen)\b[^.!?]{0,8}\bwaar (?:die|hij|ie|ze)\b`,
  ),
  wild(
    String.raw`\b(?:schijn\p{L}*|bouwlamp|zaklamp|laser)\b[^.!?]{0,25}\bin (?:hun|zijn|z'n|haar|d'r) (?:smoel|gezicht\p{L}*|ogen|kop\p{L}*|snuit|bek)\b`,
  ),
  wild(String.raw`\bstuur (?:ze|hem|hen|die \p{Ll}+) (?:weg|naar huis|eruit)\b`),
  // “Zetten we gewoon de weg dicht met 2 auto's.”
  wild(
    String.raw`\b(?:zetten|zet|gooien|maken) (?:we|wij|ik|jullie)?\b[^.!?]{0,15}\b(?:weg|straat|uitgang|poort|pad|brug)\b[^.!?]{0,10}\b(?:dicht|af|vast)\b`,
  ),
];

/** “De politie wist de dader …”: who does it stands before; “politie komt toch niet” leaves it to residents. */
const isForThem = (before: string) =>
  /\b(?:politie|agenten|boa'?s?|handhav\p{L}+|recherche|straatcoach\p{L}*|jongerenwerk\p{L}*|beveilig\p{L}+)\b(?! (?:komt|doet|kan|is) (?:toch |er |hier )?(?:niet|niks|nooit))/iu.test(
    before,
  );

/** “Hou ze aan de lijn”: dogs, and a hand on a bag. */
const isTame = ({ sentence, words }: Seen, { sentences }: Draft) =>
  (/\baan$/i.test(words) && /\baan de lijn\b/i.test(sentence.text)) ||
  // “Wilt u ook een keer? Spreek ze aan.”
  (/^spreek/i.test(words) &&
    /^(?:wil\p{L}*|vragen|vraag|meedoen|meer weten|interesse)\b[^!]*\?$/iu.test(
      sentences[sentences.indexOf(sentence) - 1]?.text ?? '',
    )) ||
  (/^volg/i.test(words) &&
    /\b(?:instagram|facebook|aanwijzing\p{L}*|route|cursus|workshop|les)\b/iu.test(sentence.text));

/** “Agenten hebben hem vastgehouden”, “hier is doorzocht door inbrekers”: residents did nothing. */
const isOfPolice = ({ sentence: { text }, words }: Seen) =>
  byPolice.test(text) ||
  (/^(?:door|af|be|vast|ge|klem)\p{L}*(?:d|t|en)$/iu.test(words) &&
    /\b(?:is|zijn|werd|werden|wordt|worden)\b/i.test(text) &&
    !/\b(?:wij|we|ik|ons|mij)\b/i.test(text));
const byPolice =
  /^(?:(?:onze|twee|drie|een paar|gelukkig) )?(?:agenten|de politie|politie|de recherche|de boa'?s?|boa'?s?|de marechaussee|handhavers|de wijkagent|de beveiliging|inbrekers|de (?:daders?|dieven|inbrekers?|overvallers?|mannen|jongens))\b|^(?:zij|ze|hij|(?:twee|drie) (?:mannen|jongens|personen|vrouwen)|een (?:man|vrouw|jongen|groep\p{L}*)(?! of ))\b/iu;

/** Said of what residents do not do, or do with somebody of whom one may ask something: “Bel Rob of spreek hem aan”. */
const left =
  /\bniet (?:de bedoeling|doen ?:)|\bwat (?:wij|we|jullie|u) (?:niet|nooit) (?:doen|doet)\b|\bdoet alleen (?:de|een)\b|\b(taak|werk|zaak) (van|voor) (de )?(politie|justitie|ons)\b|\b(doen|doe|doet|hoort|hoeft|mogen|mag)\b[^.!?]{0,25}\bniet\b|\b(doet|doen|mag|mogen) (alleen|enkel|uitsluitend)\b|\b(bel|belt|vraag|kom|loop)\b[^.!?]*\bof (spreek|zoek|vraag)\b/i;

/** “Bij onraad grijpen ze niet in”: they do it, where “we grijpen ze” and “grijp ze” are about them. */
function isByThem({ sentence, from, words }: Seen): boolean {
  const before = sentence.words[from - 1]?.norm ?? '';
  return /^\p{L}+en ze\b/iu.test(words) && !/^(we|wij|jullie|ik|mannen|laten)$/.test(before);
}

/** The police may, and “film niet” asks for the opposite. */
function isDoneByOthers({ sentence, from, to }: Seen, draft: Draft): boolean {
  if (left.test(sentence.text) || /^(mag|moet|kan) (ik|je|u)\b.*\?$/i.test(sentence.text)) return true;
  const near = draft
    .all('binnen_rol')
    .filter((one) => one.sentence === sentence && one.from >= from - 5 && one.from <= to + 2);
  return near.some((one) => {
    const between = textBetween(one, { from, to }, draft);
    const inside = one.from > from && one.from < to ? textBetween({ ...one, from, to: from + 1 }, one, draft) : '';
    if (otherClause.test(between) || /\b(die|wie|zodat)\b/i.test(inside)) return false;
    if (!authority.test(one.words)) return true;
    // “Hou ze vast tot de politie er is”: the police come later, and “houdt de politie hem vast” has them inside.
    return one.from < to && !/^(tot|totdat|voor|voordat|want|als)$/.test(wordBeforeName(sentence, one.from) ?? '');
  });
}

const authority =
  /^(politie|agent|wijkagent|boa|toezicht|stadstoezicht|handhav|beveilig|recherche|marechaussee|gemeente)/i;
/** Another clause begins: what was denied or done there says nothing here. */
const otherClause = /[,;:.–]|\b(dus|maar|en|dan|want|wij|we|ik|jullie|die|wie|zodat)\b/i;

/** What stands between two finds in one sentence; nothing where one is inside the other. */
function textBetween(one: Seen, other: Pick<Seen, 'from' | 'to'>, { text }: Draft): string {
  const { words, start } = one.sentence;
  const [first, second] = one.from <= other.from ? [one, other] : [other, one];
  const [end, begin] = [words[first.to - 1]?.end ?? 0, words[second.from]?.start ?? 0];
  return text.slice(start + end, start + begin);
}

/** The word before “de politie”. */
function wordBeforeName({ words }: Sentence, at: number): string | undefined {
  const before = words[at - 1]?.norm;
  return before === 'de' || before === 'onze' ? words[at - 2]?.norm : before;
}
