import { editDistance } from '../content/suggest.ts';

/** A known stem that a person's word may stand for, and how sure that is (1 is the word itself). */
type Reading = { readonly stem: string; readonly certainty: number };

/** The stems that occur in the content, with the ways in which people's own words can lead to them. */
export type Lexicon = {
  has(stem: string): boolean;
  /** Whether this is a known word, or one slip of the finger away from one. */
  spells(stem: string): boolean;
  readings(stem: string): readonly Reading[];
  /** The known stems inside a compound: `buurtpreventieteam` gives buurt, preventie and team. */
  parts(stem: string): readonly string[];
};

const shortestPart = 4;

export function createLexicon(stems: Iterable<string>): Lexicon {
  const known = new Set(stems);
  const byFirst = Map.groupBy(known, (stem) => stem[0] ?? '');

  const split = (word: string, depth = 0): readonly string[] | undefined => {
    if (depth > 0 && known.has(word)) return [word];
    if (depth > 2) return undefined;
    for (let cut = word.length - shortestPart; cut >= shortestPart; cut--) {
      const head = word.slice(0, cut);
      const found = [head, head.replace(/(s|en|e)$/, '')].find(
        (form) => form.length >= shortestPart && known.has(form),
      );
      const rest = found && split(word.slice(cut), depth + 1);
      if (found && rest) return [found, ...rest];
    }
    return undefined;
  };

  const nearest = (word: string): Reading[] => {
    const most = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
    if (most === 0) return [];
    const near = (byFirst.get(word[0] ?? '') ?? [])
      .map((stem) => ({ stem, distance: editDistance(word, stem, most) }))
      .filter(({ distance }) => distance <= most);
    const closest = Math.min(...near.map(({ distance }) => distance));
    return near
      .filter(({ distance }) => distance === closest)
      .map(({ stem }) => ({ stem, certainty: 0.85 - 0.15 * closest }));
  };

  /** Words of one family share a long beginning: `bureaucratie` and `bureaucratisch`, `communiceren` and `communicatie`. */
  const family = (word: string): Reading[] =>
    (byFirst.get(word[0] ?? '') ?? [])
      .filter(
        (stem) => stem !== word && sharedStart(word, stem) >= Math.max(5, 0.65 * Math.min(word.length, stem.length)),
      )
      .filter((stem) => Math.abs(stem.length - word.length) <= 6)
      .map((stem) => ({ stem, certainty: 0.6 }));

  const remembered = new Map<string, readonly Reading[]>();
  const read = (word: string): readonly Reading[] => {
    if (known.has(word)) return [{ stem: word, certainty: 1 }];
    const parts = split(word);
    if (parts) return parts.map((stem) => ({ stem, certainty: 0.75 }));
    const near = nearest(word);
    if (near.length > 0) return near;
    return family(word);
  };

  return {
    has: (stem) => known.has(stem),
    spells: (stem) => known.has(stem) || (stem.length >= 9 && nearest(stem).length > 0),
    readings(word) {
      const before = remembered.get(word);
      if (before) return before;
      const found = read(word);
      if (remembered.size < 5000) remembered.set(word, found);
      return found;
    },
    parts: (stem) => split(stem) ?? [],
  };
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
