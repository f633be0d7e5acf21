import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const files = globSync('{src,adapters}/**/*.ts');
const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s+'([^']+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? normalize(join(dirname(file), name)) : name,
  );

/** Lower rooms know nothing of higher ones. */
const floors = [
  /^src\/domain\//,
  /^src\/(content|search|store)\/|^src\/text\.ts$/,
  /^src\/(intents|nudges)\/|^src\/(project-)?texts\.ts$/,
  /^src\//,
];
const floorOf = (file: string) => floors.findIndex((floor) => floor.test(file));

test('within the core, arrows point one way', () => {
  for (const file of files.filter((name) => name.startsWith('src/'))) {
    for (const target of importsOf(file).filter((name) => name.startsWith('src/'))) {
      expect(floorOf(target), `${file} uses ${target}`).toBeLessThanOrEqual(floorOf(file));
    }
  }
});

test('the core says no word about a platform', () => {
  for (const file of files.filter((name) => name.startsWith('src/'))) {
    const foreign = importsOf(file).filter((name) => /slack|bolt|botbuilder|express|^adapters|node:http/.test(name));
    expect(foreign, file).toEqual([]);
  }
});

test('adapters use the front door, and know nothing of each other', () => {
  for (const file of files.filter((name) => name.startsWith('adapters/'))) {
    const targets = importsOf(file);
    expect(
      targets.filter((name) => name.startsWith('src/')),
      file,
    ).toEqual([]);
    const twin = file.startsWith('adapters/slack/')
      ? 'adapters/teams/'
      : file.startsWith('adapters/teams/')
        ? 'adapters/slack/'
        : '/';
    expect(
      targets.filter((name) => name.startsWith(twin)),
      file,
    ).toEqual([]);
  }
});

test('the playground reaches the adapters over HTTP only, and they do not know of it', () => {
  const crosses = (file: string) =>
    importsOf(file).filter((name) =>
      (file.includes('/playground/') ? /^adapters\/(slack|teams)\// : /playground/).test(name),
    );
  for (const file of files.filter((name) => /^adapters\/(playground|slack|teams)\//.test(name)))
    expect(crosses(file), file).toEqual([]);
});

test('botbuilder is imported in one module', () => {
  expect(files.filter((file) => importsOf(file).some((name) => /^bot(builder|framework)/.test(name)))).toEqual([
    'adapters/teams/botframework.ts',
  ]);
});

test('no dependency needs an install script', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  expect(Object.keys(packages).filter((name) => packages[name].hasInstallScript)).toEqual([]);
});
