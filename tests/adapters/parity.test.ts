import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createCore, toPlainText } from '#core';
import { toMessage } from '../../adapters/slack/render.ts';
import { limits } from '../../adapters/teams/limits.ts';
import { toMessage as toTeamsMessage } from '../../adapters/teams/render.ts';
import { catalogue, core } from '../support/real-core.ts';

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
const queries: { q: string }[] = JSON.parse(readFileSync('tests/src/search/queries.json', 'utf8'));
const inputs = [
  ...['', 'help', 'hallo', 'voorbeelden', 'begrippen', 'begrip kwantum', 'zoek wantrouwen', 'voorbeelden verbinden'],
  ...['wijk & buurt <b>', '*vet* _schuin_ `code`', '<!channel>', '<at>everyone</at>', '[x](javascript:1)', '😀 ruzie'],
  ...ids(catalogue.categories),
  ...ids(catalogue.lessons),
  ...catalogue.lessons.map(({ title }) => title),
  ...ids(catalogue.interventions).map((id) => `voorbeelden ${id}`),
  ...ids(catalogue.terms).map((id) => `begrip ${id}`),
  ...queries.map(({ q }) => q),
];

type Seen = { texts: string[]; presses: string[] };

/** Everything a card says and everything on it that can be pressed, in reading order. */
function read(value: unknown, seen: Seen = { texts: [], presses: [] }, isOverflow = false): Seen {
  if (Array.isArray(value)) for (const item of value) read(item, seen, isOverflow);
  else if (typeof value === 'object' && value !== null) readPart(value as Record<string, unknown>, seen, isOverflow);
  return seen;
}

function readPart(part: Record<string, unknown>, seen: Seen, isOverflow: boolean): void {
  const { type, text, title, value, data, placeholder, label } = part;
  const isChoice = type === undefined && typeof value === 'string' && value.startsWith('{');
  if (type === 'button' || isChoice) seen.presses.push(String(value));
  else if (type === 'Action.Execute') seen.presses.push(...onlyOurs(data));
  // What stands behind an overflow is what a button says, and no text of the card.
  const isButton = type === 'button' || type === 'Action.Execute' || isOverflow;
  const shown = isChoice ? (title ?? text) : (text ?? (type === 'static_select' ? placeholder : label));
  if (!isButton && shown !== undefined)
    seen.texts.push(typeof shown === 'string' ? shown : (shown as { text: string }).text);
  if (isButton) return;
  const { items, columns, elements, accessory, options, choices, actions } = part;
  for (const inner of [items, columns, elements, accessory, options, choices, actions])
    read(inner, seen, type === 'overflow');
}

/** The button beside a menu carries nothing itself. */
const onlyOurs = (data: unknown): string[] => {
  const { press } = data as { press?: string };
  return press === undefined ? [] : [press];
};

/** Without the marks by which each platform shows text as it is. */
const bare = (texts: string[]) =>
  texts
    .join(' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[∗ˍ∼ˋ*_~`\\•\u200b\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const lessonsOf = (presses: string[]) =>
  presses.flatMap((press) => {
    const { intent } = JSON.parse(press);
    return intent.kind === 'show-lesson' ? [intent.lesson] : [];
  });

test('there are at least a hundred inputs', () => expect(inputs.length).toBeGreaterThanOrEqual(100));

describe.each(inputs)('“%s”', (input) => {
  const reply = core.ask(input);
  const slack = read(toMessage(reply, { canShare: false }).blocks);
  const card = toTeamsMessage(reply, { canShare: false }).card;
  const teams = read(card.body);

  test('says the same on both platforms, with the same buttons in the same order', () => {
    expect(bare(slack.texts)).toBe(bare(teams.texts));
    expect(slack.presses).toEqual(teams.presses);
    expect(lessonsOf(slack.presses)).toEqual(lessonsOf(teams.presses));
  });

  test('is whole in plain text, on the card and behind it', () => {
    const plain = bare([toPlainText(reply)]).replace(/[():]/g, '');
    expect(bare(slack.texts).replace(/[():]/g, '')).toBe(plain);
    expect(bare([toMessage(reply, { canShare: false }).text])).toBe(bare([toPlainText(reply)]));
    expect(card.fallbackText.replace(/[‹›]/g, '')).toBe(toPlainText(reply).toWellFormed().replace(/[<>]/g, ''));
  });

  test('stays within the limits', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(limits.cardBytes);
    expect(toMessage(reply, { canShare: true }).blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(card.body)).not.toContain('te lang voor één kaart');
  });
});

test.each(ids(catalogue.categories))('every lesson of %s is one press away on both platforms', (category) => {
  const reply = core.open({ kind: 'show-category', category });
  const lessons = ids(catalogue.lessonsIn(category));
  expect(lessonsOf(read(toMessage(reply, { canShare: true }).blocks).presses)).toEqual(lessons);
  expect(lessonsOf(read(toTeamsMessage(reply, { canShare: true }).card.body).presses)).toEqual(lessons);
});

test('with an address for reading pages, a lesson links to its own page on both platforms', () => {
  const linked = createCore(catalogue, { pages: 'https://bot.example/' });
  const reply = linked.open({ kind: 'more-of-lesson', lesson: 'heldere-kaders' });
  const address = 'https://bot.example/lessen/heldere-kaders';
  const slack = JSON.stringify(toMessage(reply, { canShare: true }).blocks);
  expect(slack).toContain(`<${address}|Lees deze les op een eigen pagina>`);
  const teams = JSON.stringify(toTeamsMessage(reply, { canShare: true }).card.body);
  expect(teams).toContain(`[Lees deze les op een eigen pagina](${address})`);
  expect(toPlainText(reply)).toContain(address);
  expect(toPlainText(core.open({ kind: 'more-of-lesson', lesson: 'heldere-kaders' }))).not.toContain('eigen pagina');
});
