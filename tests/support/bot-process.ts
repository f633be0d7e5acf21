import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { freePort } from './listen.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export type BotProcess = {
  readonly address: string;
  /** With more in its environment, if need be. */
  readonly start: (more?: Readonly<Record<string, string>>) => Promise<void>;
  /** Asks it to stop, and gives the code with which it did. */
  readonly stop: () => Promise<number | null>;
  /** Ends it in the middle of whatever it does. */
  readonly kill: () => Promise<void>;
  /** Stops it for good and cleans up. */
  readonly close: () => Promise<void>;
};

/**
 * The bot as people start it, on a free port of this machine and away from anybody's `.env`. The playground is on, unless the
 * environment that is given says otherwise.
 */
export async function createBotProcess(environment: Readonly<Record<string, string>> = {}): Promise<BotProcess> {
  const directory = temporaryDirectory();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  async function start(more: Readonly<Record<string, string>> = {}): Promise<void> {
    child = spawn(process.execPath, ['--no-warnings', resolve('adapters/main.ts')], {
      cwd: directory.path,
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        PORT: String(port),
        LESSENBOT_PLAYGROUND: 'on',
        LESSENBOT_CONTENT_DIR: resolve('data'),
        LESSENBOT_DATA_DIR: directory.path,
        LESSENBOT_LOG_LEVEL: 'warn',
        ...environment,
        ...more,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`The bot stopped while starting, with code ${code}`);
    });
    ended.catch(() => {});
    await Promise.race([listening(child), ended]);
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill(signal);
    const [code] = await exited;
    return code;
  }
  const stop = () => end('SIGTERM');

  return {
    address,
    start,
    stop,
    kill: async () => void (await end('SIGKILL')),
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
