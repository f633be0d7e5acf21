import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { billOf } from '../../release/bill.ts';
import { readLockedPackages } from '../../release/locked-packages.ts';

const packages = readLockedPackages();
const project = JSON.parse(readFileSync('package.json', 'utf8'));
const { name, version, description, license } = project;
/** As it is written: what is undefined is not there. */
const bill = JSON.parse(
  JSON.stringify(billOf({ name, version, description, license }, packages, '2026-01-02T03:04:05.000Z')),
);

test('the bill of materials is valid against the schema of CycloneDX 1.5', () => {
  const library = dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json'));
  const schema = (file: string) => JSON.parse(readFileSync(join(library, 'res/schema', file), 'utf8'));
  const ajv = new Ajv.default({ strict: false, allErrors: true, validateFormats: true });
  addFormats.default(ajv);
  // Formats of drafts that ajv-formats does not know; no field of ours has them.
  for (const format of ['iri-reference', 'idn-email']) ajv.addFormat(format, true);
  for (const file of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json'])
    ajv.addSchema(schema(file), `http://cyclonedx.org/schema/${file}`);
  const validate = ajv.compile(schema('bom-1.5.SNAPSHOT.schema.json'));
  expect(validate(bill) ? [] : validate.errors).toEqual([]);
  expect(validate({ ...bill, components: [{ type: 'library' }] })).toBe(false);
});

test('it names every package of a production install and what is optional, nothing for development, each once', () => {
  const refs: string[] = bill.components.map((component: { 'bom-ref': string }) => component['bom-ref']);
  const going = packages.all.filter(({ dev }) => !dev).map((one) => `${one.name}@${one.version}`);
  expect(refs.toSorted()).toEqual([...new Set(going)].toSorted());
  expect(refs).toContain(`zod@${project.dependencies.zod}`);
  expect(refs.filter((ref) => ref.startsWith('vitest@'))).toEqual([]);
});

test('what a package needs is in it, with a hash and a licence', () => {
  const refs = new Set(bill.components.map((component: { 'bom-ref': string }) => component['bom-ref']));
  const needed: string[] = bill.dependencies.flatMap(({ dependsOn }: { dependsOn: string[] }) => dependsOn);
  expect(needed.filter((ref) => !refs.has(ref))).toEqual([]);
  expect(bill.components.filter((one: object) => !('hashes' in one && 'licenses' in one))).toEqual([]);
});
