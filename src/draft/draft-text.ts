import { type Word, wordsOfText } from './pattern.ts';

/** A sentence of a draft: its words, in which block of lines it stands, and whether it is a heading or a list. */
export type Sentence = {
  readonly text: string;
  readonly words: readonly Word[];
  /** Of the whole text, of its first character. */
  readonly start: number;
  /** The block of lines, parted by an empty line or a point of a list. */
  readonly block: number;
  readonly line: number;
};

export type DraftText = {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly lines: readonly string[];
  /** Which characters stand between quotation marks: they are not the writer's own. */
  readonly isQuoted: (at: number) => boolean;
};

/** Letters that end with a point without ending a sentence. */
const shortened =
  /(?:\b(?:nr|mw|mevr|dhr|drs|mr|ir|dr|ing|prof|bijv|bv|ca|evt|tel|o\.a|m\.k|n\.a\.v|t\.a\.v|m\.b\.t|i\.v\.m|jl|a\.s|incl|excl|max|min|blz|art|st|fam|resp|[a-z])\.)$/i;

/** Cuts a draft into sentences: at marks that end one, at the end of a line, and before a point of a list. */
export function readDraftText(given: string): DraftText {
  const text = given
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
  const lines = text.split('\n');
  const quoted = quotesIn(text);
  const sentences: Sentence[] = [];
  let start = 0;
  let block = 0;
  lines.forEach((line, number) => {
    if (line.trim() === '' || /^\s*([-*•·–—]|\d+[.)])\s/.test(line)) block++;
    for (const { from, to } of piecesOf(line)) {
      const piece = line.slice(from, to);
      const words = wordsOfText(piece);
      if (words.length > 0 || /\p{Extended_Pictographic}/u.test(piece))
        sentences.push({ text: piece.trim(), words, start: start + from, block, line: number });
    }
    start += line.length + 1;
  });
  return { text, sentences, lines, isQuoted: (at) => quoted.some(({ from, to }) => at >= from && at < to) };
}

type Span = { readonly from: number; readonly to: number };

function piecesOf(line: string): Span[] {
  const ends = [...line.matchAll(/[.!?…]+["”’')]*(?=\s|$)|(?<=\S)\s*\p{Extended_Pictographic}+\s+(?=\p{Lu})/gu)].filter(
    ({ index, 0: mark }) => mark !== '.' || !shortened.test(line.slice(0, index + 1)),
  );
  const cuts = [0, ...ends.map(({ index, 0: mark }) => index + mark.length), line.length];
  return cuts.slice(1).flatMap((to, at) => {
    const from = cuts[at] ?? 0;
    const piece = line.slice(from, to);
    return piece.trim() === '' ? [] : [{ from: to - piece.trimStart().length, to }];
  });
}

/** Words between quotation marks, of two words and more; a quotation does not go over an empty line. */
function quotesIn(text: string): Span[] {
  const marks =
    /“([^”\n]{3,600})”|„([^”“\n]{3,600})[”“]|"([^"\n]{3,600})"|‘([^’\n]{8,600})’(?!\p{L})|(?<![\p{L}\p{N}])'([^'\n]{8,600})'(?![\p{L}\p{N}])/gu;
  return [...text.matchAll(marks)]
    .filter(([found]) => found.trim().includes(' '))
    .map(({ index, 0: found }) => ({ from: index, to: index + found.length }));
}
