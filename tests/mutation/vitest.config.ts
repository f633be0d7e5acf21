import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vitest/config';
import { z } from 'zod';
import { mutate } from './mutants.ts';

/** What `npm run mutate` hands over: a file, how it is changed, and the tests to run. */
const order = z
  .object({
    file: z.string(),
    mutant: z.object({ kind: z.string(), start: z.number(), end: z.number(), text: z.string() }).optional(),
    tests: z.array(z.string()),
    patienceMs: z.number(),
  })
  .parse(JSON.parse(process.env.LESSENBOT_MUTANT ?? '{}'));

/** Tests load the changed file; on the disk it stays as it is. */
const changed: Plugin = {
  name: 'mutant',
  enforce: 'pre',
  load(id) {
    const { file, mutant } = order;
    return mutant && id.split('?')[0] === file ? mutate(readFileSync(file, 'utf8'), mutant) : undefined;
  },
};

export default defineConfig({
  plugins: [changed],
  test: {
    include: order.tests,
    isolate: false,
    fsModuleCache: false,
    fileParallelism: false,
    bail: 1,
    // What runs on for so long will never end; a promise that is not kept in time is a broken one.
    testTimeout: order.patienceMs,
    hookTimeout: order.patienceMs,
    teardownTimeout: order.patienceMs,
    expect: { poll: { timeout: order.patienceMs } },
  },
});
