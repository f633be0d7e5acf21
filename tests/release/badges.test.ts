import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { badgesOf } from '../../release/badges.ts';

const badges = badgesOf(JSON.parse(readFileSync('package.json', 'utf8')));

test('the badges are what npm run badges makes now', () => {
  expect(readdirSync('docs/badges').toSorted()).toEqual([...badges.keys()].toSorted());
  for (const [file, svg] of badges) expect(readFileSync(`docs/badges/${file}`, 'utf8')).toBe(svg);
});

test('the README shows each of them, with what it says in words', () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const [file, svg] of badges) {
    const [, words] = /aria-label="([^"]+)"/.exec(svg) ?? [];
    expect(readme).toContain(`![${words}](docs/badges/${file})`);
  }
});
