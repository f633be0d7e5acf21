import type { Sentence } from './draft-text.ts';
import { foundOnce } from './found-once.ts';
import { closing, isBareName } from './name-lines.ts';
import type { Draft } from './seen-signs.ts';

/** The last lines: after the closing words when there are any, else those that are short and stand alone. */
export const footOf = ({ sentences }: Pick<Draft, 'sentences'>): readonly Sentence[] => footIn(sentences);

const footIn = foundOnce(findFoot);

function findFoot(sentences: readonly Sentence[]): readonly Sentence[] {
  const at = sentences.findLastIndex(({ text }) => closing.test(text));
  if (at >= 0 && at >= sentences.length - 8) return sentences.slice(at);
  const byLine = Map.groupBy(sentences, ({ line }) => line);
  const foot: Sentence[] = [];
  for (const [, inLine] of [...byLine].reverse().slice(0, 5)) {
    const [only, ...more] = inLine;
    // “Vragen? Bel mij” below a name.
    if (only && more.length > 0 && isAskedToCall(inLine)) continue;
    if (!only || more.length > 0 || only.words.length > 12 || byLine.size === 1) break;
    foot.unshift(only);
  }
  if (foot.length > 0) return foot;
  // “Bewonersteam De Kern, Bea en Johan. Reageren mag hieronder!”
  return sentences
    .slice(-3)
    .filter(
      (each) =>
        !greets.test(each.text) &&
        (isBareName(each) ||
          isDashed(each) ||
          isOnBehalf(each) ||
          nameAndTask.test(each.text) ||
          nameOfGroup.test(each.text) ||
          taskAndName.test(each.text)),
    );
}

const greets = /^(?:beste|geachte|hallo|hoi|dag|lieve|aan)\b/i;

/** “Anja, directeur”. */
const nameAndTask =
  /^\p{Lu}\p{Ll}+(?: (?:van|de|der|den|ten|el|en|\p{Lu}[\p{L}-]+))*, (?:[\p{L}-]+ ){0,3}[\p{L}-]*(?:agent|beheerder|werker|regisseur|manager|coach|meester|makelaar|verbinder|consulent|directeur|voorzitter|secretaris|co[oö]rdinator|boa|conci[eë]rge|leider|leidster|trainer|redactie|opzichter|ambassadeur|vrijwilliger|kundige|juf|eigenaar|buurman|buurvrouw)\b[^.!?]{0,40}[.]?$/u;

/** “Wijkagent Ilse, bereikbaar via 0900-8844”. */
const taskAndName =
  /^(?:[Jj]e |[Jj]ullie |[Uu]w )?[\p{L}-]*(?:agent|beheerder|werker|regisseur|manager|coach|meester|makelaar|verbinder|consulent|co[oö]rdinator|boa|conci[eë]rge|opzichter) \p{Lu}\p{Ll}+(?: (?:van|de|der|den|ten|el|\p{Lu}[\p{L}-]+))*(?:[.]?$|, (?:bereikbaar|te bereiken|tel|telefoon|bel|\d))/u;

/** “Ymke en Bart van de buurtvereniging”. */
const nameOfGroup =
  /^\p{Lu}\p{Ll}+(?:(?:, \p{Lu}\p{Ll}+)* en \p{Lu}\p{Ll}+)? van (?:de|het|ons|onze) [\p{L} -]{4,40}[.!]?$/u;

const isOnBehalf = ({ text }: Sentence) => /^namens\b/i.test(text);

/** “– Jeroen en Ilse, buurtteam Spoorbuurt” behind the last sentence. */
const isDashed = ({ text, words }: Sentence) => /^[–—-]\s*\p{Lu}/u.test(text) && words.length <= 10;

/** A line that says where to ask, whatever stands above it. */
function isAskedToCall(inLine: readonly Sentence[]): boolean {
  const [only] = inLine;
  if (!only || inLine.length > 3) return false;
  return (only.text.endsWith('?') && only.words.length <= 4) || /^(bel|app|mail|vragen)\b/i.test(only.text);
}

/** The first lines, before somebody is greeted. */
export function headOf({ sentences }: Draft): readonly Sentence[] {
  const at = sentences.findIndex(({ text }) => /^(beste|geachte|dag|hallo|hoi|lieve|aan (de|alle))\b/i.test(text));
  const isHead = ({ words, text }: Sentence) =>
    words.length <= 9 && !/^(onderwerp|betreft|datum|ons kenmerk)/i.test(text);
  return at > 0 && at < 12 ? sentences.slice(0, at).filter(isHead) : [];
}
