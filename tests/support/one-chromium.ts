import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryDirectory } from './temporary-directory.ts';

/**
 * Unpacks the Chromium of `npm ci` once, before the first test that opens a browser: each file still starts its own. Vitest calls this,
 * and what it gives back at the end; nothing happens when no such test runs.
 */
export default function unpackOnce(): () => void {
  const { path, remove } = temporaryDirectory();
  const env = { ...process.env, TMPDIR: path, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
  spawnSync(process.execPath, [join(import.meta.dirname, 'unpack-chromium.ts')], { env, stdio: 'inherit' });
  process.env.TEST_CHROMIUM = path;
  return remove;
}
