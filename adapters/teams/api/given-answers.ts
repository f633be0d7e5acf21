import type { InvokeAnswer } from './turn.ts';

/** Longer than Teams might bring a press again. https://github.com/microsoft/botbuilder-dotnet/issues/5005 */
const keptMs = 10 * 60_000;
/** A card is 25 KB at most, so this is some tens of MB at the very worst; the oldest go first. */
const mostKept = 1_000;

/**
 * What was answered to a press, kept for a while: Teams may bring the same press again, also while the first is under way, and takes
 * an empty answer for a failure. So the second gets the answer of the first, and nothing is done twice.
 */
export function createGivenAnswers(now: () => number) {
  const kept = new Map<string, { readonly answer: Promise<InvokeAnswer>; readonly until: number }>();
  const forgetOld = () => {
    for (const [key, { until }] of kept) {
      if (until > now() && kept.size < mostKept) return;
      kept.delete(key);
    }
  };
  return {
    /** The answer that was given to this press, or is under way; nothing when we have not seen it. */
    find(key: string): Promise<InvokeAnswer> | undefined {
      const found = kept.get(key);
      return found && found.until > now() ? found.answer : undefined;
    },
    /** Keeps an answer, and gives it back. One that fails is not kept: Teams may try again. */
    keep(key: string, answer: Promise<InvokeAnswer>): Promise<InvokeAnswer> {
      forgetOld();
      kept.set(key, { answer, until: now() + keptMs });
      answer.catch(() => kept.delete(key));
      return answer;
    },
  };
}
