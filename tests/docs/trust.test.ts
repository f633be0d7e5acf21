import { expect, test } from 'vitest';
import { rowsOf, testSources, testsNamedIn, writesTest } from '../support/named-tests.ts';

const faults = new Set(rowsOf('docs/faults.md').map(([id]) => id));
const rows = rowsOf('docs/trust.md')
  .filter(([first = '']) => /^\d/.test(first))
  .map(([requirement = '', does = '', heldBy = '']) => ({ requirement, does, heldBy }));
const isCode = (name: string) => /^[A-Z]\d{1,2}$/.test(name);

test('every requirement is held by a row of faults or a test, or says whose it is', () => {
  expect(rows.length).toBeGreaterThan(40);
  const bare = rows.filter(
    ({ does, heldBy }) => testsNamedIn(heldBy).length === 0 && !/\*\*(Yours|Not met)\*\*|^see /.test(does),
  );
  expect(bare.map(({ requirement }) => requirement)).toEqual([]);
});

test('every row of faults and every test that docs/trust.md names is there', () => {
  const named = rows.flatMap(({ heldBy }) => testsNamedIn(heldBy));
  expect(named.filter(({ name }) => isCode(name) && !faults.has(name))).toEqual([]);
  const tests = named.filter(({ name }) => !isCode(name));
  expect(tests.length).toBeGreaterThan(40);
  expect(tests.filter(({ file, name }) => !writesTest(testSources.get(file) ?? '', name))).toEqual([]);
});
