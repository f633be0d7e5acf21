import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { z } from 'zod';

/** The rules of REUSE that can be seen here: https://reuse.software/spec-3.3/. Its own tool is Python, and is not at hand. */

const several = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());
const { annotations } = z
  .strictObject({
    version: z.literal(1),
    annotations: z.array(
      z.strictObject({ path: several, 'SPDX-FileCopyrightText': several, 'SPDX-License-Identifier': z.string() }),
    ),
  })
  .parse(parse(readFileSync('REUSE.toml', 'utf8')));

/** What git does not take, and git itself; a checkout without git has the same files. */
const ignored = ['.git', ...readFileSync('.gitignore', 'utf8').split('\n')].map((line) => line.replace(/\/$/, ''));
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !ignored.includes(name) && !name.endsWith('.log'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
    });
/** Licences themselves need none, nor does an empty file. */
const covered = filesIn('.').filter(
  (path) => !/^(LICENSES\/|(LICEN[CS]E|COPYING)([-.]|$)|REUSE\.toml$)/.test(path) && lstatSync(path).size > 0,
);

/** `**` is anything, `*` anything but a slash. */
const pattern = (path: string) =>
  new RegExp(
    `^${path
      .split(/(\*\*|\*)/)
      .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&')))
      .join('')}$`,
  );

test('every file says whose it is and under which licence', () => {
  const said = annotations.flatMap(({ path }) => path.map(pattern));
  expect(covered.length).toBeGreaterThan(500);
  expect(covered.filter((file) => !said.some((one) => one.test(file)))).toEqual([]);
  expect(said.filter((one) => !covered.some((file) => one.test(file)))).toEqual([]);
});

test('no file says something else than REUSE.toml', () => {
  const tag = ['SPDX', 'License-Identifier:'].join('-');
  expect(
    covered.filter(
      (file) => /\.(ts|mjs|css|html|svg|ya?ml|md|service)$/.test(file) && readFileSync(file, 'utf8').includes(tag),
    ),
  ).toEqual([]);
});

test('the text of each licence that is named is there, and no other', () => {
  const named = annotations.flatMap((one) => one['SPDX-License-Identifier'].split(/ AND | OR |[()]/).filter(Boolean));
  expect(readdirSync('LICENSES').toSorted()).toEqual([...new Set(named)].map((id) => `${id}.txt`).toSorted());
});

test('the licence of the project is the same in every place that names it', () => {
  const { license } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(annotations[0]).toMatchObject({ path: ['**'], 'SPDX-License-Identifier': license });
  expect(readFileSync(`LICENSES/${license}.txt`, 'utf8')).toBe(readFileSync('LICENSE', 'utf8'));
});
