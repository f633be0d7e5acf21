import { whenNeeded } from '../domain/when-needed.ts';
import { isOneSlip } from '../text/one-slip.ts';
import { type Alias, everyAlias } from './aliases.ts';

/** The first phrase that has the same words but for one, with a slip in it; or the same letters, in other words. */
export function nearPhrase(key: string, speaksOf: (word: string) => boolean): Alias | undefined {
  const { phrases, byEnds, byLetters } = shelves();
  const typed = key.split(' ');
  const letters = joined(key);
  // Those on one shelf have as many letters, so as many words when they are as long.
  const isParted = (at: number) => {
    const phrase = phrases[at] ?? '';
    return phrase.length !== key.length && joined(phrase) === letters;
  };
  const isSlipped = (at: number) => {
    const phrase = phrases[at] ?? '';
    return isNearlySame(key, phrase) && isOneWordOff(typed, phrase.split(' '), speaksOf);
  };
  const found = [
    byLetters.get(lettersOf(key))?.find(isParted),
    ...endsOf(typed).map((end) => byEnds.get(end)?.find(isSlipped)),
  ];
  const first = Math.min(...found.map((at) => at ?? Number.POSITIVE_INFINITY));
  return everyAlias().get(phrases[first] ?? '');
}

/** With one word off, what is left of a phrase has its first word or its last. */
function endsOf(words: readonly string[]): readonly string[] {
  const count = words.length;
  return count === 1 ? ['alone'] : [`${count} ${words[0]}`, `${words.at(-1)} ${count}`];
}

const joined = (phrase: string): string => phrase.replaceAll(' ', '');
/** The same for whatever has the same letters. */
const lettersOf = (phrase: string): string => `${joined(phrase).length} ${phrase.charAt(0)}`;

type Shelves = {
  /** As they come. */
  readonly phrases: readonly string[];
  /** Where they stand, by what `endsOf` gives, and by `lettersOf`. */
  readonly byEnds: ReadonlyMap<string, readonly number[]>;
  readonly byLetters: ReadonlyMap<string, readonly number[]>;
};

/** There are tens of thousands, and each question is laid beside them: so beside few. */
const shelves = whenNeeded((): Shelves => {
  const phrases = [...everyAlias().keys()];
  const byEnds = new Map<string, number[]>();
  const byLetters = new Map<string, number[]>();
  for (const [at, phrase] of phrases.entries()) {
    for (const end of endsOf(phrase.split(' '))) put(byEnds, end, at);
    put(byLetters, lettersOf(phrase), at);
  }
  return { phrases, byEnds, byLetters };
});

function put(shelf: Map<string, number[]>, name: string, at: number): void {
  const there = shelf.get(name);
  if (there) there.push(at);
  else shelf.set(name, [at]);
}

/** A slip is one letter more or less, or two at most that are others: this is soon seen. */
function isNearlySame(key: string, phrase: string): boolean {
  if (Math.abs(phrase.length - key.length) > 1) return false;
  let front = 0;
  while (front < key.length && key.charCodeAt(front) === phrase.charCodeAt(front)) front++;
  let back = 0;
  while (back < key.length && key.charCodeAt(key.length - 1 - back) === phrase.charCodeAt(phrase.length - 1 - back))
    back++;
  return front + back >= key.length - 2;
}

function isOneWordOff(
  typed: readonly string[],
  phrase: readonly string[],
  speaksOf: (word: string) => boolean,
): boolean {
  const off = typed.findIndex((word, at) => word !== phrase[at]);
  if (off < 0 || typed.findLastIndex((word, at) => word !== phrase[at]) !== off) return false;
  const word = typed[off] ?? '';
  return isOneSlip(word, phrase[off] ?? '') && !speaksOf(word);
}
