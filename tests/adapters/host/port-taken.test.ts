import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openStandIn } from '../../support/stand-in-server.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

test('C3 a port that is taken is one sentence with the remedy, and code 1', async () => {
  const taken = await openStandIn(() => ({ body: '' }));
  const { port } = new URL(taken.address);
  const directory = temporaryDirectory();
  const { path } = directory;
  const bot = spawn(process.execPath, ['--no-warnings', resolve('adapters/main.ts')], {
    cwd: path,
    env: {
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      PORT: port,
      LESSENBOT_CONTENT_DIR: resolve('data'),
      LESSENBOT_DATA_DIR: path,
      LESSENBOT_LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  bot.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(bot, 'close');
  expect([code, said.trim()]).toEqual([1, `Poort ${port} is al in gebruik. Kies een andere met PORT=…`]);
  await taken.close();
  directory.remove();
});
