/** A piece of HTML in which everything that came from elsewhere is escaped. */
export type Html = { readonly html: string };
/** What a page of its own kind puts in the layout that all have. */
export type Content = { readonly title: string; readonly body: Html };
type Value = string | number | Html | undefined | readonly Value[];

/** HTML from a template: strings are escaped, pieces of HTML and lists of them go in as they are. */
export function html(pieces: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: pieces.map((piece, at) => piece + toHtml(values[at])).join('') };
}

function toHtml(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return 'html' in value ? value.html : value.map(toHtml).join('');
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}
