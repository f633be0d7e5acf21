import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectTexts, texts } from '#core';
import { texts as pageTexts } from '../../../playground/page/page-texts.ts';
import { typedCommands } from '../../../playground/page/typed-commands.ts';
import { type Intent, isLookup } from '../../../src/domain/intent.ts';
import { createNames } from '../../../src/grammar/names.ts';
import { parseIntent } from '../../../src/grammar/parse-intent.ts';
import { commands } from '../../../src/replies/commands.ts';
import { catalogue } from '../../support/real-core.ts';

const names = createNames(catalogue);
const understood = (text: string) => parseIntent(text, names, '2026-11-23');
const typed = commands.map((command) => command.typed);
const shownIn = (place: 'help' | 'usage hint' | 'suggestions') =>
  commands.filter((command) => command.shownIn?.includes(place));

test.each(commands)('“$typed” means $intent, with and without /lessen', ({ typed: words, intent }) => {
  expect(understood(words).kind).toBe(intent);
  expect(understood(`/lessen ${words}`).kind).toBe(intent);
});

test('help says what each command gives, and shows questions as they are', () => {
  for (const { typed: words, intent, gives } of shownIn('help'))
    expect(intent === 'search' || gives !== undefined, words).toBe(true);
});

test('the usage hint of Slack is in the table', () => {
  const manifest = parse(readFileSync('manifest/slack.yaml', 'utf8'));
  const words = shownIn('usage hint').map((command) =>
    command.intent === 'search' ? 'je eigen vraag' : command.typed,
  );
  expect(manifest.features.slash_commands[0].usage_hint).toBe(words.join(' | '));
});

test('the menus of Teams are in the table, those of projects only where a project can live', () => {
  const manifest = JSON.parse(readFileSync('manifest/teams/manifest.json', 'utf8'));
  const menu = commands.filter((command) => command.menu !== undefined);
  const lines = (list: typeof commands) => list.map(({ typed: title, menu: description }) => ({ title, description }));
  const isOfNoProject = (intent: Intent) => isLookup(intent) || intent.kind === 'draft';
  const everywhere = menu.filter((command) => isOfNoProject(understood(command.typed)));
  expect(everywhere.length).toBeLessThan(menu.length);
  expect(manifest.bots[0].commandLists).toEqual([
    { scopes: ['personal'], commands: lines(everywhere) },
    { scopes: ['team'], commands: lines(menu) },
    { scopes: ['groupChat'], commands: lines(menu) },
  ]);
});

describe('the playground', () => {
  test('suggests what is in the table, with the same words', () => {
    const expected = shownIn('suggestions').map((command) => ({ typed: command.typed, gives: command.gives }));
    expect(typedCommands.toSorted(byName)).toEqual(expected.toSorted(byName));
  });
  const byName = (one: { typed: string }, other: { typed: string }) => one.typed.localeCompare(other.typed);

  test('has no button that types something else', () => {
    const page = readFileSync('playground/page/index.html', 'utf8');
    const buttons = [...page.matchAll(/data-say="([^"]*)"/g)].map(([, words = '']) => words);
    const said = [...buttons, pageTexts.project.setUpWords, pageTexts.project.formWords];
    expect(buttons.length).toBeGreaterThan(0);
    expect(said.map((words) => words.replace(/^\/lessen /, '')).filter((words) => !typed.includes(words))).toEqual([]);
  });
});

test('the manual tells of every command, and of no other', () => {
  const manual = readFileSync('docs/handleiding.md', 'utf8');
  const spans = [...manual.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words);
  const told = spans.flatMap((words) => /^(?:\/lessen|@Lessenbot)(?: (.+))?$/.exec(words)?.[1] ?? []);
  expect([...new Set(told)].filter((words) => !typed.includes(words))).toEqual([]);
  // A second and third question are for help alone.
  const questions = commands.filter(({ intent, gives }) => intent === 'search' && gives === undefined);
  const untold = typed.filter((words) => !spans.includes(words) && !told.includes(words));
  expect(untold).toEqual(questions.map((command) => command.typed));
});

test('what the bot tells people to type is in the table', () => {
  const sentences = sentencesIn([texts, projectTexts]);
  const advice = sentences.flatMap((sentence) => sentence.match(/\/lessen(?=\W|$).*/g) ?? []);
  const known = (words: string) =>
    words.startsWith('/lessen om ') || typed.some((command) => words.startsWith(`/lessen ${command}`));
  expect(advice.length).toBeGreaterThan(6);
  expect(advice.filter((words) => !known(words))).toEqual([]);
});

/** Every sentence in a tree of texts; those with blanks get something in them. */
function sentencesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value('iets', 'iets'))];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentencesIn) : [];
}
