import { expect, test } from 'vitest';
import { createClock } from '../../../adapters/host/schedule-clock.ts';

test('the clock moves forward only, and is put anywhere but behind the clock of the machine', () => {
  let real = 1000;
  const clock = createClock(() => real);
  clock.moveTo(5000);
  clock.moveTo(3000);
  expect(clock.now()).toBe(5000);
  real += 10;
  expect(clock.now()).toBe(5010);
  clock.putAt(2000);
  expect(clock.now()).toBe(2000);
  clock.putAt(0);
  expect(clock.now()).toBe(1010);
});
