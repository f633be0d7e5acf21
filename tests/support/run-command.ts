import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The real command on the store in a directory, run there so that no `.env` is read. */
export function runCommand(directory: string, command: string, ...args: readonly string[]) {
  const file = join(process.cwd(), 'adapters/commands', `${command}.ts`);
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, HOME, NODE_COMPILE_CACHE, LESSENBOT_DATA_DIR: directory };
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: directory,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
