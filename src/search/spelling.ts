import { editDistance } from '../content/suggest.ts';

/** A known word that a misspelt one may stand for, and how many slips lie between what they sound like. */
export type Near = { readonly word: string; readonly slips: number };

/**
 * How a Dutch word sounds, roughly: what people mix up in writing (ei and ij, c and k, d and t, doubled letters) looks the same.
 * So `bureaukraatie` is no slip away from `bureaucratie`, and a real slip can be told from a way of spelling.
 */
export function soundOf(word: string): string {
  return word
    .replace(/^wh/, 'w')
    .replace(/eaux?|oo/g, 'o')
    .replace(/ij|y|ei/g, 'Y')
    .replace(/ou|au/g, 'A')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/sch/g, 'sg')
    .replace(/ch/g, 'g')
    .replace(/qu/g, 'kw')
    .replace(/x/g, 'ks')
    .replace(/c(?=[eiY])/g, 's')
    .replace(/c/g, 'k')
    .replace(/v/g, 'f')
    .replace(/z/g, 's')
    .replace(/d(?=$|[stkpf])/g, 't')
    .replace(/ie/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

/** The known words that sound nearest to a misspelt one, no further than its length allows; longer words forgive more. */
export function createSpelling(words: Iterable<string>): (wrong: string) => readonly Near[] {
  const sounds = [...new Set(words)].map((word) => ({ word, sound: soundOf(word) }));
  const byFirst = Map.groupBy(sounds, ({ sound }) => sound[0] ?? '');
  return (wrong) => {
    const sound = soundOf(wrong);
    const most = wrong.length >= 15 ? 3 : wrong.length >= 9 ? 2 : wrong.length >= 6 ? 1 : 0;
    if (wrong.length < 5) return [];
    const near = (byFirst.get(sound[0] ?? '') ?? [])
      .map(({ word, sound: known }) => ({ word, slips: editDistance(sound, known, most) }))
      .filter(({ slips }) => slips <= most);
    const fewest = Math.min(...near.map(({ slips }) => slips));
    return near.filter(({ slips }) => slips === fewest);
  };
}
