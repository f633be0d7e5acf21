import { Agent, request } from 'node:http';
import type { OneProcess } from '../kit/one-process.ts';
import { at, type Figures } from '../kit/side-by-side.ts';
import type { AnswersServer } from './answers-server.ts';

/** Something that people ask, as a platform brings it. */
export type Question = {
  readonly id: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

type Options = {
  readonly bot: OneProcess;
  readonly answers: AnswersServer;
  readonly question: () => Question;
  readonly count: number;
  readonly atOnce: number;
};

/** Nobody waits longer for an answer; a bench that hangs says nothing. */
const patienceMs = 60_000;

/** Asks so many questions, so many at once, and tells how long the acknowledgements and the answers took, and what that cost the bot. */
export async function askMany({ bot, answers, question, count, atOnce }: Options): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const acks: number[] = [];
  const whole: number[] = [];
  let left = count;
  const askOn = async () => {
    while (left-- > 0) {
      const one = question();
      const answer = answers.answerTo(one.id);
      const began = performance.now();
      await post(bot.address, one, agent);
      acks.push(performance.now() - began);
      whole.push((await answer).at - began);
    }
  };
  const cpuBefore = bot.cpuMs();
  const began = performance.now();
  await inTime(Promise.all(Array.from({ length: atOnce }, askOn)));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  const cpu = bot.cpuMs() - cpuBefore;
  for (const times of [acks, whole]) times.sort((one, other) => one - other);
  return {
    'ack p50 ms': at(acks, 0.5),
    'ack p99 ms': at(acks, 0.99),
    'answer p50 ms': at(whole, 0.5),
    'answer p99 ms': at(whole, 0.99),
    'answers a second': count / seconds,
    'CPU ms an answer': cpu / count,
  };
}

function post(address: string, { path, headers, body }: Question, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const sent = request(
      `${address}${path}`,
      { method: 'POST', agent, headers: { ...headers, ...length } },
      (response) => {
        response.resume();
        response.once('end', resolve);
        if (response.statusCode !== 200) reject(new Error(`the bot says ${response.statusCode}`));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

async function inTime(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('an answer did not come')), patienceMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
