import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * The whole bot on a Slack and a Teams that are late, hang, refuse and break off, in random combinations of what people do. Each has a
 * seed, by which it can be played again. Options: the first seed, and how many.
 */
export async function run([first = '1', count = '1000']: readonly string[]): Promise<void> {
  // On a clock of its own, so in a process of its own.
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'tests/support/chaos-child.ts', first, count],
    {
      stdio: 'inherit',
    },
  );
  await once(child, 'exit');
}
