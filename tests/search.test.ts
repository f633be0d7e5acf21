import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { core } from './core.ts';

type Query = { q: string; relevant: Record<string, number>; kind: string };
const queries: Query[] = JSON.parse(readFileSync('tests/search-queries.json', 'utf8'));
const idsFor = (words: string) => core.search.find(words).map(({ lesson }) => lesson);

/** Share of queries of a kind with a right lesson in the first three (for `none`: with nothing). May only rise. */
const score: Record<string, number> = {
  exact: 1,
  typo: 1,
  compound: 0.9,
  situation: 1,
  intervention: 0.9,
  synonym: 0.9,
  none: 1,
};

test.each(Object.entries(score))('the development score for %s queries does not fall below %d', (kind, least) => {
  const ofKind = queries.filter((query) => query.kind === kind);
  const right = ofKind.filter(({ q, relevant }) => {
    const ids = idsFor(q);
    return kind === 'none' ? ids.length === 0 : ids.slice(0, 3).some((id) => relevant[id] === 2);
  });
  expect(right.length / ofKind.length).toBeGreaterThanOrEqual(least);
});

test.each([
  ['sleutel figuren', 'sleutelfiguren'],
  ['SLEUTELFIGUREN', 'sleutelfiguren'],
  ['sleutelfigúren', 'sleutelfiguren'],
  ['sleutelfiguurr', 'sleutelfiguren'],
  ['afzenders', 'nabije-afzender'],
  ['picknicktafel', 'laagdrempelig-contact'],
])('“%s” leads to %s', (words, lesson) => expect(idsFor(words)[0]).toBe(lesson));

test.each(['', '   ', '😀', '\ud800', '((((((', "'; drop table", 'de het een', 'x'.repeat(10_000)])(
  '%j is no lesson and no crash',
  (words) => {
    expect(idsFor(words)).toEqual([]);
  },
);

test('a hit knows which words of the content made it match', () => {
  expect(core.search.find('picknicktafel')[0]?.match).toMatch(/picknicktafel/i);
});
