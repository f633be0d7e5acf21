import { quantile } from '../side-by-side.ts';
import type { Listening } from './process.ts';

/** One question, as a platform brings it. */
export type Question = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A platform on this computer: it makes questions, and hears the answer to each. */
export type Asking = {
  readonly question: (number: number) => Question;
  /** Calls back when the answer to a question is there. */
  readonly heard: (listener: (number: number) => void) => void;
};

export type Answered = {
  'ack p50 ms': number;
  'ack p99 ms': number;
  'answer p50 ms': number;
  'answer p99 ms': number;
  'a second': number;
  'CPU ms each': number;
};

let last = 0;

/** Asks so many questions, with some at once, and measures from the first byte to the acknowledgement and to the answer. */
export async function ask(
  bot: Listening,
  { question, heard }: Asking,
  { count, atOnce }: { readonly count: number; readonly atOnce: number },
): Promise<Answered> {
  const waiting = new Map<number, () => void>();
  heard((number) => waiting.get(number)?.());
  const acks: number[] = [];
  const answers: number[] = [];
  let left = count;
  async function one(): Promise<void> {
    const number = ++last;
    const { path, headers, body } = question(number);
    const answer = new Promise<void>((resolve) => waiting.set(number, resolve));
    const began = performance.now();
    const answered = answer.then(() => answers.push(performance.now() - began));
    const response = await fetch(`${bot.address}${path}`, { method: 'POST', headers, body });
    await response.arrayBuffer();
    acks.push(performance.now() - began);
    if (!response.ok) throw new Error(`a question got ${response.status}`);
    await answered;
    waiting.delete(number);
  }
  const worker = async () => {
    while (left-- > 0) await one();
  };
  const before = bot.spent().cpuMs;
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - began) / 1000;
  return {
    'ack p50 ms': quantile(acks, 0.5),
    'ack p99 ms': quantile(acks, 0.99),
    'answer p50 ms': quantile(answers, 0.5),
    'answer p99 ms': quantile(answers, 0.99),
    'a second': count / seconds,
    'CPU ms each': (bot.spent().cpuMs - before) / count,
  };
}
