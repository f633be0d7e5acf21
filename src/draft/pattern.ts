/** A word of a text: as it is compared, and where it stands. */
export type Word = { readonly norm: string; readonly start: number; readonly end: number };
type Match = { readonly from: number; readonly to: number };

const numbers =
  /^(\d[\d.,:]*x?|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend|tientallen|honderden|duizenden)$/;
/** As many words may stand where a pattern has `…`. */
const gap = 6;

type Step = { readonly kind: 'word'; readonly fits: (norm: string) => boolean } | { readonly kind: 'gap' };
/** `begins` are the words by which it may begin, where it begins with whole words only. */
type Pattern = { readonly begins: readonly string[] | undefined; readonly steps: readonly Step[] };

/** Small letters without accents, each as long as it was. */
function foldLetters(text: string): string {
  return Array.from(text, (letter) => {
    const folded = letter.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace('’', "'");
    return folded.length === letter.length ? folded : letter;
  }).join('');
}

/** The words of a text, with where they stand in it. */
export function wordsOfText(text: string): Word[] {
  return [...foldLetters(text).matchAll(/[\p{L}\p{N}]+(?:['’.,:-][\p{L}\p{N}]+)*/gu)].map((found) => ({
    norm: found[0].replaceAll('’', "'"),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** Finds in a row of words what fits one of these patterns of `data/toets.yaml`. */
export type Finder = (words: readonly Word[], at: number) => Match | undefined;

/** Prepares patterns: which of them a word begins is remembered, so a text costs little whatever the list. */
export function finderOf(texts: readonly string[]): Finder {
  const patterns = texts.map(compile);
  const byWord = new Map<string, Pattern[]>();
  for (const pattern of patterns)
    for (const word of pattern.begins ?? []) byWord.set(word, [...(byWord.get(word) ?? []), pattern]);
  const open = patterns.filter(({ begins }) => begins === undefined);
  // The same words come again and again: which patterns one begins is found once.
  const known = new Map<string, readonly Pattern[]>();
  const startingWith = (norm: string): readonly Pattern[] => {
    const wild = open.filter(({ steps: [step] }) => step?.kind === 'word' && step.fits(norm));
    const found = [...(byWord.get(norm) ?? none), ...wild];
    const some = found.length === 0 ? none : found;
    if (known.size < mostRemembered) known.set(norm, some);
    return some;
  };
  return (words, at) => {
    const word = words[at];
    if (!word) return undefined;
    for (const { steps } of known.get(word.norm) ?? startingWith(word.norm)) {
      const to = follow(steps, words, at);
      if (to !== undefined) return { from: at, to };
    }
    return undefined;
  };
}

const none: readonly Pattern[] = [];
/** Bounded: what people paste is endless. */
const mostRemembered = 20_000;

function compile(text: string): Pattern {
  const parts = text.trim().split(/\s+/);
  const steps = parts.map((part): Step => (part === '…' ? { kind: 'gap' } : { kind: 'word', fits: fitting(part) }));
  const [first = ''] = parts;
  return { begins: /[*#]/.test(first) ? undefined : first.split('|').map(foldLetters), steps };
}

/** Whether a word is one of `a|b`, begins or ends as in `inbra*`, or is a number (`#`). */
function fitting(part: string): (norm: string) => boolean {
  const choices = part.split('|').map(foldLetters);
  const exact = new Set(choices.filter((choice) => !/[*#]/.test(choice)));
  const wild = choices.filter((choice) => choice.includes('*')).map(fittingPieces);
  const isNumber = choices.includes('#');
  return (norm) => exact.has(norm) || (isNumber && numbers.test(norm)) || wild.some((fits) => fits(norm));
}

/** Whether a word is made of the pieces around each `*`, in their order: quicker than a regular expression, and asked of every new word. */
function fittingPieces(choice: string): (norm: string) => boolean {
  const [first = '', ...others] = choice.split('*');
  const last = others.pop() ?? '';
  return (norm) => {
    if (!norm.startsWith(first) || !norm.endsWith(last)) return false;
    let at = first.length;
    for (const piece of others) {
      const found = norm.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at + last.length <= norm.length;
  };
}

/** Where a pattern ends of which this step begins at this word, shortest first. */
function follow(steps: readonly Step[], words: readonly Word[], at: number, step = 0): number | undefined {
  const asked = steps[step];
  if (!asked) return at;
  if (asked.kind === 'gap') {
    for (let over = 0; over <= gap && at + over <= words.length; over++) {
      const to = follow(steps, words, at + over, step + 1);
      if (to !== undefined) return to;
    }
    return undefined;
  }
  const word = words[at];
  return word && asked.fits(word.norm) ? follow(steps, words, at + 1, step + 1) : undefined;
}
