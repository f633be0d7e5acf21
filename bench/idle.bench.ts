import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Listening, startListening } from './answers/process.ts';
import { sideBySide, tableOf } from './side-by-side.ts';

export const about = 'what a bot costs that nobody asks anything, beside a bare Bolt app and bot in one';
export const minutes = 3;

const environment = {
  LESSENBOT_PLAYGROUND: 'on',
  LESSENBOT_CONTENT_DIR: join(process.cwd(), 'data'),
  LESSENBOT_LOG_LEVEL: 'error',
  BROWSER: 'none',
};

/** Half a minute of doing nothing, after what belongs to the start. Options: `--quick`, or the number of rounds. */
export async function run(options: readonly string[]): Promise<void> {
  const isQuick = options.includes('--quick');
  const seconds = isQuick ? 1 : 30;
  const bots = {
    lessenbot: await startListening('adapters/main.ts', environment),
    peer: await startListening('bench/start/bare-pair.ts', environment),
  };
  await pause(isQuick ? 0 : 15_000);
  const taken = await sideBySide(['lessenbot', 'peer'] as const, isQuick ? 1 : Number(options[0] ?? 2), (name) =>
    rest(bots[name], seconds),
  );
  await Promise.all(Object.values(bots).map((bot) => bot.stop()));
  console.table(tableOf(taken.lessenbot, taken.peer));
}

async function rest(bot: Listening, seconds: number) {
  const before = bot.spent().cpuMs;
  await pause(seconds * 1000);
  const { cpuMs, rssMb } = bot.spent();
  return { 'CPU ms a minute': ((cpuMs - before) * 60) / seconds, 'memory MB': rssMb };
}
