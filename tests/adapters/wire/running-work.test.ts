import { expect, test } from 'vitest';
import { createRunningWork } from '../../../adapters/wire/running-work.ts';

test('who stops waits for all that runs, also for what began meanwhile and for what fails', async () => {
  const work = createRunningWork();
  const done: string[] = [];
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  const added = work.add(first.promise.then(() => void work.add(second.promise).then(() => void done.push('second'))));
  const failing = work.add(Promise.reject(new Error('a slip')));
  const idle = work.idle(60_000).then((left) => void done.push(`idle, ${left} left`));
  await expect(failing).rejects.toThrow('a slip');
  first.resolve();
  await added;
  expect(done).toEqual([]);
  second.resolve();
  await idle;
  expect(done).toEqual(['second', 'idle, 0 left']);
});

test('it does not wait longer than it may, and says how much is left', async () => {
  const work = createRunningWork();
  work.add(new Promise(() => undefined));
  expect(await work.idle(1)).toBe(1);
});
