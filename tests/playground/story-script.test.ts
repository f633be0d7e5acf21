import { expect, test } from 'vitest';
import { projectTexts } from '#core';
import { steps } from '../../playground/page/story-script.ts';
import { within } from '../support/within.ts';

const acts = steps.flatMap((step) => step.acts);
/** As long as the longest that a quarter brings. */
const filled = (text: string) =>
  text
    .replace(/\{(begin|freeDay|movedTo)\}/g, 'donderdag 30 november')
    .replace('{holiday}', 'Tweede pinksterdag')
    .replace('{why}', 'Past bij de voorbereiding.');

test('what is pressed in the story is a button of the bot', () => {
  const labels = new Set(within([projectTexts]).flatMap((node) => Object.values(node)));
  for (const { does, see } of acts) {
    if (does.kind === 'press') expect(labels).toContain(does.label);
    if (see && 'card' in see) expect(labels).toContain(see.card);
  }
});

test.each(steps.map(({ caption }) => filled(caption)))('a caption is short: “%s”', (caption) => {
  expect(caption).not.toMatch(/[{}]/);
  expect(caption.length).toBeLessThanOrEqual(125);
  for (const sentence of caption.split(/[.?!:] /)) expect(sentence.split(' ').length).toBeLessThanOrEqual(15);
});

test('each thing somebody types or presses shows on both platforms before the story goes on', () => {
  for (const { does, see } of acts) if (does.kind !== 'travel' || does.to !== 'begin') expect(see).toBeDefined();
});
