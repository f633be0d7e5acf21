import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { publicCodeOf } from './publiccode-file.ts';

/**
 * `npm run publiccode -- --url https://… --contact "Voornaam Achternaam"` writes publiccode.yml, by which catalogues of public code find
 * the project. The address and the person are nobody's to guess, so without them there is no file.
 */
const options = { url: { type: 'string' }, contact: { type: 'string' }, released: { type: 'string' } } as const;
const { url, contact, released } = parseArgs({ options }).values;
if (url === undefined || contact === undefined) {
  console.error('Use: npm run publiccode -- --url https://… --contact "Voornaam Achternaam" [--released 2026-12-01]');
  process.exit(1);
}
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const template = parse(readFileSync(join(import.meta.dirname, 'publiccode.template.yml'), 'utf8'));
const made = publicCodeOf(template, { url, contact, version, released });
if ('url' in made) {
  writeFileSync('publiccode.yml', stringify(made, { lineWidth: 120 }));
  console.log('publiccode.yml is written. Commit it.');
} else {
  for (const fault of made) console.error(fault);
  process.exitCode = 1;
}
