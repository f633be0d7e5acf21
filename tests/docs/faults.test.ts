import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

/** The tests as text, by the name of their file; promises that several tests share stand in `tests/support/`. */
const sources = new Map(globSync('tests/**/*.ts').map((file) => [basename(file), readFileSync(file, 'utf8')]));

const rows = readFileSync('docs/faults.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| [A-Z]\d/.test(line))
  .map((line) => {
    const cells = line.split(' | ').map((cell) => cell.trim());
    return { id: (cells[0] ?? '').replace('| ', ''), heldBy: cells.at(-1) ?? '' };
  });

/** The tests that a row names: a file with a name, and after it names of rows in that test's table. */
function namedIn(heldBy: string): { readonly file: string; readonly name: string }[] {
  let file = '';
  const [held = ''] = heldBy.split('Not yet');
  return [...held.matchAll(/`([^`]+)`/g)].map(([, span = '']) => {
    const [, other, name = span] = /^([\w.-]+\.ts): (.+)$/.exec(span) ?? [];
    file = other ?? file;
    return { file, name };
  });
}

/** Whether a file writes a name as a string, as a test's title or in its table. */
function writes(source: string, name: string): boolean {
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${name}${quote}`));
}

test('every row is held by a test, or says what is not there yet', () => {
  const bare = rows.filter(({ heldBy }) => namedIn(heldBy).length === 0 && !heldBy.startsWith('Not yet'));
  expect(bare.map(({ id }) => id)).toEqual([]);
});

test('every test that docs/faults.md names exists', () => {
  const named = rows.flatMap(({ id, heldBy }) => namedIn(heldBy).map((one) => ({ id, ...one })));
  expect(named.length).toBeGreaterThan(200);
  const missing = named
    .filter(({ file, name }) => !writes(sources.get(file) ?? '', name))
    .map(({ id, file, name }) => {
      const homes = [...sources].filter(([, source]) => writes(source, name)).map(([home]) => home);
      return `${id}: “${name}” is not in ${file}${homes.length > 0 ? `, but in ${homes.join(', ')}` : ''}`;
    });
  expect(missing).toEqual([]);
});

test('every code in the name of a test has one row in docs/faults.md', () => {
  const codes = [...sources.values()].flatMap((source) =>
    [...source.matchAll(/['"`]((?:[A-Z]\d{1,2} )+)\S/g)].flatMap(([, said = '']) => said.trim().split(' ')),
  );
  const ids = rows.map(({ id }) => id);
  expect(codes.length).toBeGreaterThan(50);
  expect([...new Set(codes)].filter((code) => !ids.includes(code)).toSorted()).toEqual([]);
  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
});
