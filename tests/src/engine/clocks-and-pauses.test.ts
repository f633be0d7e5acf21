import { describe, expect, test } from 'vitest';
import { markRestored } from '../../../src/store/marks.ts';
import { findByPlace } from '../../../src/store/project-rows.ts';
import { createScene, dayMs, hourMs, minuteMs, type Scene, tuesday } from '../../support/nudge-scene.ts';
import { sceneForEachTest } from '../../support/scene-for-each-test.ts';

let scene: Scene;
sceneForEachTest((fresh) => {
  scene = fresh;
});

describe('clocks and pauses', () => {
  test.each([
    ['an hour ahead and back', hourMs],
    ['a day ahead and back', dayMs],
  ])('P4 a clock that goes %s makes no second nudge', async (_what, jump) => {
    const project = await scene.project('C1');
    await scene.pass(hourMs);
    await scene.engine.runDue();
    for (const shift of [jump, -jump, -jump, jump, 90_000, -90_000]) {
      scene.state.now += shift;
      await scene.engine.runDue();
    }
    expect(scene.posts).toHaveLength(1);
    expect(await scene.nudges(project)).toHaveLength(1);
  });

  test('P4 two processes with clocks 90 s apart make one nudge', async () => {
    const project = await scene.project('C1');
    const ahead = createScene(scene.store, {}, tuesday + 60_000);
    const behind = createScene(scene.store, {}, tuesday - 30_000);
    await Promise.all([behind.engine.runDue(), ahead.engine.runDue()]);
    await behind.pass(minuteMs);
    await behind.engine.runDue();
    expect([...ahead.posts, ...behind.posts]).toHaveLength(1);
    expect(await scene.only(project)).toMatchObject({ state: 'sent' });
  });

  test.each([
    ['3 minutes', 3 * minuteMs, ['sent']],
    ['3 days', 3 * dayMs, ['skipped']],
    ['6 weeks and an hour', 42 * dayMs + hourMs, ['sent', ...Array(6).fill('skipped')]],
    ['6 weeks and 2 days', 44 * dayMs, Array(7).fill('skipped')],
  ])('P5 after being down for %s there is at most one, and only within 24 hours', async (_what, down, states) => {
    const project = await scene.project('C1');
    await scene.pass(hourMs + down);
    await scene.engine.runDue();
    const nudges = await scene.nudges(project);
    expect(nudges.map(({ state }) => state)).toEqual(states);
    expect(nudges.filter(({ state }) => state === 'skipped').every(({ reason }) => reason === 'missed')).toBe(true);
    expect(scene.posts.length).toBeLessThanOrEqual(1);
  });

  test('P5 after years the missed ones are bounded, and the rhythm goes on', async () => {
    const project = await scene.project('C1');
    await scene.pass(hourMs + 5 * 364 * dayMs);
    await scene.engine.runDue();
    expect((await scene.nudges(project)).length).toBeLessThan(70);
    expect(scene.posts).toHaveLength(1);
    const { next } = (await findByPlace(scene.store.query, project.place)) ?? {};
    expect(next?.at).toBeGreaterThan(scene.state.now);
  });

  test('D12 moments before the store was put back are not sent again, later ones are', async () => {
    const project = await scene.project('C1');
    await scene.pass(14 * dayMs + 2 * hourMs);
    await markRestored(scene.store, scene.state.now);
    await scene.engine.runDue();
    expect((await scene.nudges(project)).map(({ state, reason }) => [state, reason])).toEqual(
      Array(3).fill(['skipped', 'restored']),
    );
    await scene.pass(7 * dayMs);
    await scene.engine.runDue();
    expect(scene.posts.map(({ date }) => date)).toEqual(['2026-12-15']);
  });

  test('a pause with an end wakes up by itself at its next moment', async () => {
    const project = await scene.project('C1', {
      state: { kind: 'paused', until: '2026-12-01' },
      next: { at: tuesday + 7 * dayMs, date: '2026-12-01' },
    });
    await scene.pass(2 * hourMs);
    await scene.engine.runDue();
    expect(scene.posts).toEqual([]);
    await scene.pass(7 * dayMs);
    await scene.engine.runDue();
    expect(scene.posts.map(({ date }) => date)).toEqual(['2026-12-01']);
    expect(await findByPlace(scene.store.query, project.place)).toMatchObject({ state: { kind: 'active' } });
  });
});
