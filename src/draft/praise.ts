import type { DraftPraise } from '../domain/draft.ts';
import type { Sentence } from './draft-text.ts';
import { longestQuote, quote } from './quote.ts';
import type { Draft } from './seen-signs.ts';
import { signatureOf } from './signature.ts';
import { stepsIn } from './steps.ts';

/** The one good thing to begin with, in words of the draft; nothing where there is nothing true to praise. */
export function praiseOf(draft: Draft): DraftPraise | undefined {
  const [step] = stepsIn(draft).filter(isWhole);
  if (step && draft.own('risico').length > 0) return { kind: 'step', words: quote(step) };
  const [limit] = draft
    .own('begrensd')
    .filter(({ words, sentence }) => /belov|garan/i.test(words) && isWhole(sentence));
  if (limit) return { kind: 'limits', words: quote(limit.sentence) };
  const [calm] = draft.own('geruststelling');
  if (calm) return { kind: 'reassures', words: quote(calm.sentence) };
  const [compared] = draft.own('vergelijking').filter(({ sentence }) => /\d/.test(sentence.text));
  if (compared) return { kind: 'compared', words: quote(compared.sentence) };
  const { near } = signatureOf(draft);
  return near === undefined ? undefined : { kind: 'near', words: near };
}

const isWhole = ({ text }: Sentence) => text.length <= longestQuote;
