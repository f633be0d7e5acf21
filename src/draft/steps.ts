import type { Sentence } from './draft-text.ts';
import type { Draft } from './seen-signs.ts';
import { footOf } from './signature.ts';

/** What may stand before a verb that asks for something: a mark, or one of these words. */
const leads = new Set(
  'dan en of dus even gerust liever altijd ook nog zelf graag alsjeblieft vooral alvast eerst daarna meteen direct'.split(
    ' ',
  ),
);

/** Whether a sentence tells the reader what to do. “Wees alert” does not, nor does where to ask a question. */
export function isStep(sentence: Sentence, draft: Draft): boolean {
  if (footOf(draft).includes(sentence)) return false;
  if (sentence.text.endsWith('?') || isForQuestions(sentence, draft)) return false;
  const masked = draft.all('schijnstap').filter((one) => one.sentence === sentence);
  const isMasked = (at: number) => masked.some(({ from, to }) => at >= from && at < to);
  const at = (sign: 'gebod' | 'handeling') => draft.all(sign).filter((one) => one.sentence === sentence);
  return (
    at('handeling').some(({ from }) => !isMasked(from)) ||
    at('gebod').some(({ from }) => !isMasked(from) && isCommand(sentence, from))
  );
}

/** The sentences that tell the reader what to do. */
export function stepsIn(draft: Draft): readonly Sentence[] {
  return draft.sentences.filter((sentence) => isStep(sentence, draft));
}

function isCommand({ text, words }: Sentence, at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (!word) return false;
  if (before === undefined) return true;
  const between = text.slice(before.end, word.start);
  return leads.has(before.norm) || /[,:;–—•…!+&/(]|-\s/.test(between);
}

/** “Vragen? Bel …”: good to have, and no step. */
function isForQuestions(sentence: Sentence, draft: Draft): boolean {
  if (draft.has(sentence, 'vraagcontact')) return !draft.has(sentence, 'risico');
  const before = draft.sentences[draft.sentences.indexOf(sentence) - 1];
  return before?.text.endsWith('?') === true && draft.has(before, 'vraagcontact');
}
