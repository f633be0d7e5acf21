import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Catalogue } from '../../src/content/catalogue.ts';
import type { Peer } from './peers.ts';

export type Speed = {
  /** Milliseconds. */
  readonly build: number;
  readonly median: number;
  readonly p95: number;
  readonly slowest: number;
  /** Bytes on the heap for the index. */
  readonly memory: number;
};

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** How long it takes to build an index and to answer each question, after a warm-up, in this process. */
export async function speedOf(
  peer: Peer,
  catalogue: Catalogue,
  questions: readonly string[],
  rounds = 2,
): Promise<Speed> {
  await peer.build(catalogue);
  collect();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const engine = await peer.build(catalogue);
  const build = performance.now() - start;
  collect();
  const memory = process.memoryUsage().heapUsed - before;

  for (const words of questions) await engine(words);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const words of questions) {
      const from = performance.now();
      await engine(words);
      times.push(performance.now() - from);
    }
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { build, median: at(0.5), p95: at(0.95), slowest: at(1), memory };
}

/** Input that nobody should send and somebody will: long, odd, and made to be slow. */
export const hardInput: Readonly<Record<string, string>> = {
  '100,000 letters in one word': 'a'.repeat(100_000),
  '20,000 different words': Array.from({ length: 20_000 }, (_, at) => `wijkn${at.toString(36)}tie`).join(' '),
  '60 long misspelt words': Array.from({ length: 60 }, (_, at) => `sleutelfigruenovverleg${at.toString(36)}`).join(' '),
  '60 compounds': Array.from({ length: 60 }, (_, at) => `buurtpreventieveiligheidsproject${at.toString(36)}`).join(' '),
  '50,000 emoji': '😀'.repeat(50_000),
  '100,000 combining marks': `e${'\u0301'.repeat(100_000)}`,
  'right to left': 'שלום עולם '.repeat(5000),
  'regex-like': '(a+)+$'.repeat(10_000),
  'half characters': '\ud800'.repeat(50_000),
};
