type Ends = { readonly before: string; readonly after: string };

/**
 * A text without these marks before and after it. It looks at each mark once: a pattern that ends in `+$` begins anew at
 * each mark of a long row, so that a text twice as long takes four times as long.
 */
export function withoutEnds(text: string, { before, after }: Ends): string {
  let start = 0;
  let end = text.length;
  while (start < end && before.includes(text.charAt(start))) start += 1;
  while (end > start && after.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
