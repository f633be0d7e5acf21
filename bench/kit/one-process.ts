import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export type OneProcess = {
  readonly address: string;
  /** From starting it until its `/healthz` said 200. */
  readonly startMs: number;
  /** Of all its time so far; Linux counts it in steps of 10 ms. */
  cpuMs(): number;
  memoryMB(): number;
  stop(): Promise<void>;
};

type Options = {
  /** What Node is started with. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
};

/** Starts a server in a process of its own, and waits until it is there. What it uses is read from Linux, so it need not help. */
export async function startProcess({ args, env, port }: Options): Promise<OneProcess> {
  const address = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await isThere(`${address}/healthz`))) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
    await pause(5);
  }
  const startMs = performance.now() - began;
  return {
    address,
    startMs,
    cpuMs: () => cpuOf(child),
    memoryMB: () => Number(/^VmRSS:\s+(\d+) kB$/m.exec(readOf(child, 'status'))?.[1]) / 1000,
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const readOf = ({ pid }: ChildProcess, what: string) => readFileSync(`/proc/${pid}/${what}`, 'utf8');

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: utime and stime, in hundredths of a second. */
function cpuOf(child: ChildProcess): number {
  const fields = readOf(child, 'stat')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function isThere(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).once('error', () => resolve(false));
  });
}
