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
