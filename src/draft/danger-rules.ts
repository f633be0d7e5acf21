import type { Sentence } from './draft-text.ts';
import { footOf } from './foot.ts';
import type { Draft, Seen } from './seen-signs.ts';
import { isStep, stepsIn } from './steps.ts';
import { asksHelp, hasMeaning, incidents, isAboutDanger, isReassured, pieceAround, risksTold } from './told-danger.ts';

/** What a rule found: the words it is about, none where something is missing; nothing where it does not hold. */
export type Found = readonly string[] | undefined;

/** A risk or an incident, and nothing that the reader can do with it. */
export function noStep(draft: Draft): Found {
  if (draft.channel === 'nieuwsbrief') return noStepInBlocks(draft);
  if (!isAboutDanger(draft) || stepsIn(draft).length > 0 || isReassured(draft) || asksHelp(draft) || asksToJoin(draft))
    return undefined;
  const empty = draft.own('schijnstap')[0];
  return empty ? [empty.words] : eachOnce(toldOrAny(draft));
}

/** A newsletter speaks of many things: what counts is what it says on safety. */
function noStepInBlocks(draft: Draft): Found {
  const told = risksTold(draft);
  const isSafety = (each: Sentence) => draft.has(each, 'risico') || draft.has(each, 'veiligheid');
  const bare = told.filter(({ sentence }) => !hasMeaning(sentence, draft, amount));
  if (bare.length === 0 && draft.own('alarm').length === 0) return undefined;
  const asked = (['hulpvraag', 'meedoen', 'buiten_rol'] as const).flatMap((sign) => draft.own(sign));
  const steps = [...stepsIn(draft), ...asked.map(({ sentence }) => sentence)];
  // “Wil je meedoen?” may stand just below.
  const isOnSafety = (step: Sentence) =>
    [...pieceAround(step, draft), ...draft.sentences.filter(({ block }) => block === step.block - 1)].some(isSafety);
  if (steps.some((step) => (draft.has(step, 'meedoen') ? isOnSafety(step) : pieceAround(step, draft).some(isSafety))))
    return undefined;
  const empty = draft.own('schijnstap')[0];
  return empty ? [empty.words] : eachOnce(bare);
}

const amount = /\d|helft|minder|even (vaak|veel)|\b(twee|drie|vier|vijf|zes|tien)\b/i;

/** Who asks the reader to take part, wisely or not, says what to do. */
const asksToJoin = (draft: Draft) => draft.own('meedoen').length > 0 || draft.own('buiten_rol').length > 0;

const toldOrAny = (draft: Draft) => {
  const told = risksTold(draft);
  return told.length > 0 ? told : draft.own('risico');
};

/** An incident is told that neither helps the reader, nor asks for help, nor reassures. */
export function incidentWithoutReason(draft: Draft): Found {
  const told = incidents(draft);
  if (told.length === 0) return undefined;
  if (draft.channel === 'nieuwsbrief') {
    const bare = told.filter((sentence) => !hasMeaning(sentence, draft) && !draft.has(sentence, 'herhaling'));
    return bare.length > 0 ? bare.map(({ text }) => text) : undefined;
  }
  if (stepsIn(draft).length > 0 || asksHelp(draft) || isReassured(draft) || repeats(draft)) return undefined;
  return told.map(({ text }) => text);
}

/** A newsletter or an overview with only unsafety in it. */
export function onlyDanger(draft: Draft): Found {
  const isOverview =
    draft.channel === 'nieuwsbrief' ||
    /\b(week|maand|kwartaal)?(overzicht|bulletin|update|berichten)\b/i.test(draft.sentences[0]?.text ?? '');
  const risks = draft.own('risico');
  const told = new Set(risks.map(({ sentence }) => sentence).filter((sentence) => !isTitle(sentence)));
  const blocks = new Set(risks.map(({ sentence }) => sentence.block));
  const kinds = new Set(risks.map(({ words }) => words.toLowerCase()));
  if (!isOverview || Math.max(told.size, kinds.size - 1) < 2 || hasOtherNews(draft)) return undefined;
  // One risk beside pieces on other things is no overview.
  const pieces = new Set(draft.sentences.filter((each) => isTelling(each, draft)).map(({ block }) => block)).size;
  const body = draft.sentences.length - footOf(draft).length;
  if (
    (blocks.size * 2 < pieces && told.size * 2 < body) ||
    (told.size < 3 && draft.own('vergelijking').some(({ words }) => !/^vorige? /i.test(words)))
  )
    return undefined;
  return told.size >= 3 || blocks.size >= 2 || kinds.size >= 3 ? eachOnce(risks) : undefined;
}

/** What to do and where to come to belong to what is told. */
const isTelling = (sentence: Sentence, draft: Draft) =>
  sentence.words.length > 5 &&
  !pieceAround(sentence, draft).some((each) => isStep(each, draft) || draft.has(each, 'antwoord'));

/** “Vuurwerk” above a piece tells nothing. */
const isTitle = ({ text, words }: Sentence) => words.length <= 4 && !/[.!?:\d]/.test(text);

/** A warning again, without the step. In a newsletter each piece stands alone. */
export function repeatsWithoutStep(draft: Draft): Found {
  if (draft.channel === 'nieuwsbrief') {
    const told = new Set(risksTold(draft).map(({ sentence }) => sentence));
    const bare = againIn(draft).filter(({ sentence }) => {
      const piece = pieceAround(sentence, draft);
      return isSaidAgain(piece, draft) && piece.some((each) => told.has(each)) && !hasMeaning(sentence, draft);
    });
    return bare.length > 0 ? eachOnce(bare) : undefined;
  }
  return repeats(draft) && stepsIn(draft).length === 0 && !isReassured(draft) && !asksHelp(draft)
    ? eachOnce(againIn(draft))
    : undefined;
}

/** What happens again is told in every issue; what is said again asks for the step. “Vorige maand schreven we …” alone begins a story. */
function isSaidAgain(piece: readonly Sentence[], draft: Draft): boolean {
  const said = draft.own('herhaling').filter(({ sentence }) => piece.includes(sentence));
  return (
    said.some(({ words }) => /waarsch|nogmaals|herha|attend/i.test(words)) ||
    (said.length > 1 && said.some(({ words }) => saidAgain.test(words)))
  );
}

const repeats = (draft: Draft) => isAboutDanger(draft) && againIn(draft).length > 0;

/** Said again, or happened again. “Weer” alone tells what happened; beside a warning it says that this is one more. */
function againIn(draft: Draft): readonly Seen[] {
  const told = new Set(risksTold(draft).map(({ sentence }) => sentence));
  const isTold = (sentence: Sentence) => told.has(sentence) || (told.size === 0 && draft.has(sentence, 'schijnstap'));
  const isNear = ({ sentence, words }: Seen) => {
    const isApart = draft.channel === 'nieuwsbrief';
    const beside = isApart ? draft.sentences.filter(({ block }) => block === sentence.block) : draft.sentences;
    return (/^w[eé][eé]r$/i.test(words) ? [sentence] : beside).some(isTold);
  };
  const found = draft
    .own('herhaling')
    .filter((one) => saidAgain.test(one.words) || (!isForTheBetter(one) && isNear(one)));
  const isWarning = draft.own('schijnstap').length > 0 || /waarsch/i.test(draft.text);
  const kinds = new Set(found.map(({ words }) => words.toLowerCase()));
  return isWarning || kinds.size > 1 || found.some(({ words }) => !happensAgain.test(words)) ? found : [];
}

const happensAgain = /^(weer|opnieuw|alweer|wederom|nog steeds|nog altijd)$/i;
const saidAgain =
  /waarsch|gemeld|geschr|gezegd|gepost|herha|hoe vaak|wezen|gewezen|attend|vaak genoeg|schreven|schreef|schrijven|eerste keer|aandacht|zeggen|liedje|reminder/i;

/** “Weer open”, “het weer” and “nogmaals bedankt”: nothing bad comes back. */
const isForTheBetter = ({ sentence: { words }, from, to, words: said }: Seen) =>
  better.test(words[to]?.norm ?? '') ||
  /^(een|wat) (jaar|week|maand|mooie?|geslaagde?|geleerd|leuke?|fijne?|gezellige?)$/.test(
    `${words[to]?.norm} ${words[to + 1]?.norm}`,
  ) ||
  (/^weer$/i.test(said) &&
    (/^(op|in|naar)$/.test(words[to]?.norm ?? '') || /^(het|slechte?|mooie?|dit)$/.test(words[from - 1]?.norm ?? '')));
const better =
  /^(open|terug|rustig|droog|heel|schoon|thuis|veilig|welkom|gezellig|bedankt|dank|naartoe|beschikbaar|bereikbaar)$/;

/** A sport hall in which something was stolen is no other news, nor is where to write to. */
function hasOtherNews(draft: Draft): boolean {
  const risky = new Set(draft.own('risico').map(({ sentence }) => sentence.block));
  const isOnlyRisk = risky.size <= 1;
  return (
    draft
      .own('anders_nieuws')
      .some(
        ({ sentence }) =>
          (!risky.has(sentence.block) || (isOnlyRisk && !draft.has(sentence, 'risico'))) &&
          !/\b(bel|belt|bellen|mail|reacties|zit ik|sta ik|spreekuur|vergader\w*)\b/i.test(sentence.text),
      ) ||
    draft.sentences.some((sentence) => isOtherPiece(sentence, draft)) ||
    shareOfOthers(draft) > 0.35
  );
}

/** How much of it is on something else than safety, whatever it is. */
function shareOfOthers(draft: Draft): number {
  const foot = new Set(footOf(draft));
  const body = draft.sentences.filter((each) => each.words.length >= 5 && !foot.has(each));
  const isOnSafety = (each: Sentence) => onSafety.some((sign) => draft.has(each, sign));
  const others = body.filter(
    (each) =>
      !isStep(each, draft) &&
      !isOnSafety(each) &&
      // Below “Babbeltruc” all is on that.
      !pieceAround(each, draft).some((title) => isTitle(title) && isOnSafety(title)),
  );
  return others.length / Math.max(1, body.length);
}
const onSafety = [
  'risico',
  'veiligheid',
  'voorval',
  'alarm',
  'schijnstap',
  'telling',
  'hulpvraag',
  'geruststelling',
  'herhaling',
  'vergelijking',
  'antwoord',
  'waarschuwing',
] as const;

/** A piece under its own heading in which nothing is unsafe: “Nieuwe bibliotheek”, and when it opens. */
function isOtherPiece(heading: Sentence, draft: Draft): boolean {
  if (heading.words.length > 5 || /[.!?:,]$/.test(heading.text) || aboutThePaper.test(heading.text)) return false;
  const body = draft.sentences.filter(({ block, line }) => block === heading.block && line > heading.line);
  const isUnsafe = [heading, ...body].some((each) =>
    (['risico', 'veiligheid', 'alarm', 'schijnstap', 'telling', 'waarschuwing', 'antwoord'] as const).some((sign) =>
      draft.has(each, sign),
    ),
  );
  const length = body.reduce((sum, { words }) => sum + words.length, 0);
  return draft.sentences.find(({ block }) => block === heading.block) === heading && length >= 8 && !isUnsafe;
}
const aboutThePaper =
  /slot|vragen|contact|colofon|redactie|inleiding|voorwoord|wat (kunt|kun)|tips|meer weten|bereik|beste|geachte|hallo|dag |nieuws|vooraf|tenslotte|van uw/i;

/** The words of signs, each once. */
export function eachOnce(seen: readonly Seen[]): readonly string[] {
  return [...new Set(seen.map(({ words }) => words))];
}
