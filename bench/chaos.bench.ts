import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Bench } from './kit/bench.ts';

/**
 * The whole bot on a Slack and a Teams that are late, hang, refuse and break off, in random combinations of what people do. Each has a
 * seed, by which it can be played again. Options: the first seed, and how many.
 */
export const bench: Bench = {
  what: 'the whole bot on platforms that are late, hang, refuse and break off, in random combinations; no peer',
  estimate: '4 minutes',
  onlyByName: true,
  async run({ isQuick, options: [first = '1', count = isQuick ? '5' : '1000'] }) {
    // On a clock of its own, so in a process of its own.
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'tests/support/chaos-child.ts', first, count],
      {
        stdio: 'inherit',
      },
    );
    await once(child, 'exit');
  },
};
