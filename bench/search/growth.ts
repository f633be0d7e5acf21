import { type Catalogue, createCatalogue } from '../../src/content/catalogue.ts';

/** A catalogue of `count` lessons: ours, and mixtures of ours with ids of their own. Only for measuring how cost grows. */
export function grown(catalogue: Catalogue, count: number): Catalogue {
  const { lessons } = catalogue;
  const more = Array.from({ length: count }, (_, at) => {
    const base = lessons[at % lessons.length];
    const other = lessons[(at * 7 + Math.floor(at / lessons.length)) % lessons.length];
    if (!base || !other) throw new Error('There are no lessons to grow from.');
    if (at < lessons.length) return base;
    // Words that only this lesson has, so that the vocabulary grows too.
    const own = base.words.slice(0, 10).map((word) => `${word.replaceAll(' ', '')}${at.toString(36)}`);
    return {
      ...base,
      id: `${base.id}-${at}`,
      words: [...base.words.slice(at % 40), ...other.words.slice(0, 40), ...own],
    };
  });
  return createCatalogue({ ...catalogue, lessons: more });
}
