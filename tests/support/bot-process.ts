import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { freePort } from './listen.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export type BotProcess = {
  readonly address: string;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Stops it for good and cleans up. */
  readonly close: () => Promise<void>;
};

/** The bot as people start it, with the playground on, on a free port of this machine and away from anybody's `.env`. */
export async function createBotProcess(): Promise<BotProcess> {
  const directory = temporaryDirectory();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', resolve('adapters/main.ts')], {
      cwd: directory.path,
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        LESSENBOT_PLAYGROUND: 'on',
        LESSENBOT_CONTENT_DIR: resolve('data'),
        LESSENBOT_DATA_DIR: directory.path,
        LESSENBOT_LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`The bot stopped while starting, with code ${code}`);
    });
    ended.catch(() => {});
    await Promise.race([listening(child), ended]);
  }

  async function stop(): Promise<void> {
    if (!child || child.exitCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  }

  return {
    address,
    start,
    stop,
    close: async () => {
      await stop();
      directory.remove();
    },
  };
}

/** The bot prints its address once it listens. We keep reading after that: a closed pipe would stop the bot. */
function listening({ stdout }: ChildProcess): Promise<void> {
  return new Promise((done) => stdout?.on('data', (chunk) => String(chunk).includes('http://') && done()));
}
