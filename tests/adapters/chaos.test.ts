import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

/**
 * The whole bot on both platforms, on a clock of its own, with a platform that is late, hangs, breaks off, refuses with each of its codes and
 * keeps what it refused, and with restarts in between. `npm run bench -- chaos FIRST COUNT` plays as many as you like.
 */
test.each([1])(
  'twelve combinations of faults from %i: nothing doubled, nothing untold, nobody without a word, all goes on, status is right',
  async (first) => {
    const child = spawn(process.execPath, ['--no-warnings', 'tests/support/chaos-child.ts', String(first), '12']);
    const ended = once(child, 'close');
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    await ended;
    expect(out + err).toBe(`12 combinations from seed ${first}: 0 wrong\n`);
  },
);
