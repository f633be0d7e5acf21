import { expect, test } from 'vitest';
import { openDesk } from '#core/wiring';
import { createPace } from '../../../src/desk/pace.ts';
import { core } from '../../support/real-core.ts';

function paceAt() {
  const clock = { time: 0 };
  return { clock, pace: createPace({ most: 3, windowMs: 10, now: () => clock.time }) };
}

test('after so many in a window somebody is told once, and counts anew in the next one', () => {
  const { clock, pace } = paceAt();
  const five = () => Array.from({ length: 5 }, () => pace('anna'));
  expect(five()).toEqual(['usual', 'usual', 'usual', 'too-fast', 'told']);
  clock.time = 9;
  expect(pace('anna')).toBe('told');
  clock.time = 10;
  expect(five()).toEqual(['usual', 'usual', 'usual', 'too-fast', 'told']);
});

test('what one asks does not count for another, also not when ten thousand ask', () => {
  const { pace } = paceAt();
  for (let count = 0; count < 5; count++) pace('anna');
  for (let person = 0; person < 9_000; person++) expect(pace(`person ${person}`)).toBe('usual');
  expect(pace('anna')).toBe('told');
  // Beyond that the oldest are forgotten, rather than that memory grows.
  for (let person = 9_000; person < 12_000; person++) pace(`person ${person}`);
  expect(pace('anna')).toBe('usual');
});

test('the desk answers who asks too fast with one word, then with nothing; typed and pressed count together', async () => {
  const { clock, pace } = paceAt();
  const desk = openDesk({ core: () => core, pace, now: () => 0, zone: 'Europe/Amsterdam', onError: () => undefined });
  const asker = { id: 'anna', who: async () => ({ id: 'anna', name: 'Anna' }), isMember: async () => true };
  const ask = async () => (await desk.ask('verbinden', asker)).kind;
  const press = async () => (await desk.press({ kind: 'help' }, asker)).kind;
  expect([await ask(), await press(), await ask(), await press(), await ask(), await press()]).toEqual([
    ...['reply', 'reply', 'reply', 'reply', 'enough', 'enough'],
  ]);
  clock.time = 10;
  expect(await ask()).toBe('reply');
});
