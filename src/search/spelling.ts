import { type Lettered, letteredDistance, toLettered } from '../text/lettered.ts';

/** A known word that a misspelt one may stand for, and how many slips lie between what they sound like. */
export type Near = { readonly word: string; readonly slips: number };

/**
 * How a Dutch word sounds, roughly: what people mix up in writing (ei and ij, c and k, d and t, doubled letters) looks the same.
 * So `bureaukraatie` is no slip away from `bureaucratie`, and a real slip can be told from a way of spelling.
 */
function soundOf(word: string): string {
  return word
    .replace(/^wh/, 'w')
    .replace(/eaux?|oo/g, 'o')
    .replace(/ij|y|ei/g, 'Y')
    .replace(/ou|au/g, 'A')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/sch/g, 'sg')
    .replace(/ch/g, 'g')
    .replace(/qu/g, 'kw')
    .replace(/x/g, 'ks')
    .replace(/c(?=[eiY])/g, 's')
    .replace(/c/g, 'k')
    .replace(/v/g, 'f')
    .replace(/z/g, 's')
    .replace(/d(?=$|[stkpf])/g, 't')
    .replace(/ie/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

/** From this length on, two words that differ by a letter or two are hardly ever two words of Dutch. */
const longWord = 9;
const shortWord = 5;
const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The keys on and around the one at a place. */
const keysAround = (row: number, column: number) =>
  [-1, 0, 1].flatMap((up) => [...(keyboard[row + up] ?? '').slice(Math.max(0, column - 1), column + 2)]);

/** Two letters that a finger mistakes for each other, or that sound the same where a word has no stress. */
const confused = new Set([
  ...['ou', 'uo', 'ei', 'ie'],
  ...keyboard.flatMap((keys, row) =>
    [...keys].flatMap((key, column) => keysAround(row, column).map((near) => `${key}${near}`)),
  ),
]);

/** Whether two words of one length differ in a letter that no finger or ear confuses: `weiden` is no slip for `wijken`. */
function isOtherWord(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const differing = one
    .split('')
    .flatMap((letter, place) => (letter === other[place] ? [] : `${letter}${other[place]}`));
  const [pair, ...more] = differing;
  return pair !== undefined && more.length === 0 && !confused.has(pair);
}

/** How many slips a length forgives. Short words are forgiven only a letter too few, for they are soon another word. */
function mostSlips(length: number): number {
  if (length < shortWord) return 0;
  if (length <= longWord + 1) return 1;
  return length < 15 ? 2 : 3;
}

type Spelt = { readonly written: Lettered; readonly heard: Lettered };

const toSpelt = (word: string): Spelt => ({ written: toLettered(word), heard: toLettered(soundOf(word)) });

/** How many slips lie between a word and a known one that it may stand for; more than `most` when it does not. */
function slipsBetween(wrong: Spelt, known: Spelt, most: number): number {
  const heard = letteredDistance(wrong.heard, known.heard, most);
  if (heard === 0) return 0;
  const written = letteredDistance(wrong.written, known.written, most);
  const slips = Math.min(heard, written);
  if (slips > most || isTooFar(wrong, known, slips)) return most + 1;
  const form = written <= heard ? 'written' : 'heard';
  const isShort = wrong.written.text.length < longWord;
  return isShort && isOtherWord(wrong[form].text, known[form].text) ? most + 1 : slips;
}

/** The shorter of the two must be long enough for its slips too: `inschrijven` is not `ingrijpen`. */
function isTooFar({ written: wrong }: Spelt, { written: known }: Spelt, slips: number): boolean {
  const { length } = wrong.text;
  if (slips > mostSlips(Math.min(length, known.text.length + 1))) return true;
  return length <= shortWord && known.text.length <= length;
}

/** The known words nearest to a misspelt one, in how they are written or how they sound, no further than its length allows. */
export function createSpelling(words: Iterable<string>): (wrong: string) => readonly Near[] {
  const known = [...new Set(words)].map(toSpelt);
  const byLetter = Map.groupBy(known, ({ written }) => written.text.charAt(0));
  const bySound = Map.groupBy(known, ({ heard }) => heard.text.charAt(0));
  /** The known words that begin with the same letter or the same sound. */
  const candidates = ({ written, heard }: Spelt) =>
    new Set([...(byLetter.get(written.text.charAt(0)) ?? []), ...(bySound.get(heard.text.charAt(0)) ?? [])]);

  return (word) => {
    const most = mostSlips(word.length);
    if (most === 0) return [];
    const wrong = toSpelt(word);
    const near = [...candidates(wrong)]
      .map((other) => ({ word: other.written.text, slips: slipsBetween(wrong, other, most) }))
      .filter(({ slips }) => slips <= most);
    const fewest = Math.min(...near.map(({ slips }) => slips));
    return near.filter(({ slips }) => slips === fewest);
  };
}
