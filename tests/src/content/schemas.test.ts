import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonSchemas } from '#core/content';

const schemas = jsonSchemas();

test('there is a schema for every kind of file', () =>
  expect(schemas.map(({ file }) => file)).toEqual([
    'les.json',
    'categorieen.json',
    'interventies.json',
    'begrippen.json',
    'woorden.json',
    'toon.json',
    'bron.json',
    'toets.json',
  ]));

test.each(schemas)('$file is the schema the bot checks with', ({ file, text }) => {
  expect(readFileSync(join('data/schema', file), 'utf8'), 'run npm run schema').toBe(text);
});

/** Every key of a schema, by its path, with what an editor shows about it. */
function keysIn(schema: unknown, path = ''): readonly { path: string; description: unknown }[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, inner]) => {
    if (name !== 'properties') return keysIn(inner, path);
    return Object.entries<{ description?: unknown }>(inner).flatMap(([key, value]) => [
      { path: `${path}/${key}`, description: value.description },
      ...keysIn(value, `${path}/${key}`),
    ]);
  });
}

test.each(schemas)('every key of $file says what to write there, in a whole sentence', ({ text }) => {
  const keys = keysIn(JSON.parse(text));
  expect(keys.length).toBeGreaterThan(4);
  expect(
    keys.filter(({ description }) => !/^\p{Lu}.{10,180}[.”]$|^“.{10,180}[.”]$/u.test(String(description))),
  ).toEqual([]);
});
