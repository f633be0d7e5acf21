import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Listening, startListening } from './answers/process.ts';
import { sideBySide, tableOf } from './side-by-side.ts';

export const about =
  'from nothing to an answer on /healthz, and what it then holds, beside a bare Bolt app and bot in one';
export const minutes = 1;

const platforms = {
  LESSENBOT_PLAYGROUND: 'off',
  LESSENBOT_CONTENT_DIR: join(process.cwd(), 'data'),
  LESSENBOT_LOG_LEVEL: 'error',
  SLACK_SIGNING_SECRET: 'een-geheim',
  SLACK_BOT_TOKEN: 'xoxb-meting',
  // Nothing of it is on this computer: health finds nobody, and says so later.
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
  MICROSOFT_APP_ID: '12345678-1234-1234-1234-123456789abc',
  MICROSOFT_APP_TENANT_ID: '12345678-1234-1234-1234-123456789abc',
  MICROSOFT_APP_PASSWORD: 'geheim',
};

/**
 * A start with both platforms, as `npm start` does it, from an empty folder; and what memory it holds some seconds later. Options:
 * `--quick`, or the number of rounds.
 */
export async function run(options: readonly string[]): Promise<void> {
  const isQuick = options.includes('--quick');
  const rounds = isQuick ? 1 : Number(options[0] ?? 9);
  const starts = {
    lessenbot: () => startListening('adapters/main.ts', platforms, flagsOfStart()),
    peer: () => startListening('bench/start/bare-pair.ts', platforms),
  };
  const taken = await sideBySide(['lessenbot', 'peer'] as const, rounds, async (name) => {
    const bot = await starts[name]();
    return await lookAt(bot, isQuick ? 0 : 3_000);
  });
  console.table(tableOf(taken.lessenbot, taken.peer));
}

async function lookAt(bot: Listening, restMs: number) {
  const { cpuMs, rssMb } = bot.spent();
  await pause(restMs);
  const rested = bot.spent().rssMb;
  await bot.stop();
  return { 'start ms': bot.startMs, 'CPU of start ms': cpuMs, 'memory MB': rssMb, 'memory later MB': rested };
}

/** The options of Node by which `npm start` starts it, but for the script itself. */
function flagsOfStart(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  return (scripts.start as string)
    .split(' ')
    .slice(1, -1)
    .map((flag) => (flag.startsWith('./') ? join(process.cwd(), flag) : flag));
}
