import { countsIn } from './counted.ts';
import type { Sentence } from './draft-text.ts';
import { foundOnce } from './found-once.ts';
import type { Draft, Seen } from './seen-signs.ts';
import { isStep } from './steps.ts';

/** What a draft says is unsafe: not what it denies, asks about, or only has as a subject. */
export const risksTold = foundOnce((draft: Draft): readonly Seen[] => {
  return draft
    .own('risico')
    .filter(
      (one) =>
        !isDenied(one) &&
        !isSubject(one) &&
        !isAsked(one) &&
        !isLess(one) &&
        (!draft.has(one.sentence, 'belofte') || /veilig/i.test(one.words)),
    );
});

/** “Geen branden” tells of none, nor does “per ongeluk”. */
function isDenied({ sentence, from, words }: Seen): boolean {
  if (/^ongeluk$/i.test(words) && sentence.words[from - 1]?.norm === 'per') return true;
  const before = wordsBefore(sentence, from, 3);
  return before.some((norm) => none.has(norm)) || /\bniet (van|door)( de| een)?$/.test(before.join(' '));
}
const none = new Set('geen zonder nooit nauwelijks amper weinig voorkomen voorkomt voorkom'.split(' '));

/** “Een avond over inbraken”, “een slot tegen diefstal” and “de inbraakscan” tell of no danger; “meldingen over overlast” do. */
function isSubject({ sentence, from, words }: Seen): boolean {
  if (asSubject.test(words)) return true;
  const before = wordsBefore(sentence, from, 6);
  const at = before.findLastIndex((norm) => subjectAfter.has(norm));
  return (
    at >= before.length - 3 &&
    at >= 0 &&
    !before.includes('en', at) &&
    !before.slice(0, at).some((norm) => /^(melding|klacht|signa|bericht|brief|waarschuw|zorg|geschreven)/.test(norm))
  );
}
const asSubject =
  /(preventie|scan|bus|avond|vrije?|voorlichting|les|werende?|verbod|bestrijding|hulp|helpdesk(?:\.\p{L}+)?|(?<!on|niet )veilig\p{L}*)$/iu;
const subjectAfter = new Set(
  'over tegen omtrent aanpak bestrijding terugdringen tegengaan verminderen aanpakken'.split(' '),
);

/** “Van 40 naar 6 inbraken” tells that it is safer, “we haalden het zwerfafval op” that it is done. */
const isLess = ({ sentence }: Seen) =>
  /\b(minder|daalde|gedaald|afgenomen|halveerde|gehalveerd|van \d+ naar \d+|haalden|ruimden|opgehaald|opgeruimd)\b/i.test(
    sentence.text,
  );

/** “Last van overlast?” asks; “Wist je dat …?” tells. */
const isAsked = ({ sentence }: Seen) =>
  sentence.text.endsWith('?') && !/^(wist|weet|wisten|weten) (je|u|jij|jullie)\b/i.test(sentence.text);

function wordsBefore({ words }: Sentence, at: number, many: number): readonly string[] {
  return words.slice(Math.max(0, at - many), at).map(({ norm }) => norm);
}

/** Who asks to be alert warns, of whatever. */
const asksToBeAlert = ({ words }: Seen) => /alert|waakza|hoede|ogen|bedacht|oplett|scherp|voorzichtig/i.test(words);
const warns = (draft: Draft) => draft.own('schijnstap').some(asksToBeAlert);
export const tellsOfDanger = (draft: Draft) =>
  draft.own('risico').length > 0 || draft.own('alarm').length > 0 || warns(draft);

/** A newsletter speaks of many things: one word of danger does not make it a warning. */
export function isAboutDanger(draft: Draft): boolean {
  const told = new Set(risksTold(draft).map(({ sentence }) => sentence)).size;
  if (told === 0 && draft.own('risico').length > 0 && draft.own('alarm').length === 0 && !warns(draft)) return false;
  return (
    tellsOfDanger(draft) && (told !== 1 || draft.sentences.length < 12 || draft.own('alarm').length > 0 || warns(draft))
  );
}

/** It is over, or not so bad. That somebody was caught says so only where it is the news, and what was found may be bad. */
export function isReassured(draft: Draft): boolean {
  const [first] = draft.own('risico');
  return draft.own('geruststelling').some((one) => {
    const { sentence, from, words } = one;
    if (wordsBefore(sentence, from, 2).some((norm) => ['niet', 'nooit'].includes(norm))) return false;
    if (
      /gevonden/i.test(words) &&
      draft.own('risico').some((risk) => risk.sentence === sentence && !/vermist/i.test(risk.words))
    )
      return false;
    if (isRepair.test(words) && warns(draft)) return false;
    if (/schoongemaakt|opgeruimd/i.test(words) && incidents(draft).length > 0) return false;
    return !/aangehouden|gepakt/i.test(words) || !first || first.sentence === sentence;
  });
}

/** A new door does not take away what the reader is asked to be alert to. */
const isRepair =
  /hersteld|gerepareerd|vervangen|schoongemaakt|opgeruimd|verwijderd|geverfd|geplaatst|nieuwe|verholpen/i;

/** “Heeft iemand iets gezien?” asks; “vanmorgen heeft iemand een ruit ingegooid” and “weet u dat …” tell. */
export const asksHelp = (draft: Draft) =>
  draft
    .own('hulpvraag')
    .some(
      ({ sentence, to, words }) =>
        sentence.words[to]?.norm !== 'dat' &&
        !asksWhatWasUp.test(sentence.text) &&
        (!/^heeft|^hebben/i.test(words) || sentence.text.endsWith('?')),
    );

/** “Wie heeft al die politie gezien?” is curious, and asks no help. */
const asksWhatWasUp =
  /\b(politie|politieauto's|sirenes|helikopter|ambulances?|traumaheli\w*|brandweer)\b[^.!?]*\b(gezien|gehoord|zien|horen)\b|\b(weet|weten) (iemand|jullie|u|je)\b[^.!?]*\b(wat er|wat daar|wat dat|waarom|gaande|aan de hand|gebeurd is|loos)\b/i;

/** An overview tells by the day: “Maandag: …”. */
const weekday = /^\s*[-*•]?\s*(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\s*:/i;
/** Of weeks and months is counted, of a night is told. */
const period = /^afgelopen (jaar|jaren|kwartaal|periode|maanden|weken|dagen|zomer|winter|tijd|seizoen)/i;
/** “Op 3 juni is er een inloop” is to come, “op 3 juni is een man beroofd” happened. */
const isPast =
  /\b(werd|werden|was|waren|had|hadden|vond|vonden|raakte|raakten|reed|reden|kreeg|kregen|brak|braken|sloeg|sloegen|stond|lag|lagen|ging|gingen|liep|kwam|kwamen|viel|vielen|greep|drong|drongen|gebeurde|gebeurden|overleed|betrapte|betrapten|bedreigde|sneuvelde|ontstond|woedde|brandde|brandden|deden|deed|trok|vluchtte|vluchtten|belde|stalen|kwamen)\b|\b(is|zijn|heeft|hebben)\b.*\p{L}(d|t|en)\b/iu;
/** A day or a month may be to come. */
const isDay =
  /(dag|dag(avond|nacht|middag|ochtend|morgen)|vanmiddag|uur|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b/i;

/** Sentences that say that something happened. */
export const incidents = foundOnce((draft: Draft): readonly Sentence[] => {
  const isDated = (sentence: Sentence) =>
    weekday.test(sentence.text) ||
    draft
      .own('voorval')
      .some(
        (one) =>
          one.sentence === sentence &&
          !period.test(one.words) &&
          !/^(sinds|vanaf|tot)$/.test(sentence.words[one.from - 1]?.norm ?? '') &&
          (/^gister/i.test(one.words) || !isDay.test(one.words) || isPast.test(sentence.text)),
      );
  const risky = [...new Set(risksTold(draft).map(({ sentence }) => sentence))];
  // “Vorige maand schreven we …” tells of the writer, not of an event; “Vannacht hoorden we …” does.
  const isOwn = ({ words, text }: Sentence) =>
    (words.some(({ norm }) => ['we', 'wij', 'ik', 'jullie', 'u'].includes(norm)) ||
      /\b(onze|ons) (mensen|team|vrijwilligers|collega)/i.test(text)) &&
    !/\b(hoor\p{L}*|gehoord|zag|zagen|gezien|begre\p{L}+|weet\p{L}*|\p{L}*merk\p{L}*|meegekregen|vernomen|wakker|geschrokken)\b/iu.test(
      text,
    );
  const near = (sentence: Sentence) => {
    const at = draft.sentences.indexOf(sentence);
    const isLong = draft.channel === 'nieuwsbrief' || draft.sentences.length > 8;
    const before = draft.sentences.slice(Math.max(0, at - (isLong ? 1 : 2)), at + 1);
    return isLong ? before.filter(({ block }) => block === sentence.block) : before;
  };
  // “In juni waren er 23 ongelukken” counts, and tells of none of them.
  const counted = new Set(countsIn(draft).map(({ sentence }) => sentence));
  const isCount = (sentence: Sentence) =>
    counted.has(sentence) &&
    draft
      .own('voorval')
      .every(
        (one) =>
          one.sentence !== sentence ||
          /^(in|begin|eind|half\p{L}*|afgelopen|vorige?|dit|is|zijn|werd|werden|heeft|hebben)\b/iu.test(one.words),
      );
  return risky.filter(
    (sentence) =>
      near(sentence).some(isDated) && !isOwn(sentence) && !isCount(sentence) && !sentence.text.endsWith('?'),
  );
});

/** The sentences of the piece that a sentence stands in: a heading that stands apart belongs to what is below it. */
export function pieceAround({ block }: Sentence, { sentences, lines }: Draft): readonly Sentence[] {
  const isPoint = (at: number) =>
    sentences.some((each) => each.block === at && /^\s*\d+[.)]\s/.test(lines[each.line] ?? ''));
  // Numbered points belong to what stands above them; what has a dash may be an item of its own.
  const isEmpty = (at: number) => !sentences.some((each) => each.block === at);
  let above = block;
  while (above > 0 && (isPoint(above) || (above !== block && isEmpty(above)))) above--;
  const isHeading = (at: number) => {
    const inBlock = sentences.filter((each) => each.block === at);
    return inBlock.length === 1 && inBlock.every(({ words, text }) => words.length <= 5 && !/[.!?]$/.test(text));
  };
  const blocks = [block, above, ...(isHeading(block) ? [block + 1] : []), ...(isHeading(block - 1) ? [block - 1] : [])];
  return sentences.filter((each) => blocks.includes(each.block));
}

/** Whether the piece around a sentence holds what helps, asks help or reassures. */
const hasReason = (piece: readonly Sentence[], draft: Draft) =>
  piece.some((each) => isStep(each, draft) || draft.has(each, 'geruststelling') || draft.has(each, 'hulpvraag'));

/** The same, or sets it beside other times; of a risk, that takes a number. “Vorige maand” only says when. */
export function hasMeaning(sentence: Sentence, draft: Draft, compares = /./): boolean {
  const piece = pieceAround(sentence, draft);
  const isCompared = draft
    .own('vergelijking')
    .some(
      (one) =>
        piece.includes(one.sentence) &&
        compares.test(one.sentence.text) &&
        (!/^vorige? \p{L}+$/iu.test(one.words) || /\d\D+\d/.test(one.sentence.text)),
    );
  return hasReason(piece, draft) || isCompared;
}
