import type { DraftPraise } from '../domain/draft.ts';
import type { Sentence } from './draft-text.ts';
import { longestQuote, quote } from './quote.ts';
import type { Draft } from './seen-signs.ts';
import { signatureOf } from './signature.ts';
import { stepsIn } from './steps.ts';

/** The one good thing to begin with, in words of the draft; nothing where there is nothing true to praise. `doubted` are the words that the questions are about. */
export function praiseOf(draft: Draft, doubted: readonly string[]): DraftPraise | undefined {
  // What a question is about is not praised as well.
  const isDoubted = ({ text }: Sentence) => doubted.some((quoted) => text.includes(quoted));
  const [step] = stepsIn(draft).filter((sentence) => isWhole(sentence) && !isDoubted(sentence));
  if (step && draft.own('risico').length > 0) return { kind: 'step', words: quote(step) };
  const [limit] = draft
    .own('begrensd')
    .filter(({ words, sentence }) => /belov|garan/i.test(words) && isWhole(sentence) && !isDoubted(sentence));
  if (limit) return { kind: 'limits', words: quote(limit.sentence) };
  const [calm] = draft.own('geruststelling').filter(({ sentence }) => !isDoubted(sentence));
  if (calm) return { kind: 'reassures', words: quote(calm.sentence) };
  const [compared] = draft.own('vergelijking').filter(({ sentence }) => /\d/.test(sentence.text));
  if (compared) return { kind: 'compared', words: quote(compared.sentence) };
  const { near } = signatureOf(draft);
  return near === undefined ? undefined : { kind: 'near', words: near };
}

const isWhole = ({ text }: Sentence) => text.length <= longestQuote;
