import { expect, test } from 'vitest';
import { createPlaces, type Places } from '../../../src/engine/places.ts';

const goesOn = new AbortController().signal;
const all = createPlaces(goesOn).free();

const takeAll = ({ take }: Places) => Array.from({ length: all }, take);

/** Whether a message begins, now. */
const begins = async (message: { readonly begins: Promise<boolean> }) => Promise.race([message.begins, 'waits']);

test('a place is free when its call is answered, also before its outcome is kept', async () => {
  const places = createPlaces(goesOn);
  const message = places.take();
  expect([places.free(), places.isIdle()]).toEqual([all - 1, false]);
  message.answered();
  expect([places.free(), places.isIdle()]).toEqual([all, false]);
  message.over();
  expect(places.isIdle()).toBe(true);
  await places.allOver();
});

test('where outcomes cannot be kept as fast, no more are claimed than twice the calls', async () => {
  const taken = takeAll(createPlaces(goesOn));
  const atOnce = (await Promise.all(taken.map(begins))).filter((one) => one === true).length;
  const places = createPlaces(goesOn);
  let claimed = 0;
  for (; places.free() > 0; claimed++) places.take().answered();
  expect(claimed).toBe(2 * atOnce);
});

test('a few are claimed before there is a place for them: each begins when a call is answered, or never once stopped', async () => {
  const stop = new AbortController();
  const places = createPlaces(stop.signal);
  const messages = takeAll(places);
  const waiting: typeof messages = [];
  for (const message of messages) if ((await begins(message)) === 'waits') waiting.push(message);
  const [first, second] = waiting;
  if (!first || !second) return expect.fail('nothing is claimed ahead');
  expect(places.free()).toBe(0);
  messages[0]?.answered();
  expect([await begins(first), await begins(second), places.free()]).toEqual([true, 'waits', 1]);
  first.answered();
  expect(await begins(second)).toBe(true);
  stop.abort();
  expect(new Set(await Promise.all(waiting.slice(2).map(begins)))).toEqual(new Set([false]));
  expect(await begins(places.take())).toBe(false);
});

test('waits for enough calls at once, or a little after the first of few', async () => {
  const places = createPlaces(goesOn);
  const messages = takeAll(places);
  const { signal } = new AbortController();
  const enough = places.enoughFree(signal);
  for (const { answered } of messages.slice(0, all / 2)) answered();
  await enough;
  expect(places.areEnough()).toBe(true);

  const few = createPlaces(goesOn);
  const [first] = takeAll(few);
  const one = few.enoughFree(signal);
  first?.answered();
  await one;
  expect([few.free(), few.areEnough()]).toEqual([1, false]);
});

test('without a call under way it waits for an outcome', async () => {
  const places = createPlaces(goesOn);
  const message = places.take();
  message.answered();
  let isThere = false;
  const waiting = places.enoughFree(new AbortController().signal).then(() => (isThere = true));
  await Promise.resolve();
  expect(isThere).toBe(false);
  message.over();
  await waiting;
});
