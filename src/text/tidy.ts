// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what we take out
const invisible = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/** What somebody typed, fit to show again: whole characters, no control or direction marks, one space between words. */
export function tidy(text: string): string {
  return text.toWellFormed().replace(invisible, ' ').replace(/\s+/gu, ' ').trim();
}
