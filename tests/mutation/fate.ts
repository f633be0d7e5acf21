import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Mutant } from './mutants.ts';
import type { Subject } from './subjects.ts';

/** What became of a change: a test failed, nothing ended in time, or nobody noticed. */
export type Fate = 'caught' | 'hung' | 'survived';

/** The slowest of these tests takes a few seconds, also on a busy machine. */
const patienceMs = 20_000;
const longestRunMs = 120_000;

/** Runs the tests that should notice a change of a file, the nearest first. Without a change, all of them must pass. */
export async function fateOf({ file, near, wide }: Subject, mutant: Mutant | undefined): Promise<Fate> {
  for (const tests of [near, wide]) {
    const fate = tests.length === 0 ? 'survived' : await run({ file: resolve(file), mutant, tests, patienceMs });
    if (fate !== 'survived') return fate;
  }
  return 'survived';
}

async function run(order: object): Promise<Fate> {
  const vitest = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/mutation/vitest.config.ts', '--root', '.'],
    {
      env: { ...process.env, LESSENBOT_MUTANT: JSON.stringify(order) },
      stdio: 'ignore',
    },
  );
  const timer = setTimeout(() => vitest.kill('SIGKILL'), longestRunMs);
  const [code, signal] = await once(vitest, 'exit');
  clearTimeout(timer);
  if (signal) return 'hung';
  return code === 0 ? 'survived' : 'caught';
}
