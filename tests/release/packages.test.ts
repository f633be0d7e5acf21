import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLockedPackages } from '../../release/locked-packages.ts';
import { noticesOf } from '../../release/notices.ts';
import { isPermitted } from '../../release/permitted.ts';
import { usedBy } from '../../release/used-by.ts';

const { all, production, direct, withNeeds } = readLockedPackages();
const rooms = usedBy();

test('each package of a production install is used by more than the playground', () => {
  const ofPlayground = direct.filter((name) => rooms(name).every((room) => room === 'playground'));
  expect(direct.length).toBeGreaterThan(10);
  expect(ofPlayground).toEqual([]);
});

test('what is not for development is what our own packages need, and nothing is missing', () => {
  const needed = withNeeds(direct.map((name) => `node_modules/${name}`));
  expect(production.filter(({ path }) => !needed.has(path)).map(({ path }) => path)).toEqual([]);
  const there = new Set(all.filter(({ dev }) => !dev).map(({ path }) => path));
  expect([...needed].filter((path) => !there.has(path))).toEqual([]);
});

test('every package that goes along has a licence that may go along with the EUPL-1.2', () => {
  const refused = all.filter(({ dev, licence }) => !dev && !isPermitted(licence));
  expect(refused.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(ISC AND CC-BY-3.0)', true],
  ['GPL-3.0-only OR MIT', true],
  ['(GPL-3.0-only OR MIT) AND Apache-2.0', true],
  ['MIT AND (GPL-3.0-only OR LGPL-3.0-only)', false],
  ['GPL-3.0-only', false],
  ['Apache-2.0 WITH LLVM-exception', false],
  ['SEE LICENSE IN LICENSE.md', false],
  ['UNLICENSED', false],
  ['MIT)', false],
  ['(MIT', false],
  ['', false],
  [undefined, false],
])('the licence %j may go along: %s', (licence, allowed) => expect(isPermitted(licence)).toBe(allowed));

test('LICENSE-THIRD-PARTY.txt is what npm run licences -- --write makes now', () => {
  const written = readFileSync('LICENSE-THIRD-PARTY.txt', 'utf8');
  for (const { name, version } of production) expect(written).toContain(`${name} ${version} (`);
  expect(written === noticesOf(production)).toBe(true);
});
