/** Tones that a text should not take. */
export const wrongTones = [
  'alarms',
  'blames',
  'lectures',
  'certainties',
  'orders',
  'leaning',
  'claiming',
  'props',
  'viewpoints',
  'misleading',
] as const;
export type WrongTone = (typeof wrongTones)[number];

/** The words that set each tone, and the hedges that keep a claim as careful as the source is. See `data/toon.yaml`. */
export type Tone = Readonly<Record<WrongTone | 'hedges' | 'conditions', readonly string[]>>;

/** Finds in a text the words of the lists. */
export type ToneFinder = {
  /** The words that set a tone, as they stand in the text: the first, and of two at one place the longest. */
  find(tone: WrongTone, text: string): string | undefined;
  isHedged(text: string): boolean;
  /** Whether a text says under which condition it holds. */
  isConditional(text: string): boolean;
};

/** Prepares the word lists for finding. */
export function createToneFinder(tone: Tone): ToneFinder {
  const finders = new Map(wrongTones.map((wrong) => [wrong, finderOf(tone[wrong].map(patternOf), places[wrong])]));
  return {
    find: (wrong, text) => finders.get(wrong)?.(text),
    isHedged: (text) => hasAnyOf(tone.hedges, text),
    isConditional: (text) => hasAnyOf(tone.conditions, text),
  };
}

function hasAnyOf(list: readonly string[], text: string): boolean {
  const words = ` ${wordsIn(text).join(' ')} `;
  return list.some((word) => words.includes(` ${word.toLowerCase()} `));
}

const sentenceSegmenter = new Intl.Segmenter('nl', { granularity: 'sentence' });

/** The sentences of a text, with the marks that end them. */
export function sentencesIn(text: string): string[] {
  return [...sentenceSegmenter.segment(text)].map(({ segment }) => segment.trim());
}

const wordSegmenter = new Intl.Segmenter('nl', { granularity: 'word' });

/** The words of a text in small letters, without what stands between them. */
export function wordsIn(text: string): readonly string[] {
  return [...wordSegmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment.toLowerCase());
}

const whole = (pattern: string) => `(?<!\\p{L})${pattern}(?!\\p{L})`;

/** Where the words of a list count: as whole words, at the beginning of a longer word, or only as the first of a text. */
const places: Readonly<Record<WrongTone, Place>> = {
  // “Niet altijd” claims nothing.
  certainties: (pattern) => `(?<!niet )${whole(pattern)}`,
  alarms: (pattern) => `(?<!\\p{L})${pattern}\\p{L}*`,
  blames: whole,
  lectures: whole,
  orders: whole,
  leaning: (pattern) => `^${pattern}(?!\\p{L})`,
  claiming: (pattern) => `^${pattern}(?!\\p{L})`,
  props: whole,
  viewpoints: whole,
  misleading: whole,
};

/** A `…` stands for at most five words, and a mark at the end must be there but is not quoted. */
function patternOf(words: string): string {
  const mark = /[:,.]$/.exec(words)?.[0];
  const phrase = words.replace(/[:,.]$/, '').replaceAll(' … ', ' (?:\\p{L}+ ){0,5}');
  return mark === undefined ? phrase : `${phrase}(?=[${mark}])`;
}

type Place = (pattern: string) => string;

function finderOf(patterns: readonly string[], place: Place): (text: string) => string | undefined {
  // One look around for all words together: most texts have none of them.
  const any = new RegExp(place(`(?:${patterns.join('|')})`), 'iu');
  return (text) => {
    if (!any.test(text)) return undefined;
    const found = patterns
      .map((pattern) => new RegExp(place(pattern), 'iu').exec(text))
      .filter((match) => match !== null);
    const [first] = found.sort((one, other) => one.index - other.index || other[0].length - one[0].length);
    return first?.[0];
  };
}
