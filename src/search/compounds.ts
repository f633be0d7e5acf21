import { stemOf } from './normalise.ts';

/** The words in a compound, and what they account for: all of it, its last part or only its first. */
export type Compound = { readonly parts: readonly string[]; readonly known: 'whole' | 'head' | 'start' };

const shortestPart = 4;
/** The last part may be shorter: a straatnaam, a wijkapp. */
const shortestLast = 3;
const mostParts = 3;
const inseparable = /^(?:ver|ont|her)/;
/** When only one part is known, it must be long enough not to stand there by chance. */
const longPart = 5;
/** An ending is no part: `berovingen` is no kind of `ingen`. */
const mereEnding = /^(?:ing|ling|heid|erij|atie|er|ster)(?:en|s)?$/;

/**
 * `buurtpreventieteams` as the stems it is made of, with or without the -s-, -en- or -e- that links them. Takes the word and
 * not its stem: endings are taken from a short word and a long one in different ways.
 */
export function splitCompound(word: string, isKnown: (stem: string) => boolean): Compound | undefined {
  const parts = split(word, isKnown, mostParts);
  if (parts) return { parts, known: 'whole' };
  const head = longestHead(word, isKnown);
  if (head !== undefined) return { parts: [head], known: 'head' };
  const start = longestStart(word, isKnown);
  return start === undefined ? undefined : { parts: [start], known: 'start' };
}

function split(word: string, isKnown: (stem: string) => boolean, most: number): readonly string[] | undefined {
  const stem = stemOf(word);
  if (most < mostParts && isKnown(stem)) return [stem];
  if (most === 1) return undefined;
  for (let cut = word.length - shortestLast; cut >= shortestPart; cut--) {
    const first = knownForm(word.slice(0, cut), isKnown);
    const rest = first && split(word.slice(cut), isKnown, most - 1);
    if (first && rest) return [first, ...rest];
  }
  return undefined;
}

/** A part that is not the last, as it stands in the vocabulary: without the sound that links it, and stemmed. */
function knownForm(part: string, isKnown: (stem: string) => boolean): string | undefined {
  const bare = part.replace(/(s|en|e)$/, '');
  return [part, bare].map(stemOf).find((stem) => stem.length >= 3 && isKnown(stem));
}

/** In Dutch the last part says what a compound is: `nachtpreventie` is a kind of preventie. */
function longestHead(word: string, isKnown: (stem: string) => boolean): string | undefined {
  // `verstopt` is no kind of stopt.
  for (let cut = inseparable.test(word) ? 4 : 3; cut <= word.length - longPart; cut++) {
    const part = word.slice(cut);
    const stem = stemOf(part);
    if (!mereEnding.test(part) && isKnown(stem)) return stem;
  }
  return undefined;
}

/** The first part says what it is about: `vertrouwensherstel` is about vertrouwen. */
function longestStart(word: string, isKnown: (stem: string) => boolean): string | undefined {
  for (let cut = word.length - shortestPart; cut >= longPart; cut--) {
    const form = knownForm(word.slice(0, cut), isKnown);
    if (form) return form;
  }
  return undefined;
}

/** What a compound of the content teaches: `buurtvaders` names vaders, when buurt is a word by itself. */
export function unknownPartOf(word: string, isKnown: (stem: string) => boolean): string | undefined {
  for (let cut = word.length - longPart; cut >= shortestPart; cut--) {
    if (knownForm(word.slice(0, cut), isKnown)) return stemOf(word.slice(cut));
  }
  return undefined;
}
