const storageKey = 'lessenbot-getypt';
const remembered = 50;

/** What was sent before from this field, to walk through with ↑ and ↓. */
export type TypedBefore = {
  readonly remember: (words: string) => void;
  /** What the key brings back; nothing for another key, at an end, or while somebody types something else. */
  readonly recall: (key: string, words: string) => string | undefined;
  /** Somebody types something new: the walk starts again at the newest. */
  readonly startAgain: () => void;
};

/** Survives a reload of this window, and goes when the window closes. */
export function createTypedBefore(): TypedBefore {
  const typed = readStored();
  /** How many messages back we are looking; 0 is what is being typed now. */
  let back = 0;
  const at = (steps: number): string => (steps === 0 ? '' : (typed.at(-steps) ?? ''));
  return {
    remember(words) {
      back = 0;
      if (typed.at(-1) !== words) typed.push(words);
      if (typed.length > remembered) typed.shift();
      sessionStorage.setItem(storageKey, JSON.stringify(typed));
    },
    recall(key, words) {
      const next = back + (steps[key] ?? 0);
      if (next === back || words !== at(back) || next < 0 || next > typed.length) return undefined;
      back = next;
      return at(back);
    },
    startAgain() {
      back = 0;
    },
  };
}

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };

function readStored(): string[] {
  const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
  return Array.isArray(stored) ? stored.filter((words) => typeof words === 'string') : [];
}
