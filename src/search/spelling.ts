import { editDistance } from '../content/suggest.ts';

/** A known word that a misspelt one may stand for, and how many slips lie between what they sound like. */
export type Near = { readonly word: string; readonly slips: number };

/**
 * How a Dutch word sounds, roughly: what people mix up in writing (ei and ij, c and k, d and t, doubled letters) looks the same.
 * So `bureaukraatie` is no slip away from `bureaucratie`, and a real slip can be told from a way of spelling.
 */
export function soundOf(word: string): string {
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
/** Vowels that sound the same where a word has no stress. */
const confused = new Set(['ou', 'uo', 'ei', 'ie']);
const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const placeOf = new Map(
  keyboard.flatMap((keys, row) => [...keys].map((key, column) => [key, { row, column }] as const)),
);

/** Whether one letter stands for another that no finger or ear confuses it with: `weiden` is no slip for `wijken`. */
function isOtherWord(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const [at, ...more] = [...one].keys().filter((place) => one[place] !== other[place]);
  if (at === undefined || more.length > 0) return false;
  if (confused.has(`${one[at]}${other[at]}`)) return false;
  const [here, there] = [placeOf.get(one[at] ?? ''), placeOf.get(other[at] ?? '')];
  if (!here || !there) return true;
  return Math.abs(here.row - there.row) > 1 || Math.abs(here.column - there.column) > 1;
}

/** The known words that sound nearest to a misspelt one, no further than its length allows; longer words forgive more. */
export function createSpelling(words: Iterable<string>): (wrong: string) => readonly Near[] {
  const sounds = [...new Set(words)].map((word) => ({ word, sound: soundOf(word) }));
  const byFirst = Map.groupBy(sounds, ({ sound }) => sound[0] ?? '');
  return (wrong) => {
    const sound = soundOf(wrong);
    const most = wrong.length >= 15 ? 3 : wrong.length > longWord + 1 ? 2 : wrong.length >= 6 ? 1 : 0;
    if (wrong.length < 5) return [];
    const near = (byFirst.get(sound[0] ?? '') ?? [])
      .map(({ word, sound: known }) => ({ word, slips: editDistance(sound, known, most) }))
      .filter(({ word, slips }) => slips === 0 || wrong.length >= longWord || !isOtherWord(sound, soundOf(word)))
      .filter(({ slips }) => slips <= most);
    const fewest = Math.min(...near.map(({ slips }) => slips));
    return near.filter(({ slips }) => slips === fewest);
  };
}
