const graphemes = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** Shortens to at most `max` UTF-16 units, ending in an ellipsis and never halfway a character people see. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 32))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what we take out
const invisible = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/** What somebody typed, fit to show again: whole characters, no control or direction marks, one space between words. */
export function tidy(text: string): string {
  return text.toWellFormed().replace(invisible, ' ').replace(/\s+/gu, ' ').trim();
}
