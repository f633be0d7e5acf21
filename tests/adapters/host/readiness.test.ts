import { tmpdir } from 'node:os';
import pino from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { NotReady, Probed } from '#core';
import { type Store, StoreError, type StoreFault } from '#core/store';
import { readConfig } from '../../../adapters/host/config.ts';
import { openContent } from '../../../adapters/host/content-watch.ts';
import { createPlatformHealth } from '../../../adapters/host/platform-health.ts';
import { createReadiness } from '../../../adapters/host/readiness.ts';
import { startServer } from '../../../adapters/host/server.ts';
import { createRunningWork } from '../../../adapters/wire/running-work.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { desk } from '../../support/real-core.ts';
import { openStandIn } from '../../support/stand-in-server.ts';
import { until } from '../../support/until.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const close of opened.splice(0)) await close();
});

async function bot(readiness: () => Promise<readonly NotReady[]>): Promise<string> {
  const config = readConfig({});
  const content = await openContent('data', { watching: false });
  if ('faults' in config || !('core' in content)) throw new Error('no configuration or no lessons');
  const nothing = async () => {};
  const running = createRunningWork();
  const parts = {
    content,
    desk,
    clock: Date.now,
    moveClock: nothing,
    putClock: () => {},
    forget: nothing,
    running,
    readiness,
  };
  const server = await startServer({ ...config, port: 0 }, parts, pino({ level: 'silent' }));
  opened.push(server.close);
  return server.address;
}

/** What takes seconds on our clock and none on this one. */
async function inNoTime<Result>(work: () => Promise<Result>): Promise<Result> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let done = false;
  const result = work().finally(() => {
    done = true;
  });
  while (!done) {
    await vi.advanceTimersByTimeAsync(500);
    await new Promise(setImmediate);
  }
  vi.useRealTimers();
  return result;
}

const contentIsSound = () => true;
const failing = (code: StoreFault): Pick<Store, 'light'> => ({ light: () => Promise.reject(new StoreError(code)) });
const away = failing('unreachable');
const silent: Pick<Store, 'light'> = { light: () => new Promise(() => undefined) };
const minuteMs = 60_000;

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
  ['a database that only allows reading', { store: failing('read-only') }, ['database']],
  ['a table that is gone', { store: failing('incomplete') }, ['database']],
  ['a disk that is full', { store: failing('disk-full') }, ['disk']],
  ['an engine that stands still', { lastRun: () => Date.now() - 2 * minuteMs }, ['database']],
  ['an engine that never began', { lastRun: () => undefined, since: Date.now() - 2 * minuteMs }, ['database']],
  ['a token that is refused', { platforms: () => ['slack-token'] }, ['slack-token']],
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
  const response = await inNoTime(() => fetch(`${address}/readyz`));
  expect([response.status, await response.json()]).toEqual([503, { status: 'not-ready', reasons }]);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  await store.close();
});

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
    await until(() => teams.got.length > 0);
    expect(teams.got.map(({ text }) => text)).toEqual([expect.stringContaining('eldere kaders')]);
  }
});

describe('what the platforms say when they are asked', () => {
  const ask = async (probed: readonly Probed[]) => {
    const lines: string[] = [];
    const answers = [...probed];
    const sent = async () => ({ kind: 'sent' }) as const;
    const mounted = { say: sent, tell: sent, probe: async () => answers.shift() ?? silence };
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const health = createPlatformHealth(() => new Map([['slack', mounted]]), log);
    const reasons: (readonly NotReady[])[] = [];
    for (const _ of probed) {
      await health.look();
      reasons.push(health.reasons());
    }
    return { reasons, levels: lines.map((line) => JSON.parse(line).level) };
  };
  const silence: Probed = { kind: 'silent' };
  const refused: Probed = { kind: 'refused', reason: 'signed-out' };

  test('a refusal, a right that misses, and that all is well again: each is said once', async () => {
    const fewer: Probed = { kind: 'well', missing: ['chat:write'] };
    const { reasons, levels } = await ask([refused, refused, fewer, { kind: 'well' }, { kind: 'well' }]);
    expect(reasons).toEqual([['slack-token'], ['slack-token'], ['slack-scopes'], [], []]);
    expect(levels).toEqual([50, 50, 30]);
  });

  test('a platform that does not answer keeps what it said before, and at first nothing is said of it', async () => {
    expect((await ask([silence])).reasons).toEqual([[]]);
    expect((await ask([refused, silence])).reasons).toEqual([['slack-token'], ['slack-token']]);
  });

  test('of a line that we opened ourselves it is known at any moment', async () => {
    const line = { now: undefined as 'refused' | 'away' | undefined };
    const sent = async () => ({ kind: 'sent' }) as const;
    const probe = async (): Promise<Probed> => ({ kind: 'well' });
    const mounted = { say: sent, tell: sent, probe, line: { trouble: () => line.now, stop: async () => undefined } };
    const health = createPlatformHealth(() => new Map([['slack', mounted]]), pino({ level: 'silent' }));
    expect(health.reasons()).toEqual([]);
    line.now = 'away';
    expect(health.reasons()).toEqual(['slack-socket']);
    line.now = 'refused';
    expect(health.reasons()).toEqual(['slack-token']);
  });
});
