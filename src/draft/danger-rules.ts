import type { Sentence } from './draft-text.ts';
import type { Draft, Seen } from './seen-signs.ts';
import { isStep, stepsIn } from './steps.ts';

/** What a rule found: the words it is about, none where something is missing; nothing where it does not hold. */
export type Found = readonly string[] | undefined;

/** A risk or an incident, and nothing that the reader can do with it. */
export function noStep(draft: Draft): Found {
  if (!isAboutDanger(draft) || stepsIn(draft).length > 0 || isReassured(draft) || asksHelp(draft)) return undefined;
  const empty = draft.own('schijnstap')[0];
  if (empty) return [empty.words];
  // One event told, without a warning, asks something else: what the reader has to do with it.
  return isTold(draft) && !repeats(draft) ? undefined : eachOnce(draft.own('risico'));
}

/** An incident is told that neither helps the reader, nor asks for help, nor reassures. */
export function incidentWithoutReason(draft: Draft): Found {
  const told = incidents(draft);
  if (told.length === 0 || isReassured(draft)) return undefined;
  if (draft.channel === 'nieuwsbrief') {
    const bare = told.filter((sentence) => !blockHasReason(sentence, draft));
    return bare.length > 0 && !asksHelp(draft) ? bare.map(({ text }) => text) : undefined;
  }
  if (stepsIn(draft).length > 0 || asksHelp(draft) || repeats(draft) || draft.own('schijnstap').length > 0)
    return undefined;
  return told.map(({ text }) => text);
}

/** A newsletter or an overview with only unsafety in it. */
export function onlyDanger(draft: Draft): Found {
  const isOverview =
    draft.channel === 'nieuwsbrief' ||
    /\b(week|maand|kwartaal)?(overzicht|bulletin|update)\b/i.test(draft.sentences[0]?.text ?? '');
  const told = new Set(draft.own('risico').map(({ sentence }) => sentence));
  const blocks = new Set([...told].map(({ block }) => block));
  if (!isOverview || told.size < 2 || hasOtherNews(draft) || draft.own('vergelijking').length > 0) return undefined;
  return told.size >= 3 || blocks.size >= 2 ? eachOnce(draft.own('risico')) : undefined;
}

/** Words, capitals or marks that make the danger bigger. */
export function alarms(draft: Draft): Found {
  if (!tellsOfDanger(draft) && draft.own('alarm').length === 0) return undefined;
  const said: Seen[] = draft
    .own('alarm')
    .filter((one) => !isDenied(one.sentence) && !isOfAName(one) && !isFeared(one, draft));
  // One such word may be the name of a thing; two make a tone.
  const toned = draft.own('tone').filter(({ sentence }) => !isDenied(sentence) && !sentence.text.endsWith('?'));
  if (new Set(toned.map(({ words }) => words.toLowerCase())).size >= 2 && !isReassured(draft)) said.push(...toned);
  const shouted = draft.sentences.filter(({ text }) => isShouted(text, draft));
  const marked = draft.sentences.filter(
    (sentence) =>
      /!{2,}|!\s*[🚨⚠]/u.test(sentence.text) && !draft.isQuoted(sentence.start) && !isFriendly(sentence.text),
  );
  const found = [...said.map(({ words }) => words), ...[...shouted, ...marked].map(({ text }) => text)];
  return found.length > 0 ? found : undefined;
}

/** Numbers on unsafety, and nothing to compare them with. */
export function looseNumbers(draft: Draft): Found {
  const counted = draft.own('telling').filter(({ words }) => isMany(words));
  const told = counted.filter(
    ({ sentence }) => draft.has(sentence, 'risico') || /melding|aangifte|incident|boete|bekeuring/i.test(sentence.text),
  );
  if (told.length === 0 || draft.own('vergelijking').length > 0) return undefined;
  return eachOnce(told);
}

/** A warning again, without the step. */
export function repeatsWithoutStep(draft: Draft): Found {
  return repeats(draft) && stepsIn(draft).length === 0 && !isReassured(draft) && !asksHelp(draft)
    ? eachOnce(againIn(draft))
    : undefined;
}

const repeats = (draft: Draft) => tellsOfDanger(draft) && againIn(draft).length > 0;

/** “Weer” alone says that something happened again only beside what happened. */
function againIn(draft: Draft): readonly Seen[] {
  return draft
    .own('herhaling')
    .filter(({ sentence, words }) => !/^w[eé][eé]r$/i.test(words) || draft.has(sentence, 'risico'));
}

/** A sport hall in which something was stolen is no other news. */
function hasOtherNews(draft: Draft): boolean {
  const risky = new Set(draft.own('risico').map(({ sentence }) => sentence.block));
  return draft.own('anders_nieuws').some(({ sentence }) => !risky.has(sentence.block));
}

/** Who asks to be alert warns, of whatever. */
const asksToBeAlert = ({ words }: Seen) => /alert|waakza|hoede|ogen|bedacht|oplett/i.test(words);
const tellsOfDanger = (draft: Draft) =>
  draft.own('risico').length > 0 || draft.own('alarm').length > 0 || draft.own('schijnstap').some(asksToBeAlert);
/** A newsletter speaks of many things: one word of danger does not make it a warning. */
function isAboutDanger(draft: Draft): boolean {
  if (draft.own('alarm').length > 0) return true;
  // “U zult geen overlast meer hebben” promises, and “Lastiggevallen?” asks: neither tells of danger.
  const isAsked = ({ text, words }: Sentence) => text.endsWith('?') && words.length <= 6;
  const risks = draft.own('risico').filter(({ sentence }) => !draft.has(sentence, 'belofte') && !isAsked(sentence));
  const told = new Set(risks.map(({ sentence }) => sentence)).size;
  if (draft.channel === 'nieuwsbrief') return told >= 2 && told * 4 >= draft.sentences.length;
  if (told === 0) return draft.own('risico').length === 0 && tellsOfDanger(draft);
  return told > 1 || draft.sentences.length < 12;
}

const isReassured = (draft: Draft) => draft.own('geruststelling').length > 0;
const asksHelp = (draft: Draft) => draft.own('hulpvraag').length > 0;
const isTold = (draft: Draft) => incidents(draft).length > 0;

/** An overview tells by the day: “Maandag: …”. */
const weekday = /^\s*[-*•]?\s*(maan|dins|woens|donder|vrij|zater|zon)dag\s*:/i;

/** Sentences that say that something happened. */
function incidents(draft: Draft): readonly Sentence[] {
  const risky = new Set(draft.own('risico').map(({ sentence }) => sentence));
  const isDated = (sentence: Sentence) => draft.has(sentence, 'voorval') || weekday.test(sentence.text);
  // “Vorige maand schreven we …” tells of the writer, not of an event.
  const isOwn = ({ words }: Sentence) =>
    words.some(({ norm }) => ['we', 'wij', 'ik', 'onze', 'ons', 'jullie'].includes(norm));
  return [...risky].filter((sentence) => isDated(sentence) && !isOwn(sentence) && !sentence.text.endsWith('?'));
}

function blockHasReason({ block }: Sentence, draft: Draft): boolean {
  const inBlock = draft.sentences.filter((each) => each.block === block);
  const signs = ['geruststelling', 'vergelijking', 'hulpvraag'] as const;
  return inBlock.some((each) => isStep(each, draft) || signs.some((sign) => draft.has(each, sign)));
}

const isDenied = ({ text }: Sentence) =>
  /\b(geen|niet|nee|zonder)\b/i.test(text) && !/\b(niemand|niets|nergens)\b/i.test(text);

/** Two words and more in capitals, one of which warns or names a danger. */
function isShouted(text: string, draft: Draft): boolean {
  const runs = text.match(/(?:\b\p{Lu}{2,}\b[^\p{L}\n]*){1,}/gu) ?? [];
  const sentence = draft.sentences.find((each) => each.text === text);
  return runs.some((run) => {
    const words = run.match(/\p{Lu}{3,}/gu) ?? [];
    if (words.length === 0 || !sentence) return false;
    const low = run.toLowerCase();
    const isIn = (seen: Seen) => low.includes(seen.words.toLowerCase()) && seen.sentence === sentence;
    return (
      draft.own('waarschuwing').some(isIn) ||
      (words.length >= 2 && draft.own('risico').some(isIn)) ||
      draft.own('alarm').some(isIn)
    );
  });
}

/** “Ziet u een brandje dat uit de hand loopt, bel dan 112”: what to do in case. */
const isFeared = ({ sentence }: Seen, draft: Draft) => /\bdan\b/i.test(sentence.text) && isStep(sentence, draft);

/** “Meldpunt Zorgwekkend Gedrag”: a capital in the middle of a sentence that is not shouted. */
const isOfAName = ({ sentence, from, words }: Seen) =>
  from > 0 && /^\p{Lu}\p{Ll}/u.test(words) && !/^\p{Lu}/u.test(sentence.text.slice(sentence.words[0]?.end ?? 0).trim());

const isFriendly = (text: string) =>
  /(bedankt|dank|welkom|leuk|gezellig|gefeliciteerd|succes|fijn|super|hoera|tot dan|groet)/i.test(text);

/** Five and more: one or two is what happened, not a number. */
function isMany(words: string): boolean {
  if (/\buur\b/i.test(words)) return false;
  const said = words.toLowerCase().split(/[\s:]+/);
  const first = said.find((word) => /^\d/.test(word)) ?? said[0] ?? '';
  if (/^\d{1,2}[.:]\d\d$/.test(first)) return false;
  const digits = Number(first.replace(/[^\d]/g, ''));
  if (digits > 0) return digits >= 5 && !/^0/.test(first) && !/^(19|20)\d\d$/.test(first);
  return /^(tientallen|honderden|twintig|dertig|veertig|vijftig|honderd|vijftien|twaalf|elf|tien|negen|acht|zeven|zes)$/.test(
    first,
  );
}

/** The words of signs, each once. */
export function eachOnce(seen: readonly Seen[]): readonly string[] {
  return [...new Set(seen.map(({ words }) => words))];
}
