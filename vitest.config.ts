import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** No test asserts how long something takes; these limits only end what hangs, also on a busy machine. */
const patienceMs = 5 * 60_000;

/** Whether a test imports a package, by itself or through what it shares with others. */
function imports(file: string, wanted: string): boolean {
  const imported = [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(([, name = '']) => name);
  if (imported.includes(wanted)) return true;
  return imported.some(
    (name) => /^\.[./]*support\/|^\.\/[^/]+$/.test(name) && imports(join(dirname(file), name), wanted),
  );
}

const files = globSync('tests/**/*.test.ts');
const browser = files.filter((file) => imports(file, 'playwright-core'));
const slow = files.filter((file) => browser.includes(file) || imports(file, 'node:child_process'));

/** What is about signed posts has nothing to say of a socket. */
const ofHttpAlone = /(^|\/)http-door/;
/** The tests in which the bot speaks with Slack, which run once more with Slack on a socket. */
const bySocket = files.filter(
  (file) =>
    !slow.includes(file) &&
    !ofHttpAlone.test(file) &&
    /from '[./]*support\/(slack-server|describe-platforms)\.ts'/.test(readFileSync(file, 'utf8')),
);

export default defineConfig({
  test: {
    // A good part of a test is waiting, so that one more than there are cores keeps them all at work.
    maxWorkers: availableParallelism() + 1,
    // Many tests start a process: Node need not compile our files and the packages anew for each.
    env: { NODE_COMPILE_CACHE: resolve('node_modules/.cache/tests') },
    testTimeout: patienceMs,
    hookTimeout: patienceMs,
    teardownTimeout: patienceMs,
    // A little less, so that it is said what was waited for.
    expect: { poll: { timeout: patienceMs - 30_000 } },
    projects: [
      // In the same process with shared modules: half of the time of these tests was loading them again.
      { extends: true, test: { name: 'quick', include: files.filter((file) => !slow.includes(file)), isolate: false } },
      { extends: true, test: { name: 'socket', include: bySocket, isolate: false, env: { SLACK_DOOR: 'socket' } } },
      { extends: true, test: { name: 'browser', include: browser, globalSetup: 'tests/support/one-chromium.ts' } },
      { extends: true, test: { name: 'slow', include: slow.filter((file) => !browser.includes(file)) } },
    ],
  },
});
