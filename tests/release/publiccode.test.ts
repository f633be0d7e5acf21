import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { publicCodeOf } from '../../release/publiccode-file.ts';

const template = parse(readFileSync('release/publiccode.template.yml', 'utf8'));
const given = { url: 'https://example.com/lessenbot', contact: 'Anna de Vries', version: '1.0.0-rc.1' };

test('a candidate is a beta without a version; what is out says when', () => {
  expect(publicCodeOf(template, given)).toMatchObject({
    ...{ url: 'https://example.com/lessenbot', developmentStatus: 'beta' },
    maintenance: { type: 'community', contacts: [{ name: 'Anna de Vries' }] },
  });
  expect(publicCodeOf(template, given)).not.toHaveProperty('softwareVersion');
  expect(publicCodeOf(template, { ...given, version: '1.0.0', released: '2026-12-01' })).toMatchObject({
    ...{ developmentStatus: 'stable', softwareVersion: '1.0.0', releaseDate: '2026-12-01' },
  });
});

test.each([
  ['an address without https', { url: 'http://example.com/lessenbot' }, 'url: is not an https address of a repository'],
  ['no address', { url: 'lessenbot' }, 'url: is not an https address of a repository'],
  ['an empty contact', { contact: ' ' }, 'maintenance/contacts/0/name: is empty'],
])('%s is refused, with what is wrong', (_name, wrong, fault) =>
  expect(publicCodeOf(template, { ...given, ...wrong })).toEqual([fault]),
);

test('a day that is none, and a text that is too long or a key that the standard does not have, are refused', () => {
  const out = { ...given, version: '1.0.0', released: 'vandaag' };
  expect(publicCodeOf(template, out)).toHaveLength(1);
  const { nl } = template.description;
  const long = { ...template, description: { nl: { ...nl, shortDescription: 'a'.repeat(151) } }, colour: 'blue' };
  expect(publicCodeOf(long, given)).toHaveLength(2);
});

test('it says what package.json says', () => {
  const { license, engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(template.legal).toEqual({ license });
  expect(`>=${template.dependsOn.open[0].versionMin}`).toBe(engines.node);
});
