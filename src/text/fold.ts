/** Most of what comes is folded already, and folding is dear. */
const folded = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** Folds case, accents, curly quotes, hyphens and odd forms away, so that `Eén-op-één` and `een op een` are equal. */
export function fold(text: string): string {
  if (folded.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[‘’'`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
