import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/engine/clock.ts';
import { openStore } from '../../../src/store/open.ts';
import { saveProject } from '../../../src/store/project-rows.ts';
import type { Store } from '../../../src/store/store.ts';
import { openFaultProxy } from '../../support/fault-proxy.ts';
import { projectIn } from '../../support/nudge-project.ts';
import { createScene, hourMs, tuesday } from '../../support/nudge-scene.ts';
import { hasPostgres, mayBeMissing, type Postgres, startPostgres } from '../../support/postgres-server.ts';
import { until } from '../../support/until.ts';

const databaseOf = (store: string) => ({ databaseUrl: store, directory: '' });

if (hasPostgres || !mayBeMissing) {
  describe('sending with PostgreSQL', () => {
    let server: Postgres;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());

    test('P12 twenty bots on one database send 1,000 nudges, each once', async () => {
      const url = await server.database();
      const stores = await Promise.all(Array.from({ length: 10 }, () => openStore(databaseOf(url))));
      // On the clock of this computer, for they really run side by side.
      const clock = systemClock(() => tuesday + 1);
      const bots = [...stores, ...stores].map((store) => createScene(store, { clock }));
      const [first] = stores as [Store];
      const due = { next: { at: tuesday, date: '2026-11-24' } };
      for (let index = 0; index < 1_000; index++) {
        await saveProject(first.query, projectIn(`T${index}`, `C${index}`, due), 0);
      }
      await Promise.all(bots.map(({ engine }) => engine.runDue()));
      const posts = bots.flatMap((bot) => bot.posts.map(({ project }) => project));
      expect(posts).toHaveLength(1_000);
      expect(new Set(posts).size).toBe(1_000);
      expect(bots.filter((bot) => bot.posts.length > 0).length).toBeGreaterThan(1);
      expect(await first.query('SELECT state, count(*) AS count FROM nudge GROUP BY state')).toEqual([
        { state: 'sent', count: 1_000 },
      ]);
      await Promise.all(stores.map((store) => store.close()));
    });

    test.runIf(process.env.TEST_DATABASE_URL === undefined)(
      'D10 a database that dies between the call and the outcome, and comes back: sent once, and known to be',
      async () => {
        const store = await openStore(databaseOf(await server.database()));
        const scene = createScene(store, { clock: systemClock(() => tuesday + 1) });
        const project = await scene.project('C1');
        scene.answer = () => {
          server.crash();
          setTimeout(() => server.restart(), 500);
          return { kind: 'sent', messageId: 'm1' };
        };
        // Looking for more work fails meanwhile, and so do we until the database is back.
        await scene.engine.runDue().catch(() => undefined);
        const isSent = async () => (await scene.only(project)).state === 'sent';
        await until(() => isSent().catch(() => false));
        await scene.engine.stop();
        expect(scene.posts).toHaveLength(1);
        expect(await scene.only(project)).toMatchObject({ state: 'sent', messageId: 'm1' });
        await store.close();
      },
    );

    test('D10 a connection that falls silent is given up, and the nudge goes out once when the wire is back', async () => {
      const url = new URL(await server.database());
      const proxy = await openFaultProxy({ hostname: url.hostname, port: url.port || '5432' });
      url.host = proxy.host;
      const store = await openStore(databaseOf(url.href));
      const scene = createScene(store);
      const project = await scene.project('C1');
      await scene.pass(hourMs);
      await proxy.set({ kind: 'reply-withheld' }, 'keep');
      await expect(scene.engine.runDue()).rejects.toMatchObject({ code: 'unreachable' });
      expect(scene.posts).toEqual([]);
      await proxy.set({ kind: 'none' });
      // The first use of a connection that is gone may still say so.
      while (await scene.engine.runDue().catch(() => true));
      expect(scene.posts).toHaveLength(1);
      expect(await scene.only(project)).toMatchObject({ state: 'sent' });
      await store.close();
      await proxy.close();
    });

    test('D10 a slow database is slow, and nothing is lost', async () => {
      const url = new URL(await server.database());
      const proxy = await openFaultProxy({ hostname: url.hostname, port: url.port || '5432' });
      url.host = proxy.host;
      const store = await openStore(databaseOf(url.href));
      const scene = createScene(store);
      const project = await scene.project('C1');
      await scene.pass(hourMs);
      await proxy.set({ kind: 'latency', ms: 30 }, 'keep');
      await scene.engine.runDue();
      expect(await scene.only(project)).toMatchObject({ state: 'sent' });
      await store.close();
      await proxy.close();
    });

    test('D10 after a fail-over to a copy that only reads, nothing is planned or sent; then it goes on', async () => {
      const store = await openStore(databaseOf(await server.database()));
      const scene = createScene(store);
      const project = await scene.project('C1');
      await scene.pass(hourMs);
      const readOnly: Store = {
        ...store,
        transaction: (work) =>
          store.transaction(async (query, along) => {
            await query('SET TRANSACTION READ ONLY');
            return work(query, along);
          }),
      };
      await expect(scene.another({ store: readOnly }).runDue()).rejects.toMatchObject({ code: 'read-only' });
      expect(scene.posts).toEqual([]);
      await scene.engine.runDue();
      expect(await scene.only(project)).toMatchObject({ state: 'sent' });
      await store.close();
    });
  });
} else {
  test.skip('PostgreSQL: NOT TESTED for sending, because it is not installed here and TEST_DATABASE_URL is not set', () => {});
}
