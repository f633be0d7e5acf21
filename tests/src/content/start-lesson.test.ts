import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonSchemas, startLesson } from '#core/content';
import { copyContent } from '../../support/content-copy.ts';
import { directories } from '../../support/directories.ts';

const newDirectory = directories();

test.each<[what: string, category: string, id: string, says: readonly RegExp[]]>([
  ['a misspelt category', 'verbindn', 'mijn-les', [/^De categorie “verbindn” bestaat niet\. Bedoel je “verbinden”\?$/]],
  [
    'a category that is like none',
    'x',
    'mijn-les',
    [/^De categorie “x” bestaat niet\. Kies uit: algemeen, signaleren, meedenken, verbinden\.$/],
  ],
  [
    'the id of a lesson elsewhere',
    'verbinden',
    'heldere-kaders',
    [/^De les “heldere-kaders” is er al: .*\/signaleren\/heldere-kaders\.yaml\. Kies een ander id\.$/],
  ],
  [
    'an id that is no id',
    'verbinden',
    'Mijn Lés!',
    [/^“Mijn Lés!” is geen id\. Gebruik kleine letters, cijfers en streepjes, .*Bedoel je “mijn-les”\?$/],
  ],
  ['a way out of the folder', 'verbinden', '../mijn-les', [/^“\.\.\/mijn-les” is geen id\./]],
  ['no id at all, and no category', '', '', [/^De categorie “” bestaat niet/, /^“” is geen id\./]],
])('%s is refused, with what to do', (_, category, id, says) => {
  expect(startLesson('data', { category, id })).toEqual({ refusals: says.map((each) => expect.stringMatching(each)) });
});

test('categories that cannot be read are named with file and line', () => {
  const copy = copyContent(join(newDirectory(), 'data'));
  copy.edit('categorieen.yaml', 'naam: Waar', 'naaam: Waar');
  expect(startLesson(copy.directory, { category: 'verbinden', id: 'mijn-les' })).toEqual({
    refusals: expect.arrayContaining([
      expect.stringMatching(/categorieen\.yaml:\d+: onbekend veld “naaam”\. Bedoel je “naam”\?/),
    ]),
  });
});

test('a new lesson says at every key of the schema what to write there', () => {
  const started = startLesson('data', { category: 'verbinden', id: 'mijn-les' });
  const text = 'text' in started ? started.text : '';
  const schema = jsonSchemas().find(({ file }) => file === 'les.json')?.text ?? '';
  const descriptions = [...schema.matchAll(/"description": (".*")/g)].map(([, json = '']) => JSON.parse(json));
  expect(descriptions.length).toBeGreaterThan(40);
  expect(descriptions.filter((description) => !text.includes(description))).toEqual([]);
});
