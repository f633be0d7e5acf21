import { countsIn } from './counted.ts';
import { eachOnce, type Found } from './danger-rules.ts';
import type { Draft, Seen } from './seen-signs.ts';
import { risksTold } from './told-danger.ts';

/** Numbers on unsafety, and nothing to compare them with. */
export function looseNumbers(draft: Draft): Found {
  const counts = [...countsIn(draft), ...sharesIn(draft)].filter((count) => isOfDanger(count, draft));
  return counts.length === 0 || isCompared(counts, draft) ? undefined : eachOnce(counts);
}

/** “28% van de ouderen”: a share says how many, and not whether that is much. */
function sharesIn(draft: Draft): readonly Seen[] {
  return draft.sentences.flatMap((sentence) => {
    const words = /\d+(?:,\d+)? ?(?:%|procent)/.exec(sentence.text)?.[0];
    if (words === undefined || draft.isQuoted(sentence.start)) return [];
    return [{ sentence, from: 0, to: sentence.words.length, words, quoted: false }];
  });
}

/** What is counted names a danger, or a danger is told in the same sentence or just before: “Oplichting: het ging om 512 gevallen”. */
function isOfDanger({ sentence, from, to }: Seen, draft: Draft): boolean {
  const { text, words } = sentence;
  const counted = text
    .slice(words[from]?.start ?? 0, words[Math.min(to + 3, words.length) - 1]?.end)
    .replace(asSubject, '');
  if (none.test(counted)) return false;
  if (unsafe.test(counted)) return true;
  const before = draft.sentences[draft.sentences.indexOf(sentence) - 1];
  const told = new Set(risksTold(draft).map((one) => one.sentence));
  return (
    told.has(sentence) ||
    (before !== undefined && before.block === sentence.block && told.has(before) && isCase.test(counted))
  );
}
/** “Tien sloten van de actie tegen inbraak.” */
const asSubject = /\btegen \p{L}+/giu;
/** “Langs 86 huizen, en bij geen daarvan werd ingebroken.” */
const none = /\b(geen daarvan|niemand|nergens|geen enkele)\b/i;
const unsafe =
  /melding|aangifte|incident|boete|beboet|bekeur|proces-?verba|onveilig|(?:te |)hard(?:er|rijders)|te hard|overlast|slachtoffer|bedreig|inbra|ingebroken|opengebroken|gestolen|gejat|diefstal|containerbrand|autobrand|brandje|verniel|overval|berov|oplicht|overtreding|dumping|ongeluk|ongeval|aanrijding|explosie|fraude|mishandel|geweld|wapens|nitraat|illegaal|klachten over|gewond|doden|de lucht in|kwijt|opgevoerd|adresfraude|slok op|drank op|onder invloed|zonder (?:licht|gordel|rijbewijs)|messen/i;
const isCase = /gevallen|keer|slachtoffers|procent|%|aantal/i;

/**
 * A comparison gives meaning to what is counted beside it: in the same piece, or just below. A period does so only beside another:
 * “vorig jaar 2.846 fietsen” compares with nothing.
 */
function isCompared(counts: readonly Seen[], draft: Draft): boolean {
  const blocks = new Set(counts.map(({ sentence }) => sentence.block));
  const isBeside = ({ sentence: { block } }: Seen) =>
    blocks.has(block) || blocks.has(block - 1) || (draft.channel !== 'nieuwsbrief' && blocks.has(block + 1));
  // A date further on is no period that is compared.
  const besideCounts = draft.sentences
    .filter(({ block }) => blocks.has(block) || blocks.has(block - 1))
    .map(({ text }) => text)
    .join(' ');
  const isOther = ({ sentence, from, to, words }: Seen) => {
    const [next = '', after = ''] = sentence.words.slice(to, to + 2).map(({ norm }) => norm);
    if (/helft/i.test(words) && /^(eerste|tweede|laatste)$/.test(sentence.words[from - 1]?.norm ?? '')) return false;
    if (/\bdan$|^gemiddeld/i.test(words) && /^\d/.test(next)) return false;
    return (
      !isPeriod.test(words) ||
      /^(was|waren) (dat|het)$/.test(`${next} ${after}`) ||
      isBetweenNumbers(sentence.text, words) ||
      periodsIn(besideCounts) >= 2
    );
  };
  const isOverTime = counts.some(
    ({ sentence }) =>
      countsIn(draft).filter((one) => one.sentence === sentence).length > 1 &&
      new Set(sentence.text.toLowerCase().match(seasons)).size > 1,
  );
  return isOverTime || draft.own('vergelijking').some((one) => isBeside(one) && isOther(one));
}
/** “In het voorjaar 46 keer, deze herfst 11 keer.” */
const seasons = /voorjaar|lente|zomer|najaar|herfst|winter/g;

/** “60 zakken, vorig jaar nog 100.” */
const isBetweenNumbers = (text: string, period: string) =>
  text.split(period).length === 2 && text.split(period).every((side) => /\d/.test(side));
const isPeriod = /^(vorige? \p{L}+|(\p{L}+ )?jaar geleden|in \p{L}+ waren.*)$/iu;

/** How many periods are named. */
const periodsIn = (text: string) =>
  new Set(
    text
      .toLowerCase()
      .match(
        /\b(dit (jaar|kwartaal|najaar|voorjaar|seizoen)|deze (maand|week|zomer|winter)|vorige? (jaar|maand|week|kwartaal|zomer|winter|keer)|afgelopen (?:jaar|kwartaal|maand|week|zomer|winter)|jaar geleden|een jaar eerder|(?:19|20)\d\d|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|eerste helft|nu)\b/g,
      ),
  ).size;
