import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { directories } from '../../support/directories.ts';
import { everybodysFolder } from '../../support/temporary-directory.ts';

const reachable = directories(everybodysFolder());
const isRoot = process.getuid?.() === 0;
/** The number of `nobody` on Linux. */
const nobody = 65_534;

test('D7 a read-only directory is refused, for a plain user', () => {
  const [own, readOnly] = [reachable(), reachable()];
  chmodSync(readOnly, 0o555);
  if (isRoot) chownSync(own, nobody, nobody);
  // Root may write anywhere, so root steps down, but only now: the user that is left need not reach the checkout.
  const script = `
    const [file, nobody, ...directories] = process.argv.slice(1);
    const { openSqlite } = await import(file);
    if (process.getuid() === 0) {
      process.setgroups([]);
      process.setgid(Number(nobody));
      process.setuid(Number(nobody));
    }
    for (const directory of directories)
      await openSqlite(directory).then(() => console.log('opened'), ({ code }) => console.log(code));`;
  const file = pathToFileURL('src/store/sqlite-directory.ts').href;
  const args = ['--input-type=module', '-e', script, file, `${nobody}`, own, readOnly];
  expect(execFileSync(process.execPath, args, { encoding: 'utf8' }).trim().split('\n')).toEqual([
    'opened',
    'not-writable',
  ]);
});
