import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';
import { mutantsOf, mutate } from './mutants.ts';
import { areas } from './subjects.ts';

const changesOf = (source: string) => mutantsOf(source).map((mutant) => mutate(source, mutant));

test.each([
  ['if (a) b();', ['if (true) b();', 'if (false) b();', 'if (a) ;']],
  ['const c = a <= 3;', ['const c = a < 3;', 'const c = a <= 4;']],
  [
    'const c = (a && b) || !d;',
    ['const c = (a || b) || !d;', 'const c = (a && b) && !d;', 'const c = (a && b) || (d);'],
  ],
  ['const c = (await a) ?? 10_000;', ['const c = (await a) ;', 'const c = (await a) ?? 20000;']],
  ['const f = () => a;', ['const f = () => undefined;']],
  ['function f() { return true; }', ['function f() { return undefined; }', 'function f() { return false; }']],
  ['const c = /^a$/;', ['const c = /a$/;', 'const c = /^a/;']],
  [
    "q(`UPDATE t SET attempts = attempts + 1 WHERE id = $1 AND state = 'sent' AND at <= $2`);",
    [
      ';',
      "q(`UPDATE t SET attempts = attempts WHERE id = $1 AND state = 'sent' AND at <= $2`);",
      'q(`UPDATE t SET attempts = attempts + 1 WHERE id = $1 AND at <= $2`);',
      "q(`UPDATE t SET attempts = attempts + 1 WHERE id = $1 AND state = 'sent'`);",
      "q(`UPDATE t SET attempts = attempts + 1 WHERE id = $1 AND state = 'sent' AND at < $2`);",
    ],
  ],
  ["import { a } from '#core'; type C = 'd' | 1; const c: Record<'e', 2> = { 'f-g': h };", []],
])('%s becomes what a good test notices', (source, expected) => {
  expect(changesOf(source).toSorted()).toEqual(expected.toSorted());
});

test('every change of what is looked at still compiles, and every test that should notice is there', () => {
  for (const { file, near, wide } of Object.values(areas).flat()) {
    const source = readFileSync(file, 'utf8');
    const changes = changesOf(source);
    expect(changes.length, file).toBeGreaterThan(5);
    for (const changed of changes) expect(() => parseAst(changed, { lang: 'ts' }), changed).not.toThrow();
    expect([...near, ...wide].filter((name) => globSync(name).length === 0)).toEqual([]);
  }
});
