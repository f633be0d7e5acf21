import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/engine/clock.ts';
import type { Outcome } from '../../../src/engine/outcome.ts';
import { addAnnouncement } from '../../../src/store/announcements.ts';
import { planNudges } from '../../../src/store/queue.ts';
import { type Store, StoreError } from '../../../src/store/store.ts';
import { lessonContent } from '../../support/nudge-project.ts';
import { type Scene, tuesday } from '../../support/nudge-scene.ts';
import { sceneForEachTest } from '../../support/scene-for-each-test.ts';
import { until } from '../../support/until.ts';

let scene: Scene;
sceneForEachTest((fresh) => {
  scene = fresh;
});

describe('start and stop', () => {
  const clock = systemClock(() => tuesday + 1);
  const { wait } = clock;

  test('G13 stopping finishes what is under way and takes on nothing new', async () => {
    const first = await scene.project('C1');
    let answered: (outcome: Outcome) => void = () => undefined;
    const engine = scene.another({
      clock,
      send: (...to) => {
        void scene.options.send(...to);
        return new Promise((resolve) => {
          answered = resolve;
        });
      },
    });
    engine.start();
    await until(() => scene.posts.length > 0);
    const stopped = engine.stop();
    const second = await scene.project('C2');
    await wait(20);
    answered({ kind: 'sent' });
    await stopped;
    expect(await scene.only(first)).toMatchObject({ state: 'sent' });
    expect(await scene.nudges(second)).toEqual([]);
    expect(scene.posts).toHaveLength(1);
  });

  test('how long ago it got on is known: not before the first run, and no later than the last one without a fault', async () => {
    await scene.project('C1');
    let away = false;
    const engine = scene.another({
      store: {
        ...scene.store,
        query: (...call) => (away ? Promise.reject(new StoreError('incomplete')) : scene.store.query(...call)),
      },
    });
    expect(engine.lastRun()).toBeUndefined();
    await engine.runDue();
    const first = scene.state.real;
    expect(engine.lastRun()).toBe(first);
    away = true;
    await scene.pass(60_000);
    await expect(engine.runDue()).rejects.toMatchObject({ code: 'incomplete' });
    expect(engine.lastRun()).toBe(first);
    away = false;
    await engine.runDue();
    expect(engine.lastRun()).toBe(first + 60_000);
  });

  test('a run that takes minutes gets on all the while', async () => {
    for (let channel = 0; channel < 40; channel++) await scene.project(`C${channel}`);
    scene.state.now = tuesday + 1;
    const began = scene.state.real;
    const seen: number[] = [];
    const engine = scene.another({
      send: async () => {
        seen.push(scene.state.real - (engine.lastRun() ?? began));
        return { kind: 'sent' };
      },
    });
    await engine.runDue();
    expect(scene.state.real - began).toBeGreaterThan(5_000);
    expect(Math.max(...seen)).toBeLessThan(2_000);
  });

  describe('when more is claimed than there is room for', () => {
    /** An engine whose platform answers when it is told to, all at once. It has as much under way as it takes. */
    async function fullEngine() {
      for (let index = 0; index < 60; index++) await scene.project('C1', {}, `T${index}`);
      const { promise, resolve: answer } = Promise.withResolvers<Outcome>();
      const engine = scene.another({
        clock,
        send: async (...to) => {
          await scene.options.send(...to);
          return promise;
        },
      });
      engine.start();
      await until(async () => (await sending()) > 32);
      return { engine, answer };
    }
    const sending = async () => (await scene.store.query("SELECT id FROM nudge WHERE state = 'sending'")).length;
    const calls = () => new Set(scene.posts.map(({ project }) => project)).size;

    test('no more calls are under way than may be, and what did not begin goes back when we stop', async () => {
      const { engine, answer } = await fullEngine();
      expect(scene.posts).toHaveLength(32);
      const stopped = engine.stop();
      await until(async () => (await sending()) === 32);
      answer({ kind: 'sent' });
      await stopped;
      expect(scene.posts).toHaveLength(32);
      scene.state.now = tuesday + 1;
      await scene.engine.runDue();
      expect([scene.posts.length, calls()]).toEqual([60, 60]);
      expect(await scene.store.query('SELECT DISTINCT state FROM nudge')).toEqual([{ state: 'sent' }]);
    });

    test('P16 what did not begin goes back when its platform fails meanwhile', async () => {
      const { engine, answer } = await fullEngine();
      answer({ kind: 'uncertain', reason: 'server-error' });
      await until(async () => (await sending()) === 0);
      await engine.stop();
      expect(calls()).toBe(32);
    });
  });

  describe('while a platform hangs', () => {
    let release = () => {};
    const hangs = () =>
      new Promise<Outcome>((resolve) => {
        release = () => resolve({ kind: 'sent' });
      });

    test('what becomes due meanwhile is sent', async () => {
      const first = await scene.project('C1');
      const engine = scene.another({
        clock,
        send: (project, nudge) => (project.id === first.id ? hangs() : scene.options.send(project, nudge)),
      });
      engine.start();
      await until(async () => (await scene.nudges(first)).some(({ state }) => state === 'sending'));
      const second = await scene.project('C2', {}, 'T2');
      await until(() => scene.posts.some(({ project }) => project === second.id));
      expect(await scene.only(first)).toMatchObject({ state: 'sending' });
      release();
      await engine.stop();
    });

    test('with an announcement, nudges are planned and sent', async () => {
      const first = await scene.project('C1', { next: { at: tuesday + 1e9, date: '2026-12-05' } });
      const reply = { audience: 'everyone', title: 'x', parts: [{ kind: 'text', text: 'x' }] } as const;
      await addAnnouncement(scene.store.query, { id: 'a', project: first.id, at: 1, reply });
      let asked = false;
      const engine = scene.another({
        clock,
        bring: () => {
          asked = true;
          return hangs();
        },
      });
      engine.start();
      await until(() => asked);
      const second = await scene.project('C2');
      await until(() => scene.posts.some(({ project }) => project === second.id));
      release();
      await engine.stop();
    });
  });

  test('once it has stopped, nothing asks the store any more', async () => {
    let isClosed = false;
    const asked: string[] = [];
    const store: Store = {
      ...scene.store,
      query: (sql, values) => {
        if (isClosed) asked.push(sql);
        return scene.store.query(sql, values);
      },
      transaction: (work) => {
        if (isClosed) asked.push('transaction');
        return scene.store.transaction(work);
      },
    };
    for (let round = 0; round < 20; round++) {
      isClosed = false;
      const engine = scene.another({ store, clock });
      engine.start();
      // Stopped at each moment of its first run.
      for (let turn = 0; turn < round; turn++) await new Promise(setImmediate);
      await engine.stop();
      isClosed = true;
      for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
    }
    expect(asked).toEqual([]);
  });

  test('a run that takes hours keeps nothing waiting that is done beside it', async () => {
    const project = await scene.project('C1');
    await scene.store.query('UPDATE project SET unreadable = $2 WHERE id = $1', [project.id, 'for a test']);
    for (let channel = 0; channel < 30; channel++) await scene.project(`D${channel}`);
    const engine = scene.another({ clock });
    engine.start();
    await until(() => scene.logged.some((line) => line.includes('can be read again')));
    expect(scene.posts.length).toBeLessThan(30);
    await engine.stop();
  });

  test('cleaning that fails is said once, and keeps no nudge', async () => {
    await scene.store.query('ALTER TABLE lookup RENAME TO gone');
    const project = await scene.project('C1', { next: { at: tuesday + 1e9, date: '2026-12-05' } });
    const waits: number[] = [];
    const engine = scene.another({
      clock: {
        ...clock,
        wait: (ms, signal) => {
          waits.push(ms);
          return wait(1, signal);
        },
      },
    });
    await planNudges(
      scene.store.query,
      [{ project: project.id, date: '2026-11-24', dueAt: tuesday, content: lessonContent('a') }],
      tuesday,
    );
    engine.start();
    await until(() => scene.posts.length === 1 && waits.length > 20);
    await engine.stop();
    expect(scene.logged.filter((line) => line.includes('beside the nudges'))).toHaveLength(1);
    expect(scene.logged.filter((line) => line.includes('the store does not work'))).toEqual([]);
    await scene.store.query('ALTER TABLE gone RENAME TO lookup');
  });

  test('stopping before starting, twice, and with nothing to do, just ends', async () => {
    const engine = scene.another({ clock });
    await engine.stop();
    engine.start();
    await engine.stop();
    expect(scene.posts).toEqual([]);
  });

  test('a store that is away is said once, and nudges go on by themselves when it is back', async () => {
    const project = await scene.project('C1');
    let away = true;
    let asked = 0;
    const flaky: Store = {
      ...scene.store,
      query: async (...call) => {
        asked++;
        if (away) throw new StoreError('unreachable');
        return scene.store.query(...call);
      },
    };
    const engine = scene.another({ store: flaky, clock: { ...clock, wait: (_ms, signal) => wait(2, signal) } });
    engine.start();
    await until(() => asked > 5);
    expect(scene.logged.filter((line) => line.includes('the store does not work'))).toHaveLength(1);
    away = false;
    await until(() => scene.posts.length > 0);
    await engine.stop();
    expect(scene.logged).toContain('nudges go on: the store is back');
    expect(await scene.only(project)).toMatchObject({ state: 'sent' });
  });
});
