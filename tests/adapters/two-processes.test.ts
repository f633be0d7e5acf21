import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { texts } from '#core';
import type { SharedMemory } from '../../adapters/wire/replay-guard.ts';
import { beginOnce, endOnce, extendOnce } from '../../src/store/first-time.ts';
import { openSqliteFile } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { startTeams } from '../support/teams-server.ts';
import { within } from '../support/within.ts';

/** Two processes on one store: what one has or is at, the other does not do, and says so in a way that fits. */

let store: Store;
const started: Awaited<ReturnType<typeof startTeams>>[] = [];
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
});
afterEach(async () => {
  for (const process of started.splice(0)) await process.close();
  await store.close();
});

const shared = (): SharedMemory => ({
  begin: (key, times) => beginOnce(store.query, key, times),
  extend: (key, leaseUntil) => extendOnce(store.query, key, { leaseUntil }),
  end: (key, expiresAt) => endOnce(store.query, key, { expiresAt }),
});
async function open() {
  const process = await startTeams({ shared: shared() });
  started.push(process);
  return process;
}
/** Somebody else is at everything that comes. */
const busy: SharedMemory = { begin: async () => 'busy', extend: async () => undefined, end: async () => undefined };

describe('what another process', () => {
  test('has done is acknowledged, and a press gets words', async () => {
    const [one, other] = [await open(), await open()];
    const message = one.activity({});
    await one.send(message);
    expect((await other.send(message)).status).toBe(200);
    expect(other.posts).toEqual([]);
    const about = { type: 'invoke', name: 'adaptiveCard/action', text: undefined, value: {} };
    const press = one.activity(about);
    await one.send(press);
    expect(within(await (await other.send(press)).json()).map(({ value }) => value)).toContain(texts.alreadyDone);
  });

  test('is at comes again: a message later, a press with words', async () => {
    const process = await startTeams({ shared: busy });
    started.push(process);
    expect((await process.send(process.activity({}))).status).toBe(503);
    const about = { type: 'invoke', name: 'adaptiveCard/action', text: undefined, value: {} };
    expect((await process.send(process.activity(about))).status).toBe(200);
    expect(process.posts).toEqual([]);
  });
});
