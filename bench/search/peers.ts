import * as orama from '@orama/orama';
import { stemmer } from '@orama/stemmers/dutch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Catalogue } from '../../src/content/catalogue.ts';
import { isMeaningful, wordsOf } from '../../src/search/normalise.ts';
import { passagesOf } from '../../src/search/passages.ts';
import { createSearch } from '../../src/search/search.ts';
import { stemsOf } from './stems.ts';

export type Scored = { readonly id: string; readonly score: number };
/** A search engine with the lessons in it. Scores are its own; higher is better. */
type Engine = (words: string) => readonly Scored[] | Promise<readonly Scored[]>;
export type Peer = {
  readonly name: string;
  readonly build: (catalogue: Catalogue) => Engine | Promise<Engine>;
  /** Takes seconds for one question among thousands of lessons, so it is measured among hundreds. */
  readonly isSlow?: true;
};

/** The same corpus for everyone, search words included: what short phrases say, and what sentences say. */
function documentsOf(catalogue: Catalogue) {
  return catalogue.lessons.map((lesson) => {
    const passages = passagesOf(lesson, catalogue);
    const texts = (isPhrase: boolean) =>
      passages
        .filter((passage) => passage.isPhrase === isPhrase && passage.text !== lesson.title)
        .map(({ text }) => text);
    return { id: lesson.id, title: lesson.title, phrases: texts(true), sentences: texts(false) };
  });
}

/** A document for each phrase or sentence of a lesson: short texts suit short questions. */
function phrasesOf(catalogue: Catalogue) {
  return documentsOf(catalogue).flatMap(({ id, title, phrases, sentences }) =>
    [title, ...phrases, ...sentences].map((text, at) => ({ id: `${id} ${at}`, lesson: id, text })),
  );
}

const boost = { title: 3, phrases: 2, sentences: 1 };

/** The best Dutch settings of MiniSearch. */
const inDutch = {
  tokenize: wordsOf,
  processTerm: (word: string) => (isMeaningful(word) ? stemmer(word) : null),
};
const tolerant = { fuzzy: 0.2, prefix: (word: string) => word.length > 4 };

/** Ours and three libraries, each with the Dutch stemmer, our stop words, weights for fields, and tolerance for slips. */
export const peers: readonly Peer[] = [
  {
    name: 'lessenbot',
    build(catalogue) {
      const search = createSearch(catalogue);
      return (words) => search.find(words).map(({ lesson, score }) => ({ id: lesson, score }));
    },
  },
  {
    name: 'MiniSearch',
    build(catalogue) {
      const index = new MiniSearch({
        ...inDutch,
        fields: Object.keys(boost),
        extractField: (document, field) => [document[field]].flat().join(' '),
        searchOptions: { ...tolerant, boost },
      });
      index.addAll(documentsOf(catalogue));
      return (words) => index.search(words).map(({ id, score }) => ({ id: String(id), score }));
    },
  },
  {
    name: 'MiniSearch, a document for each phrase',
    build(catalogue) {
      const index = new MiniSearch({
        ...inDutch,
        fields: ['text'],
        storeFields: ['lesson'],
        searchOptions: tolerant,
      });
      index.addAll(phrasesOf(catalogue));
      return (words) => {
        const best = new Map<string, number>();
        for (const { lesson, score } of index.search(words)) best.set(lesson, Math.max(score, best.get(lesson) ?? 0));
        return [...best].map(([id, score]) => ({ id, score })).toSorted((one, other) => other.score - one.score);
      };
    },
  },
  {
    name: 'Orama',
    async build(catalogue) {
      const database = orama.create({
        schema: { title: 'string', phrases: 'string[]', sentences: 'string[]' },
        components: {
          tokenizer: {
            language: 'dutch',
            normalizationCache: new Map(),
            tokenize: (text: string) =>
              wordsOf(text)
                .filter(isMeaningful)
                .map((word) => stemmer(word)),
          },
        },
      });
      await orama.insertMultiple(database, documentsOf(catalogue));
      return async (words) => {
        const { hits } = await orama.search(database, { term: words, boost, tolerance: 1, limit: 10 });
        return hits.map(({ id, score }) => ({ id, score }));
      };
    },
  },
  {
    name: 'Fuse.js',
    isSlow: true,
    build(catalogue) {
      const stemmed = documentsOf(catalogue).map(({ id, title, phrases, sentences }) => ({
        id,
        title: stemsOf(title).join(' '),
        phrases: phrases.map((text) => stemsOf(text).join(' ')),
        sentences: sentences.map((text) => stemsOf(text).join(' ')),
      }));
      const index = new Fuse(stemmed, {
        keys: Object.entries(boost).map(([name, weight]) => ({ name, weight })),
        includeScore: true,
        ignoreLocation: true,
        threshold: 0.3,
        useTokenSearch: true,
        tokenMatch: 'any',
      });
      return (words) => {
        const stems = stemsOf(words);
        if (stems.length === 0) return [];
        return index.search(stems.join(' ')).map(({ item, score = 1 }) => ({ id: item.id, score: 1 - score }));
      };
    },
  },
];
