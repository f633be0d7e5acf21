import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createCore, toPlainText } from '#core';
import { toMessage } from '../../adapters/slack/render.ts';
import { limits } from '../../adapters/teams/limits.ts';
import { toMessage as toTeamsMessage } from '../../adapters/teams/render.ts';
import { bare, readCard } from '../support/read-card.ts';
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

const lessonsOf = (presses: string[]) =>
  presses.flatMap((press) => {
    const { intent } = JSON.parse(press);
    return intent.kind === 'show-lesson' ? [intent.lesson] : [];
  });

test('there are at least a hundred inputs', () => expect(inputs.length).toBeGreaterThanOrEqual(100));

describe.each(inputs)('“%s”', (input) => {
  const reply = core.ask(input);
  const slack = readCard(toMessage(reply, { canShare: false }).blocks);
  const card = toTeamsMessage(reply, { canShare: false }).card;
  const teams = readCard(card.body);

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
  expect(lessonsOf(readCard(toMessage(reply, { canShare: true }).blocks).presses)).toEqual(lessons);
  expect(lessonsOf(readCard(toTeamsMessage(reply, { canShare: true }).card.body).presses)).toEqual(lessons);
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
