import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/engine/clock.ts';
import { createEngine } from '../../../src/engine/engine.ts';
import { createPlanning } from '../../../src/rules/planning.ts';
import { beginOnce } from '../../../src/store/first-time.ts';
import { openSqlite } from '../../../src/store/sqlite-directory.ts';
import type { Store } from '../../../src/store/store.ts';
import { fillWithOld, fillWithYear } from '../../support/busy-store.ts';
import { directories } from '../../support/directories.ts';
import { createScene, dayMs, tuesday, weekly } from '../../support/nudge-scene.ts';
import { catalogue } from '../../support/real-core.ts';
import { until } from '../../support/until.ts';

/** What people may notice of work for others: half a second. Counted in work of this process, whatever else the machine does. */
const mostMs = 500;

const newDirectory = directories();
let store: Store;
beforeEach(async () => {
  store = await openSqlite(newDirectory());
});
afterEach(() => store.close());

/** The work this thread has done so far, ms. A machine that does something else meanwhile does not count. */
function workMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Somebody who asks all the time whether the process lives, and somebody who wants commands acknowledged: how long each waited at most. */
function askAllTheTime() {
  const worst = { alive: 0, acknowledged: 0 };
  let asked = 0;
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const from = workMs();
      await new Promise((resolve) => setTimeout(resolve, 1));
      worst.alive = Math.max(worst.alive, workMs() - from);
    }
  })();
  const commanding = (async () => {
    while (!isOver) {
      const from = workMs();
      // A request comes in by a few turns of the event loop, and is noted before it is acknowledged.
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
      await beginOnce(store.light, `command ${++asked}`, { leaseUntil: 2, now: 1 });
      worst.acknowledged = Math.max(worst.acknowledged, workMs() - from);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  return {
    async over() {
      isOver = true;
      await Promise.all([asking, commanding]);
      return { ...worst, asked };
    },
  };
}

const limits = { channel: [], workspace: [] };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('nobody waits for somebody else’s work', () => {
  test('D14 P14 while 5,000 projects with a year behind them are planned, commands and checks are answered, and messages go out', async () => {
    await fillWithYear(store, { projects: 5_000, due: { at: tuesday, date: '2026-11-24' }, catalogue });
    let posts = 0;
    const engine = createEngine({
      store,
      planning: createPlanning(() => catalogue),
      clock: systemClock(() => tuesday + 1),
      limits: { slack: limits, teams: limits },
      log: quiet,
      send: async () => {
        posts++;
        return { kind: 'sent' };
      },
    });
    const people = askAllTheTime();
    const left = async () => (await store.query('SELECT 1 FROM project WHERE next_at <= $1', [tuesday])).length;
    engine.start();
    await until(() => posts > 500);
    expect(await left()).toBeGreaterThan(1_000);
    await engine.stop();
    const { alive, acknowledged, asked } = await people.over();
    expect(asked).toBeGreaterThan(10);
    expect(alive).toBeLessThan(mostMs);
    expect(acknowledged).toBeLessThan(mostMs);
  });

  test('D14 while a million old rows are cleaned away, commands and checks are answered', async () => {
    await fillWithOld(store, 1_000_000);
    const { clock: _, ...scene } = createScene(store).options;
    const engine = createEngine({ ...scene, clock: systemClock(() => tuesday + 800 * dayMs) });
    const people = askAllTheTime();
    const left = async () => (await store.query<{ n: number }>('SELECT count(*) AS n FROM nudge'))[0]?.n ?? 0;
    engine.start();
    await until(async () => (await left()) < 990_000);
    await engine.stop();
    const { alive, acknowledged, asked } = await people.over();
    expect(asked).toBeGreaterThan(10);
    expect(alive).toBeLessThan(mostMs);
    expect(acknowledged).toBeLessThan(mostMs);
    expect(await left()).toBeGreaterThan(0);
  });

  test.each(['planning', 'claiming'])('%s that is slow goes in pieces of about four of 5 ms', async (what) => {
    let inARow = 0;
    let most = 0;
    const scene = createScene(store, {
      planning: {
        ...weekly,
        choose(...facts) {
          most = Math.max(most, ++inARow);
          if (inARow === 1) setImmediate(() => (inARow = 0));
          for (const until = performance.now() + 5; performance.now() < until; );
          return weekly.choose(...facts);
        },
      },
    });
    const projects = [];
    for (let index = 0; index < 60; index++) projects.push(await scene.project('C1', {}, `T${index}`));
    if (what === 'claiming') {
      // Changed after they were planned, so each is chosen again when it is to be sent.
      scene.answer = () => ({ kind: 'not-sent', reason: 'busy' });
      scene.state.now = tuesday + 1;
      await scene.engine.runDue();
      await scene.pass(1);
      for (const project of projects) await scene.change(project, { phase: 'borging' });
      scene.answer = () => ({ kind: 'sent' });
      scene.posts.length = 0;
      most = 0;
    }
    await scene.pass(2 * 3_600_000);
    await scene.engine.runDue();
    expect(scene.posts).toHaveLength(60);
    // The fifth may begin just before 20 ms are over.
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(5);
  });
});
