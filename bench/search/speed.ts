import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Catalogue } from '../../src/content/catalogue.ts';
import { at } from '../kit/side-by-side.ts';
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

/** How long it takes to build an index and to answer each question the first time, in a process that has warmed up. */
export async function speedOf(
  peer: Peer,
  catalogue: Catalogue,
  questions: readonly string[],
  rounds = 2,
): Promise<Speed> {
  await warmUp(peer, catalogue, questions);
  const builds: number[] = [];
  const times: number[] = [];
  let memory = 0;
  for (let round = 0; round < rounds; round++) {
    const before = await heapUsed();
    const start = performance.now();
    // A new index each round: what an engine remembers of a question does not count.
    const engine = await peer.build(catalogue);
    builds.push(performance.now() - start);
    // From the second round on, the index before makes room for this one.
    if (round === 0) memory = (await heapUsed()) - before;
    for (const words of questions) {
      const from = performance.now();
      await engine(words);
      times.push(performance.now() - from);
    }
  }
  times.sort((one, other) => one - other);
  return { build: Math.min(...builds), median: at(times, 0.5), p95: at(times, 0.95), slowest: at(times, 1), memory };
}

async function warmUp(peer: Peer, catalogue: Catalogue, questions: readonly string[]): Promise<void> {
  const engine = await peer.build(catalogue);
  for (const words of questions) await engine(words);
}

async function heapUsed(): Promise<number> {
  for (let turn = 0; turn < 3; turn++) {
    await setImmediate();
    collect();
  }
  return process.memoryUsage().heapUsed;
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
