import { countsIn } from './counted.ts';
import { eachOnce, type Found } from './danger-rules.ts';
import type { Sentence } from './draft-text.ts';
import type { Draft, Seen } from './seen-signs.ts';
import { risksTold } from './told-danger.ts';

/** Numbers on unsafety, and nothing to compare them with. */
export function looseNumbers(draft: Draft): Found {
  const risky = new Set(risksTold(draft).map(({ sentence }) => sentence));
  const told = countsIn(draft).filter(
    ({ sentence, words }) =>
      risky.has(sentence) ||
      /melding|aangifte|incident|boete|beboet|bekeur|onveilig/i.test(sentence.text) ||
      (/gevallen|keer|slachtoffers/i.test(words) && isAfterRisk(sentence, draft)),
  );
  const shares = draft.sentences.flatMap((sentence) =>
    draft.isQuoted(sentence.start) || !/onveilig|te hard|overlast|slachtoffer|bedreig|ingebroken/i.test(sentence.text)
      ? []
      : (/\d+(?:,\d+)? ?%/.exec(sentence.text)?.[0] ?? []),
  );
  const found = [...eachOnce(told), ...shares];
  return found.length === 0 || isCompared(draft) ? undefined : found;
}

/** “Er is veel oplichting. In 2024 ging het om 512 gevallen.” */
function isAfterRisk(sentence: Sentence, draft: Draft): boolean {
  const before = draft.sentences[draft.sentences.indexOf(sentence) - 1];
  return before !== undefined && before.block === sentence.block && draft.has(before, 'risico');
}

/** A period gives meaning only beside another: “vorig jaar 2.846 fietsen” compares with nothing. */
function isCompared(draft: Draft): boolean {
  const isOther = ({ sentence, to, words }: Seen) => {
    const [next = '', after = ''] = sentence.words.slice(to, to + 2).map(({ norm }) => norm);
    if (/\bdan$/i.test(words) && /^\d/.test(next)) return false;
    return !isPeriod.test(words) || /^(was|waren) (dat|het)$/.test(`${next} ${after}`) || periodsIn(draft.text) >= 2;
  };
  return draft.own('vergelijking').some(isOther);
}
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
