import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../tests/support/listen.ts';
import { temporaryDirectory } from '../../tests/support/temporary-directory.ts';

/** A program of Node that listens on a port of this computer. */
export type Listening = {
  readonly address: string;
  /** From its start until it answered a look at `/healthz` (ms). */
  readonly startMs: number;
  /** CPU so far (ms) and memory now (MB), as Linux keeps them; zero elsewhere. */
  readonly spent: () => { readonly cpuMs: number; readonly rssMb: number };
  readonly stop: () => Promise<void>;
};

const tickMs = 10;

/** Starts a script with a free port in its environment, in a folder of its own, and waits until it answers. */
export async function startListening(
  script: string,
  environment: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<Listening> {
  const directory = temporaryDirectory();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, ['--no-warnings', ...flags, join(process.cwd(), script)], {
    cwd: directory.path,
    env: { PATH: process.env.PATH, PORT: String(port), LESSENBOT_DATA_DIR: directory.path, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await answering(child, address);
  const startMs = performance.now() - began;
  return {
    address,
    startMs,
    spent: () => spentBy(child.pid),
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      directory.remove();
    },
  };
}

async function answering(child: ChildProcess, address: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended while starting, with code ${child.exitCode}`);
    const isThere = await fetch(`${address}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the 14th and 15th field are ticks of user and system. */
function spentBy(pid: number | undefined): { cpuMs: number; rssMb: number } {
  try {
    const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = after.split(' ');
    const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return { cpuMs: (Number(fields[11]) + Number(fields[12])) * tickMs, rssMb: Number(kilobytes) / 1024 };
  } catch {
    return { cpuMs: 0, rssMb: 0 };
  }
}
