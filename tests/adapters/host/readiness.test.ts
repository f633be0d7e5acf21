import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import pino from 'pino';
import { afterEach, expect, test } from 'vitest';
import { type Store, StoreError } from '#core/store';
import { readConfig } from '../../../adapters/host/config.ts';
import { openContent } from '../../../adapters/host/content-watch.ts';
import { createReadiness, type NotReady } from '../../../adapters/host/readiness.ts';
import { startServer } from '../../../adapters/host/server.ts';
import { openStore } from '../../../src/store/open.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { desk } from '../../support/core.ts';
import { directories } from '../../support/directories.ts';
import { openStandIn } from '../../support/stand-in-server.ts';

const newDirectory = directories();
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function bot(readiness: () => Promise<readonly NotReady[]>): Promise<string> {
  const config = readConfig({});
  const content = openContent('data', { watching: false });
  if ('faults' in config || !('core' in content)) throw new Error('no configuration or no lessons');
  const parts = { content, desk, clock: Date.now, moveClock: async () => {}, forget: async () => {}, readiness };
  const server = await startServer({ ...config, port: 0 }, parts, pino({ level: 'silent' }));
  opened.push(server.close);
  return server.address;
}

const contentIsSound = () => true;
const away: Pick<Store, 'query'> = { query: () => Promise.reject(new StoreError('unreachable')) };
const silent: Pick<Store, 'query'> = { query: () => new Promise(() => undefined) };

test('H9 with everything in order, readyz says so', async () => {
  const store = await openSqliteFile(':memory:');
  const address = await bot(createReadiness({ store, dataDirectory: tmpdir(), contentIsSound }));
  const response = await fetch(`${address}/readyz`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok', reasons: [] }]);
  await store.close();
});

test.each<[string, Partial<Parameters<typeof createReadiness>[0]>, readonly NotReady[]]>([
  ['a database that is away', { store: away }, ['database']],
  ['a database that hangs', { store: silent }, ['database']],
  ['broken lessons', { contentIsSound: () => false }, ['content']],
  ['a directory that is gone', { dataDirectory: '/bestaat/niet' }, ['disk']],
  [
    'all of it',
    { store: away, dataDirectory: '/bestaat/niet', contentIsSound: () => false },
    ['database', 'content', 'disk'],
  ],
])('H9 with %s, readyz gives the codes while healthz stays well', async (_what, broken, reasons) => {
  const store = await openSqliteFile(':memory:');
  const address = await bot(createReadiness({ store, contentIsSound, ...broken }));
  const response = await fetch(`${address}/readyz`);
  expect([response.status, await response.json()]).toEqual([503, { status: 'not-ready', reasons }]);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  await store.close();
});

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

test('S5 D10 G7 while the database is away or hangs, a look-up is answered', async () => {
  for (const store of [away, silent]) {
    const teams = await openStandIn(() => ({ status: 201, body: { id: '1' } }));
    opened.push(teams.close);
    const address = await bot(createReadiness({ store, contentIsSound }));
    void fetch(`${address}/readyz`);
    const activity = {
      type: 'message',
      id: '1',
      channelId: 'msteams',
      serviceUrl: teams.address,
      conversation: { id: 'a:1', conversationType: 'personal' },
      from: { id: '29:anna', name: 'Anna' },
      recipient: { id: '28:bot', name: 'Lessenbot' },
      text: 'heldere kaders',
    };
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${address}/api/messages`, {
      method: 'POST',
      headers,
      body: JSON.stringify(activity),
    });
    expect(response.status).toBe(200);
    expect(teams.got.map(({ text }) => text)).toEqual([expect.stringContaining('eldere kaders')]);
  }
});
