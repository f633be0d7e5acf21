import { editDistance } from '../text/suggest.ts';

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
/** Vowels that sound the same where a word has no stress. */
const confused = new Set(['ou', 'uo', 'ei', 'ie']);
const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const placeOf = new Map(
  keyboard.flatMap((keys, row) => [...keys].map((key, column) => [key, { row, column }] as const)),
);

/** Whether two words of one length differ in a letter that no finger or ear confuses: `weiden` is no slip for `wijken`. */
function isOtherWord(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const [at, ...more] = [...one].keys().filter((place) => one[place] !== other[place]);
  if (at === undefined || more.length > 0) return false;
  if (confused.has(`${one[at]}${other[at]}`)) return false;
  const [here, there] = [placeOf.get(one[at] ?? ''), placeOf.get(other[at] ?? '')];
  if (!here || !there) return true;
  return Math.abs(here.row - there.row) > 1 || Math.abs(here.column - there.column) > 1;
}

/** How many slips a length forgives. Short words are forgiven only a letter too few, for they are soon another word. */
function mostSlips(length: number): number {
  if (length < shortWord) return 0;
  if (length <= longWord + 1) return 1;
  return length < 15 ? 2 : 3;
}

/** A word as written and as heard, each with the set of its letters as bits. */
type Spelt = { readonly word: string; readonly letters: number; readonly sound: string; readonly heard: number };

function toSpelt(word: string): Spelt {
  const sound = soundOf(word);
  return { word, letters: lettersOf(word), sound, heard: lettersOf(sound) };
}

function lettersOf(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

/** Edit distance, after a look at the letters: one slip changes at most two of them, so most words need no counting. */
function distance(one: string, ones: number, other: string, others: number, most: number): number {
  let differing = ones ^ others;
  for (let allowed = 2 * most; differing !== 0; allowed--) {
    if (allowed === 0) return most + 1;
    differing &= differing - 1;
  }
  return editDistance(one, other, most);
}

/** The known words nearest to a misspelt one, in how they are written or how they sound, no further than its length allows. */
export function createSpelling(words: Iterable<string>): (wrong: string) => readonly Near[] {
  const known = [...new Set(words)].map(toSpelt);
  const byLetter = Map.groupBy(known, ({ word }) => word[0] ?? '');
  const bySound = Map.groupBy(known, ({ sound }) => sound[0] ?? '');

  return (wrong) => {
    const most = mostSlips(wrong.length);
    if (most === 0) return [];
    const asked = toSpelt(wrong);
    const { sound } = asked;
    const slipsTo = (other: Spelt) => {
      const heard = distance(sound, asked.heard, other.sound, other.heard, most);
      if (heard === 0) return 0;
      const written = distance(wrong, asked.letters, other.word, other.letters, most);
      const slips = Math.min(heard, written);
      // The shorter of the two must be long enough too: `inschrijven` is not `ingrijpen`.
      if (slips > mostSlips(Math.min(wrong.length, other.word.length + 1))) return most + 1;
      if (wrong.length >= longWord || slips > most) return slips;
      const isTooShort = wrong.length < shortWord + 1 && other.word.length <= wrong.length;
      const isOther = isOtherWord(written <= heard ? wrong : sound, written <= heard ? other.word : other.sound);
      return isTooShort || isOther ? most + 1 : slips;
    };
    const candidates = new Set([...(byLetter.get(wrong[0] ?? '') ?? []), ...(bySound.get(sound[0] ?? '') ?? [])]);
    const near = [...candidates]
      .map((other) => ({ word: other.word, slips: slipsTo(other) }))
      .filter(({ slips }) => slips <= most);
    const fewest = Math.min(...near.map(({ slips }) => slips));
    return near.filter(({ slips }) => slips === fewest);
  };
}
