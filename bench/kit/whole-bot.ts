import { readFileSync } from 'node:fs';
import { freePort } from '../../tests/support/listen.ts';
import { temporaryDirectory } from '../../tests/support/temporary-directory.ts';
import { type OneProcess, startProcess } from './one-process.ts';

/** The bot with everything that `npm start` gives it, with an empty store of its own. */
export async function startWholeBot(env: Readonly<Record<string, string>>): Promise<OneProcess> {
  const directory = temporaryDirectory();
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  const [, ...args] = scripts.start.split(' ');
  const own = { LESSENBOT_DATA_DIR: directory.path, LESSENBOT_LOG_LEVEL: 'warn', ...env };
  const bot = await startProcess({ args, env: own, port: await freePort() });
  return {
    ...bot,
    async stop() {
      await bot.stop();
      directory.remove();
    },
  };
}

/** The peer, beside it. */
export async function startBareBot(env: Readonly<Record<string, string>>): Promise<OneProcess> {
  return startProcess({ args: ['bench/kit/bare-bot.mjs'], env, port: await freePort() });
}
