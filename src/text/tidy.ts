/** Nobody sees them and they part no words: soft hyphens and joiners that come along from Word, a PDF or a page. */
const unseen = /\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what we take out
const control = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2061-\u2069]/gu;

/** What somebody typed, fit to show again: whole characters, no control or direction marks, one space between words. */
export function tidy(text: string): string {
  return text.toWellFormed().replace(unseen, '').replace(control, ' ').replace(/\s+/gu, ' ').trim();
}
