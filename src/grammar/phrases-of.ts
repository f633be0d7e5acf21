import { fold } from '../text/fold.ts';

/**
 * Everything that a pattern says, folded: `zet (het |de )?(lessen|project) uit` is six phrases. `(a|b)` is either of them,
 * `(a)?` may be left out.
 */
export function phrasesOf(pattern: string): readonly string[] {
  return [...new Set(choicesIn({ pattern, at: 0 }).map(fold))];
}

/** Where we are in a pattern: reading moves it on. */
type Reading = { readonly pattern: string; at: number };

/** Alternatives, up to the end or the bracket that closes them. */
function choicesIn(reading: Reading): readonly string[] {
  const choices: string[] = [];
  let soFar: readonly string[] = [''];
  for (let mark = next(reading); mark !== '' && mark !== ')'; mark = next(reading)) {
    if (mark === '|') {
      choices.push(...soFar);
      soFar = [''];
    } else {
      const more = mark === '(' ? groupIn(reading) : [mark];
      soFar = soFar.flatMap((one) => more.map((other) => one + other));
    }
  }
  return [...choices, ...soFar];
}

function groupIn(reading: Reading): readonly string[] {
  const choices = choicesIn(reading);
  if (reading.pattern.charAt(reading.at) !== '?') return choices;
  reading.at += 1;
  return [...choices, ''];
}

/** The next mark, or the words up to it. */
function next(reading: Reading): string {
  const found = /[()|]|[^()|]+/y;
  found.lastIndex = reading.at;
  const mark = found.exec(reading.pattern)?.[0] ?? '';
  reading.at += mark.length;
  return mark;
}
