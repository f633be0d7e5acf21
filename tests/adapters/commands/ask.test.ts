import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

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

describe('a draft', () => {
  const draft = 'Er wordt weer ingebroken. Wees alert!';

  test('on stdin is read as a letter, in plain text', () => {
    const { stdout, status } = ask(['toets'], 'Er wordt ingebroken. Wees alert!');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^3 vragen bij je bericht\n[\s\S]*Wat kan de lezer zelf doen\?\nHet gaat om “Wees alert!”/);
  });

  test.each([
    ['empty', ['toets'], ' \n'],
    ['of a few words', ['toets', 'deze', 'brief'], undefined],
  ])('that is %s says how to give one', (_what, words, input) => {
    const { stderr, status } = ask(words, input);
    expect(stderr).toContain('toets < concept.txt');
    expect(status).toBe(1);
  });

  test('on each line of JSON gets the ids of its points and the outcome, with or without the word for it', () => {
    const lines = [{ tekst: draft, kanaal: 'app' }, { tekst: 'Zaterdag is de zomermarkt, met muziek en poffertjes.' }];
    const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    for (const words of [['toets', '--json'], ['--json']])
      expect(ask(words, input).stdout).toBe(
        '{"punten":["geen-handeling","herhaling-zonder-stap"],"uitkomst":"punten"}\n{"punten":[],"uitkomst":"geen-concept"}\n',
      );
  });

  test('for a channel that nobody knows is named, and the line keeps its place', () => {
    const { stdout, stderr, status } = ask(['toets', '--json'], '{"tekst":"hoi","kanaal":"radio"}\n');
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain('regel 1');
    expect(status).toBe(1);
  });
});
