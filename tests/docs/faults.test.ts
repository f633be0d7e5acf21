import { expect, test } from 'vitest';
import { rowsOf, testSources, testsNamedIn, writesTest } from '../support/named-tests.ts';

const rows = rowsOf('docs/faults.md')
  .filter(([id = '']) => /^[A-Z]\d/.test(id))
  .map((cells) => ({ id: cells[0] ?? '', heldBy: cells.at(-1) ?? '' }));

test('every row is held by a test, or says what is not there yet', () => {
  const bare = rows.filter(({ heldBy }) => testsNamedIn(heldBy).length === 0 && !heldBy.startsWith('Not yet'));
  expect(bare.map(({ id }) => id)).toEqual([]);
});

test('every test that docs/faults.md names exists', () => {
  const named = rows.flatMap(({ id, heldBy }) => testsNamedIn(heldBy).map((one) => ({ id, ...one })));
  expect(named.length).toBeGreaterThan(200);
  const missing = named
    .filter(({ file, name }) => !writesTest(testSources.get(file) ?? '', name))
    .map(({ id, file, name }) => {
      const homes = [...testSources].filter(([, source]) => writesTest(source, name)).map(([home]) => home);
      return `${id}: “${name}” is not in ${file}${homes.length > 0 ? `, but in ${homes.join(', ')}` : ''}`;
    });
  expect(missing).toEqual([]);
});

test('every code in the name of a test has one row in docs/faults.md', () => {
  const codes = [...testSources.values()].flatMap((source) =>
    [...source.matchAll(/['"`]((?:[A-Z]\d{1,2} )+)\S/g)].flatMap(([, said = '']) => said.trim().split(' ')),
  );
  const ids = rows.map(({ id }) => id);
  expect(codes.length).toBeGreaterThan(50);
  expect([...new Set(codes)].filter((code) => !ids.includes(code)).toSorted()).toEqual([]);
  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
});
