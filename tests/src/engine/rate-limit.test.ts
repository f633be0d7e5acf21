import { describe, expect, test } from 'vitest';
import { rateLimits } from '../../../adapters/host/platforms.ts';
import { createRateLimiter, type RateLimits } from '../../../src/engine/rate-limit.ts';
import { dayMs, hourMs, minuteMs, notSent, type Scene, tuesday } from '../../support/nudge-scene.ts';
import { sceneForEachTest } from '../../support/scene-for-each-test.ts';

let scene: Scene;
sceneForEachTest((fresh) => {
  scene = fresh;
});

describe('what platforms ask', () => {
  test.each([
    ['1 s', 1_000],
    ['60 s', 60_000],
    ['an hour', 3_600_000],
    ['nothing we can read', undefined],
  ])('P6 429 on 100 channels with a wait of %s: waited as told, and all arrive once', async (_what, retryAfter) => {
    const projects = [];
    for (let index = 0; index < 100; index++) projects.push(await scene.project(`C${index}`));
    await scene.pass(hourMs);
    let refused = 0;
    scene.answer = () => (refused++ < 20 ? notSent('rate-limited', retryAfter) : { kind: 'sent' });
    let previous = 0;
    let refusedUntil = 0;
    for (let step = 0; step < 4_000 && scene.posts.length < 120; step++) {
      await scene.engine.runDue();
      // Those already on their way when the first refusal came may still arrive, but no new ones.
      if (refused > previous && refused < 20) refusedUntil = scene.state.real + (retryAfter ?? 0);
      previous = refused;
      await scene.pass(1_000 + Math.floor((refusedUntil > scene.state.real ? (retryAfter ?? 0) : 0) / 4));
    }
    for (const project of projects) expect(await scene.only(project)).toMatchObject({ state: 'sent' });
    const refusals = scene.posts.slice(0, 20);
    const accepted = new Set(scene.posts.slice(20).map(({ project }) => project));
    expect(accepted.size).toBe(100);
    for (const { project, at } of refusals) {
      const next = scene.posts.find((post) => post.project === project && post.at > at);
      expect((next?.at ?? 0) - at).toBeGreaterThanOrEqual(retryAfter ?? 15_000);
    }
  });

  test.each([
    ['a week', 7 * dayMs],
    ['32 years', 1e12],
    ['for ever', Number.MAX_SAFE_INTEGER],
  ])('P6 a platform that asks to wait %s is heard for a day at most', async (_what, asked) => {
    const project = await scene.project('C1');
    await scene.pass(hourMs);
    scene.answer = () => notSent('rate-limited', asked);
    await scene.engine.runDue();
    expect((await scene.store.query<{ at: number }>('SELECT not_before AS at FROM nudge'))[0]?.at).toBe(
      tuesday + dayMs,
    );
    scene.answer = () => ({ kind: 'sent' });
    await scene.pass(7 * dayMs);
    await scene.engine.runDue();
    expect((await scene.nudges(project)).map(({ state }) => state)).toEqual(['sent', 'skipped']);
    // Another process, started meanwhile, knows no more than the store.
    await scene.pass(7 * dayMs);
    await scene.another().runDue();
    expect((await scene.nudges(project)).map(({ state }) => state)).toEqual(['sent', 'sent', 'skipped']);
  });

  test.each([0, -5_000, Number.NaN])(
    'P6 a platform that refuses and asks to wait %f ms waits as long as any that fails',
    async (asked) => {
      const project = await scene.project('C1');
      await scene.pass(hourMs);
      scene.answer = () => notSent('rate-limited', asked);
      for (let second = 0; second < 100; second++) {
        await scene.engine.runDue();
        await scene.pass(1_000);
      }
      expect(scene.posts.length).toBeGreaterThan(1);
      expect(scene.posts.length).toBeLessThan(5);
      scene.answer = () => ({ kind: 'sent' });
      await scene.pass(hourMs);
      await scene.engine.runDue();
      expect(await scene.only(project)).toMatchObject({ state: 'sent' });
    },
  );

  test('a kill leaves at most one in doubt in each workspace: nothing else of it goes before the outcome is known', async () => {
    for (let index = 0; index < 30; index++) await scene.project(`C${index}`, {}, `T${index % 3}`);
    await scene.pass(2 * hourMs);
    const onTheirWay = new Map<string, number>();
    let most = 0;
    const engine = scene.another({
      async send({ place: { workspace } }) {
        onTheirWay.set(workspace, (onTheirWay.get(workspace) ?? 0) + 1);
        most = Math.max(most, ...onTheirWay.values());
        const sending = await scene.store.query<{ n: number }>(
          `SELECT count(*) AS n FROM nudge JOIN project ON project.id = nudge.project
           WHERE nudge.state = 'sending' GROUP BY workspace ORDER BY n DESC LIMIT 1`,
        );
        most = Math.max(most, Number(sending[0]?.n));
        for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
        onTheirWay.set(workspace, (onTheirWay.get(workspace) ?? 0) - 1);
        return { kind: 'sent' };
      },
    });
    await engine.runDue();
    expect(most).toBe(1);
    expect(await scene.store.query('SELECT DISTINCT state FROM nudge')).toEqual([{ state: 'sent' }]);
  });

  test.each([
    [100, 4],
    [600, 1.6],
  ])('one workspace that answers within %i ms gets %f a second all the time', async (ms, aSecond) => {
    for (let index = 0; index < 200; index++) await scene.project(`C${index}`);
    await scene.pass(hourMs);
    const began = scene.state.real;
    const engine = scene.another({
      async send() {
        await scene.pass(ms);
        return { kind: 'sent' };
      },
    });
    await engine.runDue();
    const seconds = (scene.state.real - began) / 1_000;
    expect(200 / seconds).toBeGreaterThan(aSecond * 0.85);
    expect(200 / seconds).toBeLessThanOrEqual(aSecond * 1.05);
  });

  test('two processes on one store together keep to what one workspace takes', async () => {
    for (let index = 0; index < 60; index++) await scene.project(`C${index}`);
    await scene.pass(hourMs);
    const send: typeof scene.options.send = async (...to) => {
      const outcome = await scene.options.send(...to);
      await scene.pass(10);
      return outcome;
    };
    await Promise.all([scene.another({ send }).runDue(), scene.another({ send }).runDue()]);
    expect(new Set(scene.posts.map(({ project }) => project)).size).toBe(60);
    const times = scene.posts.map(({ at }) => at).toSorted((a, b) => a - b);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(59 * 250 - 100);
    for (const at of times) {
      // One may come a little early, and the next one is as much later.
      expect(times.filter((other) => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(5);
    }
  });

  test('P14 1,000 channels of one workspace are done within 20 minutes, also when each answer takes more than half a second', async () => {
    for (let index = 0; index < 1_000; index++) await scene.project(`C${index}`);
    await scene.pass(hourMs);
    const engine = scene.another({
      async send() {
        await scene.pass(600);
        return { kind: 'sent' };
      },
    });
    const began = scene.state.real;
    await engine.runDue();
    expect(await scene.store.query('SELECT state, count(*) AS n FROM nudge GROUP BY state')).toEqual([
      { state: 'sent', n: 1_000 },
    ]);
    expect(scene.state.real - began).toBeLessThan(20 * minuteMs);
  });

  test('P6 while a workspace must wait, others get theirs', async () => {
    const [busy, other] = [await scene.project('C1'), await scene.project('C1', {}, 'T2')];
    const later = await scene.project('C2', { next: { at: tuesday + minuteMs, date: '2026-11-24' } });
    scene.answer = (project) => (project.id === busy.id ? notSent('rate-limited', 600_000) : { kind: 'sent' });
    await scene.pass(hourMs);
    await scene.engine.runDue();
    expect(await scene.only(other)).toMatchObject({ state: 'sent' });
    await scene.pass(2 * minuteMs);
    await scene.engine.runDue();
    expect(await scene.only(later)).toMatchObject({ state: 'planned', attempts: 0 });
    await scene.pass(10 * minuteMs);
    await scene.engine.runDue();
    expect(await scene.only(later)).toMatchObject({ state: 'sent' });
  });

  test('P6 with more workspaces waiting than fit in a statement, the others still get theirs', async () => {
    for (let index = 0; index < 120; index++) await scene.project('C1', {}, `busy-${index}`);
    scene.answer = () => notSent('rate-limited', 6 * hourMs);
    await scene.pass(hourMs);
    await scene.engine.runDue();
    expect(scene.posts).toHaveLength(120);
    for (let index = 0; index < 120; index++) {
      await scene.project('C2', { next: { at: tuesday + minuteMs, date: '2026-11-24' } }, `busy-${index}`);
    }
    const fine = await scene.project('C1', { next: { at: tuesday + minuteMs, date: '2026-11-24' } }, 'z-fine');
    scene.answer = () => ({ kind: 'sent' });
    await scene.pass(hourMs);
    await scene.engine.runDue();
    expect(scene.posts).toHaveLength(121);
    expect(await scene.only(fine)).toMatchObject({ state: 'sent' });
  });

  test('workspaces with many waiting do not keep the others back', async () => {
    for (let index = 0; index < 300; index++) {
      const at = tuesday + Math.floor(index / 30);
      await scene.project(`C${index}`, { next: { at, date: '2026-11-24' } }, `busy-${Math.floor(index / 30)}`);
    }
    const fine = await scene.project('C', { next: { at: tuesday + minuteMs, date: '2026-11-24' } }, 'fine');
    await scene.pass(2 * hourMs);
    const begin = scene.state.real;
    await scene.engine.runDue();
    const mine = scene.posts.find(({ project }) => project === fine.id);
    expect((mine?.at ?? Number.POSITIVE_INFINITY) - begin).toBeLessThan(1_000);
    expect(scene.posts).toHaveLength(301);
  });

  test('a period may be as long as a platform says', () => {
    const onceAMinute: RateLimits = { channel: [], workspace: [{ count: 1, ms: minuteMs }] };
    const limiter = createRateLimiter({ ...rateLimits, slack: onceAMinute });
    const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
    expect(limiter.take(place, 0)).toBeUndefined();
    expect(limiter.take({ ...place, workspace: 'T2' }, 45_000)).toBeUndefined();
    expect(limiter.take(place, 46_000)).toEqual({ waitMs: 14_000, scope: 'workspace' });
    expect(limiter.take(place, minuteMs)).toBeUndefined();
  });

  test.each([
    ['slack', 4, 1_000],
    ['teams', 30, 1_000],
  ] as const)(
    'P14 1,000 channels of one %s at the same moment: within the limits, and done within 20 minutes',
    async (platform, most, ms) => {
      for (let index = 0; index < 1_000; index++) await scene.project(`C${index}`, {}, 'T1', platform);
      await scene.pass(hourMs);
      await scene.engine.runDue();
      expect(scene.posts).toHaveLength(1_000);
      expect(new Set(scene.posts.map(({ project }) => project)).size).toBe(1_000);
      const times = scene.posts.map(({ at }) => at);
      times.forEach((at, index) => {
        expect(times.filter((other, later) => later >= index && other < at + ms).length).toBeLessThanOrEqual(most);
      });
      expect((times.at(-1) ?? 0) - tuesday).toBeLessThan(20 * minuteMs);
    },
  );
});
