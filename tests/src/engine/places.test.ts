import { expect, test } from 'vitest';
import { createPlaces } from '../../../src/engine/places.ts';

const all = createPlaces().free();

test('a place is free when its call is answered, also before its outcome is kept', async () => {
  const places = createPlaces();
  const message = places.take();
  expect([places.free(), places.isIdle()]).toEqual([all - 1, false]);
  message.answered();
  expect([places.free(), places.isIdle()]).toEqual([all, false]);
  message.over();
  expect(places.isIdle()).toBe(true);
  await places.allOver();
});

test('where outcomes cannot be kept as fast, no more calls begin than twice the places', () => {
  const places = createPlaces();
  for (let count = 0; count < 2 * all; count++) places.take().answered();
  expect(places.free()).toBe(0);
});

test('waits for enough calls at once, or a little after the first of few', async () => {
  const places = createPlaces();
  const messages = Array.from({ length: all }, () => places.take());
  const { signal } = new AbortController();
  const enough = places.enoughFree(signal);
  for (const { answered } of messages.slice(0, all / 2)) answered();
  await enough;
  expect(places.areEnough()).toBe(true);

  const few = createPlaces();
  const [first] = Array.from({ length: all }, () => few.take());
  const one = few.enoughFree(signal);
  first?.answered();
  await one;
  expect([few.free(), few.areEnough()]).toEqual([1, false]);
});

test('without a call under way it waits for an outcome', async () => {
  const places = createPlaces();
  const message = places.take();
  message.answered();
  let isThere = false;
  const waiting = places.enoughFree(new AbortController().signal).then(() => (isThere = true));
  await Promise.resolve();
  expect(isThere).toBe(false);
  message.over();
  await waiting;
});
