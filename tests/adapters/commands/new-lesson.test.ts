import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type ContentCopy, copyContent } from '../../support/content-copy.ts';
import { directories } from '../../support/directories.ts';

const newDirectory = directories();
let copy: ContentCopy;
beforeAll(() => {
  copy = copyContent(join(newDirectory(), 'data'));
});

function run(command: string, ...args: readonly string[]) {
  const env = { ...process.env, LESSENBOT_CONTENT_DIR: copy.directory };
  return spawnSync(process.execPath, [`adapters/commands/${command}.ts`, ...args], { env, encoding: 'utf8' });
}

const file = 'lessen/verbinden/mijn-les.yaml';

test.each<[what: string, args: readonly string[], says: string]>([
  ['nothing', [], 'Gebruik: npm run new:lesson -- CATEGORIE LES-ID'],
  ['an option it does not have', ['--help'], 'Gebruik: npm run new:lesson -- CATEGORIE LES-ID'],
  ['a misspelt category', ['verbindn', 'mijn-les'], 'De categorie “verbindn” bestaat niet. Bedoel je “verbinden”?'],
])('%s is refused kindly, and nothing is made', (_, args, says) => {
  const { status, stdout, stderr } = run('new-lesson', ...args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(says);
  expect(existsSync(join(copy.directory, file))).toBe(false);
});

/** Something fit to write at each empty key. */
const written: Readonly<Record<string, string>> = {
  titel: 'Mijn les',
  bron: 'Dat kan soms misgaan.',
  fase: 'start',
  afgeleid: 'Dan telt het.',
  gezegd: 'Dat komt later wel.',
  gezien: 'Niemand begint.',
  stap: 'Bel een bewoner.',
  vraag: 'Wie belt er?',
};

test('a new lesson is named by the check for exactly what must still be written, and then is complete', () => {
  const made = run('new-lesson', 'verbinden', 'mijn-les');
  expect(made.status).toBe(0);
  expect(made.stdout).toContain(join(copy.directory, file));

  const lines = copy.read(file).split('\n');
  const empty = lines.flatMap((line, at) => (/: ""$|fasen: \[\]$/.test(line) ? [{ line, number: at + 1 }] : []));
  expect(empty.length).toBeGreaterThanOrEqual(20);
  const checked = run('check-content');
  const faults = checked.stderr.trim().split('\n').slice(0, -2);
  expect(faults.map((fault) => fault.replace(`${copy.directory}/`, '').split(/: /)[0])).toEqual(
    empty.map(({ number }) => `${file}:${number}`),
  );
  for (const fault of faults) expect(fault).toMatch(/ is leeg\. Vul het in\.$| Kies uit: .*\.$/);

  let nudge = 0;
  const complete = lines.map((line) =>
    line
      .replace(/(\w+): ""$/, (_, key: string) => `${key}: ${key === 'id' ? `kaart-${++nudge}` : written[key]}`)
      .replace(/fasen: \[\]$/, 'fasen: [start]'),
  );
  copy.write(file, complete.join('\n').replace(/(geldt_voor:\n(?: +#.*\n)* +- bron: ).*/, '$1bankjesdag'));
  expect(copy.faults()).toEqual([]);

  const again = run('new-lesson', 'verbinden', 'mijn-les');
  expect(again.status).toBe(1);
  expect(again.stderr).toContain('De les “mijn-les” is er al: ');
});
