import { eachOnce, type Found } from './danger-rules.ts';
import type { Sentence } from './draft-text.ts';
import type { Draft, Seen } from './seen-signs.ts';
import { isStep } from './steps.ts';
import { isReassured, tellsOfDanger } from './told-danger.ts';

/** Words, capitals or marks that make the danger bigger. */
export function alarms(draft: Draft): Found {
  if (!tellsOfDanger(draft) && draft.own('alarm').length === 0) return undefined;
  const said: Seen[] = draft
    .own('alarm')
    .filter(
      (one) => !isDenied(one) && !isOfAName(one) && !isFeared(one, draft) && !isSoftened(one, draft) && !isFact(one),
    );
  // One such word may be the name of a thing; two make a tone.
  const toned = draft.own('tone').filter((one) => !isDenied(one) && !one.sentence.text.endsWith('?') && !isFact(one));
  if (new Set(toned.map(({ words }) => words.toLowerCase().slice(0, 6))).size >= 2 && !isReassured(draft))
    said.push(...toned);
  const loud = draft.sentences.filter(
    (sentence) => isShouted(sentence, draft) || (isMarked(sentence, draft) && !draft.isQuoted(sentence.start)),
  );
  const found = [...eachOnce(said), ...loud.map(({ text }) => text)];
  return found.length > 0 ? found : undefined;
}

/** “Geen paniek” is none; “niet normaal meer” and “geen buurt meer” say it themselves. */
const noMore = /\b(geen|niet)(?: \p{L}+){0,2} meer\b/giu;
const isDenied = ({ sentence: { text }, words }: Seen) =>
  /\b(geen|niet|nee|zonder)\b/i.test(text.replace(words, '').replace(noMore, '')) &&
  !/\b(niemand|niets|nergens|geen (vrouw|kind|mens|huis|straat|auto|fiets))\b/i.test(text);

/** “Het liep een beetje uit de hand” makes nothing bigger, nor does a “bende” of rubbish, nor “het is uit de hand gelopen” of one evening. */
const isSoftened = ({ sentence: { text }, words }: Seen, draft: Draft) =>
  /\b(een beetje|wel eens|weleens|iets te)\b/i.test(text) ||
  (/^bende$/i.test(words) && /afval|rommel|container|opruim|troep|zwerf/i.test(draft.text)) ||
  (/uit de hand/i.test(words) &&
    isOnce.test(text) &&
    !/\b(totaal|volledig|helemaal|gierend|compleet|steeds|enorm|echt)\b/i.test(text));
const isOnce = /\b(liep|liepen|gelopen)\b/i;

/** “Het slachtoffer is ernstig gewond” is what happened, “de doden” of a war are remembered. */
function isFact({ sentence, to, words }: Seen): boolean {
  const after = sentence.words[to]?.norm ?? '';
  return (
    /^slachtoffer/i.test(words) ||
    (/doden$/i.test(words) && /herdenk|oorlog|stil/i.test(sentence.text)) ||
    (/^ernstig/i.test(words) && /^(gewond|letsel|ongeval|ongeluk|ziek)/.test(after))
  );
}

/** “Ziet u een brandje dat uit de hand loopt, bel dan 112”: what to do in case. */
const isFeared = ({ sentence }: Seen, draft: Draft) => /\bdan\b/i.test(sentence.text) && isStep(sentence, draft);

/** “Meldpunt Zorgwekkend Gedrag”: a capital in the middle of a sentence that is not shouted. */
const isOfAName = ({ sentence, from, words }: Seen) =>
  from > 0 && /^\p{Lu}\p{Ll}/u.test(words) && !/^\p{Lu}/u.test(sentence.text.slice(sentence.words[0]?.end ?? 0).trim());

/** Marks that shout, where nobody is thanked or welcomed; two of them only beside a danger or what to do. */
function isMarked(sentence: Sentence, draft: Draft): boolean {
  const { text } = sentence;
  if (friendly.test(text)) return false;
  const isBeside = (['risico', 'alarm', 'schijnstap', 'waarschuwing', 'veiligheid'] as const).some((sign) =>
    draft.has(sentence, sign),
  );
  return loudest.test(text) || (/!!/.test(text) && (isBeside || isStep(sentence, draft)));
}
const loudest = /!{3,}|[?!]*(?:\?!|!\?)[?!]+|!\s*[🚨⚠‼❗]|‼|(?:[🚨⚠❗‼🆘😱😡]\uFE0F?\s*){2,}/u;
const friendly =
  /(bedankt|dank|welkom|leuk|gezellig|gefeliciteerd|succes|fijn|super|hoera|tot dan|groet|topper|opkomst|compliment|doe mee|feest|taart|koffie|haha|trots|kom (je|jij|jullie|allemaal))/i;

/** Words in capitals: some that warn or name a danger, or four and more in a row. */
function isShouted(sentence: Sentence, draft: Draft): boolean {
  const runs = sentence.text.match(/(?:(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])[^\p{L}\n]*){1,}/gu) ?? [];
  return runs.some((run) => {
    const words = run.match(/\p{Lu}{2,}/gu) ?? [];
    const long = words.filter((word) => word.length >= 3);
    if (long.length === 0 || isHeading(sentence, draft)) return false;
    const low = run.toLowerCase();
    const isIn = (seen: Seen) => low.includes(seen.words.toLowerCase()) && seen.sentence === sentence;
    if (draft.own('waarschuwing').some(isIn)) return isBesideDanger(sentence, draft);
    return (long.length >= 2 && draft.own('risico').some(isIn)) || draft.own('alarm').some(isIn) || words.length >= 4;
  });
}

/** “BESTE BEWONERS” or “WONINGINBRAAK” above a piece of a letter. */
function isHeading({ text, line }: Sentence, { channel, lines }: Draft): boolean {
  const isLine = (lines[line] ?? '').trim() === text && !/[.!?‼❗🚨⚠]/u.test(text);
  return isLine && (channel === 'nieuwsbrief' || channel === 'brief');
}

/** “LET OP” before other news than danger shouts nothing. */
function isBesideDanger(sentence: Sentence, draft: Draft): boolean {
  const at = draft.sentences.indexOf(sentence);
  const signs = ['risico', 'alarm', 'schijnstap'] as const;
  const own = new Set(
    signs
      .flatMap((sign) => draft.own(sign))
      .filter(({ words }) => !/^let op$/i.test(words))
      .map((one) => one.sentence),
  );
  return (
    draft.sentences.slice(at, at + 2).some((each) => own.has(each)) &&
    !/\bafval|grofvuil|container/i.test(sentence.text)
  );
}
