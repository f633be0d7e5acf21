import { expect, test } from 'vitest';
import type { Reply } from '#core';
import { drawnOnce } from '../../../adapters/wire/drawn-once.ts';

const reply: Reply = { title: 'Titel', parts: [{ kind: 'text', text: 'Tekst.' }] };
const draw = () => drawnOnce((of, { canShare, sharedBy = '' }) => ({ words: `${of.title} ${canShare} ${sharedBy}` }));

test('the same reply is drawn once, and once more with a button to share it', () => {
  const toMessage = draw();
  const plain = toMessage(reply, { canShare: false });
  const shareable = toMessage(reply, { canShare: true });
  expect([plain.words, shareable.words]).toEqual(['Titel false ', 'Titel true ']);
  expect(toMessage(reply, { canShare: false })).toBe(plain);
  expect(toMessage(reply, { canShare: true })).toBe(shareable);
});

test('another reply that is alike is drawn by itself', () => {
  const toMessage = draw();
  expect(toMessage({ ...reply }, { canShare: true })).not.toBe(toMessage(reply, { canShare: true }));
});

test('whoever shares it has their own name on it', () => {
  const toMessage = draw();
  for (const sharedBy of ['Anna', 'Bram', 'Anna'])
    expect(toMessage(reply, { canShare: false, sharedBy }).words).toBe(`Titel false ${sharedBy}`);
});
