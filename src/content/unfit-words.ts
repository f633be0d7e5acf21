type FlawInWords = { readonly problem: string; readonly remedy: string };

/** What no text of an editor needs, and what it would do on a card or a page. Each pattern looks at a character once. */
const unfit: readonly (FlawInWords & { readonly pattern: RegExp })[] = [
  {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what we refuse
    pattern: /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
    problem: 'er staat een onzichtbaar stuurteken in de tekst',
    remedy: 'Typ dit stukje opnieuw, zonder te plakken.',
  },
  {
    pattern: /<[!@#]|(?<![\p{L}\p{N}])@(?:here|channel|everyone|iedereen|kanaal)\b/iu,
    problem: 'de tekst roept iedereen in een kanaal op',
    remedy: 'Haal de oproep weg, zoals @here of <!here>.',
  },
  {
    pattern: /<\/?[a-z]|&(?:[a-z]{2,8}|#\d{1,6});/iu,
    problem: 'er staat HTML in de tekst',
    remedy: 'Haal de tekens < en > en de code ertussen weg.',
  },
];

/** What makes a text unfit to be shown; nothing when it is fit. */
export function flawInWords(text: string): FlawInWords | undefined {
  const found = unfit.find(({ pattern }) => pattern.test(text));
  return found && { problem: found.problem, remedy: found.remedy };
}
