import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { createReadiness } from '../../../adapters/host/readiness.ts';
import { openStore } from '../../../src/store/open.ts';
import { directories } from '../../support/directories.ts';

const newDirectory = directories();
const contentIsSound = () => true;
const canMount = process.getuid?.() === 0 && mountsWork();
function mountsWork(): boolean {
  const directory = newDirectory();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', directory], { stdio: 'ignore' });
    execFileSync('umount', [directory]);
    return true;
  } catch {
    return false;
  }
}

test.runIf(canMount)(
  'D6 on a real disk with less than 64 MiB: not ready, and full is said without losing anything',
  async () => {
    const directory = newDirectory();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', directory]);
    try {
      const store = await openStore({ directory });
      expect(await createReadiness({ store, dataDirectory: directory, contentIsSound })()).toEqual(['disk']);
      const add = (key: string) =>
        store.query('INSERT INTO seen (key, expires_at) VALUES ($1, $2)', [key.padEnd(50_000, 'x'), 1]);
      let kept = 0;
      const full = await (async () => {
        for (;;) await add(`${kept}`).then(() => kept++);
      })().catch((error: unknown) => error);
      expect(full).toMatchObject({ code: 'disk-full' });
      expect(await store.query('SELECT count(*) AS count FROM seen')).toEqual([{ count: kept }]);
      execFileSync('mount', ['-o', 'remount,size=8m', directory]);
      await add('again');
      expect(await store.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      await store.close();
    } finally {
      execFileSync('umount', ['-l', directory]);
    }
  },
);
