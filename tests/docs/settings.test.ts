import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig } from '../../adapters/host/config.ts';
import { secretNames, variableNames } from '../../adapters/host/variables.ts';

const example = readFileSync('.env.example', 'utf8');
const manual = readFileSync('docs/beheer.md', 'utf8');
const files = secretNames.map((name) => `${name}_FILE`);

test('.env.example names every variable, and none that does not exist', () => {
  const named = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name = '']) => name);
  expect(named.filter((name) => !files.includes(name)).toSorted()).toEqual([...variableNames].toSorted());
});

test('the manual for administrators names every variable, and every secret that may stand in a file', () => {
  const [, settings = ''] = manual.split('## Instellingen');
  const named = [...settings.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual([...variableNames].toSorted());
  const [, list = ''] = /De geheimen \(([^)]+)\)/.exec(settings) ?? [];
  expect((list.match(/[A-Z_]{2,}/g) ?? []).toSorted()).toEqual([...secretNames].toSorted());
});

test('a copy of .env.example without a change starts the playground, as no file does', () => {
  expect(example.split('\n').filter((line) => line !== '' && !line.startsWith('# '))).toEqual([]);
  expect(readConfig({})).toMatchObject({ playground: true });
});
