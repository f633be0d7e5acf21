import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginOnce } from '../../../src/store/first-time.ts';
import { openStore } from '../../../src/store/open.ts';
import { findByPlace, saveProject } from '../../../src/store/project-rows.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { openSqlite, sqliteFile } from '../../../src/store/sqlite-directory.ts';
import type { Store } from '../../../src/store/store.ts';
import { directories } from '../../support/directories.ts';
import { projectIn } from '../../support/nudge-project.ts';
import { storeContract } from '../../support/store-contract.ts';

const newDirectory = directories();

describe('SQLite', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openSqlite(newDirectory());
  });
  afterAll(() => store.close());
  storeContract(() => store);

  test('what was kept is there after opening again, and only the owner can read the directory', async () => {
    const directory = join(newDirectory(), 'new', 'deep');
    const first = await openStore({ directory });
    const project = projectIn('T1', 'C1');
    await saveProject(first.query, project, 1);
    await first.close();
    const second = await openStore({ directory });
    expect(await findByPlace(second.query, project.place)).toMatchObject(project);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    await second.close();
  });

  test('every commit is synced to the disk, in a write-ahead log', async () => {
    expect(await store.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
    expect(await store.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await store.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    expect(await store.query('PRAGMA secure_delete')).toEqual([{ secure_delete: 1 }]);
  });

  test('notes that may be lost are kept without waiting for the disk, on a connection of their own', async () => {
    expect(await store.light('PRAGMA synchronous')).toEqual([{ synchronous: 1 }]);
    expect(await store.light('PRAGMA secure_delete')).toEqual([{ secure_delete: 1 }]);
    await store.light("INSERT INTO mark (name, at) VALUES ('light', 1)");
    expect(await store.query("SELECT at FROM mark WHERE name = 'light'")).toEqual([{ at: 1 }]);
    expect(await store.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
  });

  test('a note waits for the transaction that is under way, and neither fails', async () => {
    const order: string[] = [];
    const slow = store.transaction(async (query) => {
      await query("UPDATE mark SET at = 2 WHERE name = 'restored'");
      await new Promise(setImmediate);
      order.push('transaction');
    });
    await Promise.all([slow, beginOnce(store.light, 'k', { leaseUntil: 2, now: 1 }).then(() => order.push('note'))]);
    expect(order).toEqual(['transaction', 'note']);
  });

  test.each([0o022, 0o077, 0])(
    'D7 with umask %i, in a directory that others may read, the files are for their owner',
    async (umask) => {
      const directory = newDirectory();
      chmodSync(directory, 0o755);
      const before = process.umask(umask);
      const open = await openSqlite(directory);
      process.umask(before);
      await saveProject(open.query, projectIn('T1', 'C1'), 1);
      await beginOnce(open.light, 'k', { leaseUntil: 2, now: 1 });
      const rights = readdirSync(directory).map((file) => [file, statSync(join(directory, file)).mode & 0o777]);
      expect(rights).toEqual(
        ['lessenbot.db', 'lessenbot.db-shm', 'lessenbot.db-wal', 'lessenbot.gemaakt'].map((file) => [file, 0o600]),
      );
      await open.close();
    },
  );

  test('D7 files that an older version left for everybody to read are closed to others at the next start', async () => {
    const directory = newDirectory();
    const first = await openSqlite(directory);
    await saveProject(first.query, projectIn('T1', 'C1'), 1);
    for (const file of readdirSync(directory)) chmodSync(join(directory, file), 0o644);
    const second = await openSqlite(directory);
    for (const file of readdirSync(directory)) expect(statSync(join(directory, file)).mode & 0o777, file).toBe(0o600);
    await Promise.all([first.close(), second.close()]);
  });

  test('D4 two stores on one directory both work, and neither loses what the other was told', async () => {
    const directory = newDirectory();
    const [one, two] = await Promise.all([openSqlite(directory), openSqlite(directory)]);
    const projects = Array.from({ length: 200 }, (_, index) => projectIn('T1', `C${index}`));
    await Promise.all(projects.map((project, index) => saveProject((index % 2 ? one : two).query, project, 1)));
    expect(await one.query('SELECT count(*) AS count FROM project')).toEqual([{ count: 200 }]);
    await Promise.all([one.close(), two.close()]);
  });

  test('D3 a file that is gone or empty, where there was one, is never taken for a fresh start', async () => {
    const directory = newDirectory();
    await (await openSqlite(directory)).close();
    truncateSync(sqliteFile(directory), 0);
    await expect(openSqlite(directory)).rejects.toMatchObject({ code: 'missing', message: /npm run restore/ });
    rmSync(sqliteFile(directory));
    await expect(openSqlite(directory)).rejects.toMatchObject({ code: 'missing' });
  });

  test('D7 a directory without write permission is one clear sentence', async () => {
    // Root may write anywhere, except into what is no directory at all.
    const file = join(newDirectory(), 'file');
    writeFileSync(file, '');
    await expect(openSqlite(join(file, 'data'))).rejects.toMatchObject({
      code: 'not-writable',
      message: /LESSENBOT_DATA_DIR/,
    });
  });

  test('D6 a full disk is said, nothing half is kept, and with space again all goes on', async () => {
    const full = await openSqlite(newDirectory());
    const project = projectIn('T1', 'C1');
    await saveProject(full.query, project, 1);
    // A cap on pages is how SQLite lets a disk be full: the same error, at the same places.
    await full.query('PRAGMA max_page_count = 1');
    const big = projectIn('T1', 'C2', { name: 'x'.repeat(1_000_000) });
    const failing = full.transaction(async (query) => {
      await saveProject(query, { ...project, name: 'half', version: 1 }, 2);
      await saveProject(query, big, 2);
    });
    await expect(failing).rejects.toMatchObject({ code: 'disk-full', message: /Maak ruimte vrij/ });
    expect(await findByPlace(full.query, project.place)).toMatchObject({ name: project.name });
    await full.query('PRAGMA max_page_count = 1000000');
    expect(await saveProject(full.query, big, 3)).toBeDefined();
    await full.close();
  });

  test.each([
    ['random bytes', (file: string) => writeFileSync(file, Buffer.alloc(20_000, 7))],
    ['a flipped first page', (file: string) => writeFileSync(file, readFileSync(file).fill(1, 0, 200))],
  ])('D8 %s instead of the file is refused, with the way to the back-up', async (_what, damage) => {
    const directory = newDirectory();
    await (await openSqlite(directory)).close();
    damage(sqliteFile(directory));
    await expect(openSqlite(directory)).rejects.toMatchObject({ code: 'damaged', message: /npm run restore/ });
  });

  test.each([0.3, 0.5, 0.7, 0.9])('D8 damage in the middle of the file (%f) is refused at the start', async (where) => {
    const directory = newDirectory();
    const open = await openSqlite(directory);
    await open.transaction(async (query) => {
      for (let index = 0; index < 300; index++) {
        await saveProject(query, projectIn('T1', `C${index}`, { name: 'x'.repeat(2_000) }), 1);
      }
    });
    await open.close();
    const bytes = readFileSync(sqliteFile(directory));
    const from = Math.floor((bytes.length * where) / 4096) * 4096;
    writeFileSync(sqliteFile(directory), bytes.fill(0x5a, from, from + 4 * 4096));
    await expect(openSqlite(directory)).rejects.toMatchObject({ code: 'damaged', message: /npm run restore/ });
    expect(existsSync(sqliteFile(directory))).toBe(true);
  });

  test('D8 a log that was cut short opens with everything before the cut', async () => {
    const directory = newDirectory();
    const open = await openSqlite(directory);
    for (let index = 0; index < 20; index++) await saveProject(open.query, projectIn('T1', `C${index}`), 1);
    const copy = newDirectory();
    writeFileSync(sqliteFile(copy), readFileSync(sqliteFile(directory)));
    const log = readFileSync(`${sqliteFile(directory)}-wal`);
    writeFileSync(`${sqliteFile(copy)}-wal`, log.subarray(0, Math.floor(log.length * 0.9)));
    await open.close();
    const reopened = await openSqlite(copy);
    const [row] = await reopened.query<{ count: number }>('SELECT count(*) AS count FROM project');
    expect(row?.count).toBeGreaterThan(0);
    expect(row?.count).toBeLessThan(20);
    expect(await reopened.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    await reopened.close();
  });

  test('a store in memory works too', async () => {
    const memory = await openSqliteFile(':memory:');
    expect(await saveProject(memory.query, projectIn('T1', 'C1'), 1)).toMatchObject({ version: 1 });
    await memory.close();
  });
});
