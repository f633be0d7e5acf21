import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqlite, sqliteFile } from '../../../src/store/sqlite-directory.ts';
import { directories } from '../../support/directories.ts';
import { killAtRandom } from '../../support/kill-harness.ts';
import { hasPostgres, mayBeMissing, type Postgres, startPostgres } from '../../support/postgres-server.ts';

/** Short; `npm run bench -- kill` does it two hundred times with ten thousand messages. */
const short = { kills: 9, deliveries: 270 };
const newDirectory = directories();

test('D1 D2 on SQLite, two bots killed at random again and again: nothing lost, nothing twice', async () => {
  const { lost, doubled, beforeTheEnd } = await killAtRandom({ ...short, processes: 2 });
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  // Otherwise this proved nothing.
  expect(beforeTheEnd).toBeGreaterThan(0);
});

test('D2 a kill leaves at most one in doubt in each workspace', async () => {
  const size = { kills: 6, deliveries: 36, workspaces: 2 };
  const { lost, doubled, uncertain } = await killAtRandom({ ...size, processes: 1 });
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  expect(uncertain).toBeLessThanOrEqual(size.kills * size.workspaces);
});

test('D3 killed while it makes its first store, again and again: the next start opens it', async () => {
  const script = `
      const { openSqlite } = await import(${JSON.stringify(pathToFileURL('src/store/sqlite-directory.ts'))});
      await openSqlite(process.argv[1]);`;
  let killedEarly = 0;
  for (let round = 0; round < 15 || killedEarly === 0; round++) {
    const directory = newDirectory();
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, directory], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    while (!existsSync(sqliteFile(directory)) && child.exitCode === null) await new Promise(setImmediate);
    await pause(Math.random() * 15);
    child.kill('SIGKILL');
    await ended;
    if (!existsSync(join(directory, 'lessenbot.gemaakt'))) killedEarly++;
    const store = await openSqlite(directory);
    expect(await store.query('SELECT count(*) AS count FROM project')).toEqual([{ count: 0 }]);
    await store.close();
  }
});

if (hasPostgres || !mayBeMissing) {
  describe('on PostgreSQL', () => {
    let server: Postgres;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());

    test('D1 D2 three bots killed at random again and again: nothing lost, nothing twice', async () => {
      const databaseUrl = await server.database();
      const { lost, doubled, beforeTheEnd } = await killAtRandom({ ...short, databaseUrl, processes: 3 });
      expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
      // Otherwise this proved nothing.
      expect(beforeTheEnd).toBeGreaterThan(0);
    });
  });
} else {
  test.skip('PostgreSQL: NOT TESTED with kills, because it is not installed here and TEST_DATABASE_URL is not set', () => {});
}
