/** The first words of a text, with an ellipsis where there are more. */
export function firstWords(text: string, most: number): string {
  const all = text.split(' ');
  return all.length > most
    ? `${all
        .slice(0, most)
        .join(' ')
        .replace(/[,.;:]$/, '')} …`
    : text;
}
