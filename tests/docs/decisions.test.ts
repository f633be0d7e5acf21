import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

const records = globSync('docs/decisions/*.md').map((path) => ({
  name: basename(path),
  text: readFileSync(path, 'utf8'),
}));

test('every decision stands in the index once, and nothing else does', () => {
  const index = records.find(({ name }) => name === 'README.md')?.text ?? '';
  const listed = [...index.matchAll(/^\| \[([\w-]+\.md)\]\(\1\)/gm)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(
    records
      .map(({ name }) => name)
      .filter((name) => name !== 'README.md')
      .toSorted(),
  );
});

test('a decision says what, why, what it costs and when to look again, in fifteen lines', () => {
  for (const { name, text } of records.filter((record) => record.name !== 'README.md')) {
    const parts = [...text.matchAll(/^\*\*(.+?)\*\*/gm)].map(([, part]) => part);
    expect(parts, name).toEqual(['What.', 'Why.', 'Costs.', 'Look again when']);
    expect(text.trim().split('\n').filter(Boolean).length, name).toBeLessThanOrEqual(15);
  }
});
