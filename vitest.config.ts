import { defineConfig } from 'vitest/config';

/** No test asserts how long something takes; these limits only end what hangs, also on a busy machine. */
const patienceMs = 5 * 60_000;

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: patienceMs,
    hookTimeout: patienceMs,
    teardownTimeout: patienceMs,
    expect: { poll: { timeout: patienceMs } },
  },
});
