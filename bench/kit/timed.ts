import { at } from './side-by-side.ts';

/** What this work gave, and how long it took. */
export async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const began = performance.now();
  const result = await work();
  return { result, ms: performance.now() - began };
}

/** How long this work takes: the one in the middle of so many times, one after another. */
export async function medianMs(tries: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < tries; index++) times.push((await timed(work)).ms);
  return at(
    times.toSorted((a, b) => a - b),
    0.5,
  );
}
