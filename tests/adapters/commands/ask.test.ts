import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ask = (words: string[], input?: string) =>
  spawnSync('node', ['adapters/commands/ask.ts', ...words], {
    encoding: 'utf8',
    ...(input !== undefined && { input }),
  });

test('a question in the terminal gets the answer as plain text', () => {
  const { stdout, status } = ask(['verbinden']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Verbinden en prioriteren\n[\s\S]*• Communicatieparadox: /);
});

test('the answer in README.md is the real one', () => {
  const [, words = '', shown = ''] =
    /\$ npm run -s ask -- (.*)\n([\s\S]*?)\n```/.exec(readFileSync('README.md', 'utf8')) ?? [];
  expect(ask(words.split(' ')).stdout.trim()).toBe(shown.trim());
});

test('thousands of JSON lines get one line each, in order', () => {
  const questions = Array.from({ length: 3000 }, (_, at) => (at % 2 ? 'sleutelfiguren' : 'printer doet het niet'));
  const { stdout, status } = ask(['--json'], questions.map((q) => `${JSON.stringify({ q })}\n`).join(''));
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(status).toBe(0);
  expect(lines).toHaveLength(questions.length);
  expect(lines.every(({ ids }, at) => (at % 2 ? ids[0] === 'sleutelfiguren' : ids.length === 0))).toBe(true);
});

test('a line that is no question is named, and the others are still answered', () => {
  const { stdout, stderr, status } = ask(['--json'], '{"q":"picknicktafel"}\nonzin\n{"q":5}\n{"q":"picknicktafel"}\n');
  expect(stdout.trimEnd().split('\n')).toHaveLength(4);
  expect(stdout).toMatch(/^\{"ids":\["laagdrempelig-contact"/);
  expect(stderr).toMatch(/regel 2[\s\S]*regel 3/);
  expect(status).toBe(1);
});

test('a lesson that is only offered stands in maybe, and never in ids', () => {
  const { stdout } = ask(['--json'], '{"q":"buurtsuper open"}\n{"q":"picknicktafel"}\n{"q":"printer doet het niet"}\n');
  const [offered, answered, nothing] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(offered).toEqual({ ids: [], maybe: expect.arrayContaining([expect.any(String)]) });
  expect(answered).not.toHaveProperty('maybe');
  expect(nothing).toEqual({ ids: [] });
});
