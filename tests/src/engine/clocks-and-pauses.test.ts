import { describe, expect, test } from 'vitest';
import { createCleaning } from '../../../src/engine/cleaning.ts';
import { markRestored } from '../../../src/store/marks.ts';
import { findByPlace } from '../../../src/store/project-rows.ts';
import { createScene, dayMs, hourMs, minuteMs, notSent, type Scene, tuesday } from '../../support/nudge-scene.ts';
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

  describe.each([
    ['a day', dayMs],
    ['eight days', 8 * dayMs],
    ['three weeks', 21 * dayMs],
    ['a year and a half', 550 * dayMs],
    ['decades, until 2100', Date.parse('2100-01-05T12:00:00Z') - tuesday],
  ])('P4 a clock that was ahead by %s', (_what, jump) => {
    /** As an engine that runs does it beside its nudges. */
    const cleaning = () =>
      createCleaning({ ...scene.options, clock: scene.clock, stopped: new AbortController().signal });

    async function wrongForAWhile(answer: Scene['answer'] = () => ({ kind: 'sent' })) {
      const project = await scene.project('C1');
      const clean = cleaning();
      await clean();
      scene.answer = answer;
      scene.state.now += jump;
      scene.state.real += jump;
      await scene.pass(2 * hourMs);
      await scene.engine.runDue();
      await clean();
      scene.state.now -= jump;
      scene.state.real -= jump;
      scene.answer = () => ({ kind: 'sent' });
      return { project, clean };
    }

    test.each(['goes on', 'was restarted'])(
      'and was mended leaves no silence, and no day has two (the bot %s)',
      async (how) => {
        const { project, clean } = await wrongForAWhile();
        await (how === 'goes on' ? clean() : cleaning()());
        const engine = how === 'goes on' ? scene.engine : scene.another();
        const wrong = scene.posts.length;
        for (let week = 0; week < 8; week++) {
          await engine.runDue();
          await scene.pass(7 * dayMs);
        }
        const dates = scene.posts.map(({ date }) => date);
        expect(new Set(dates).size).toBe(dates.length);
        // Of the first weeks some may have had theirs from the clock that was ahead.
        expect(dates.slice(wrong)).toEqual(expect.arrayContaining(['2026-12-22', '2026-12-29', '2027-01-05']));
        expect(dates.length).toBeGreaterThanOrEqual(7);
        const { next } = (await findByPlace(scene.store.query, project.place)) ?? {};
        expect((next?.at ?? Number.POSITIVE_INFINITY) - scene.state.now).toBeLessThanOrEqual(7 * dayMs);
      },
    );

    test('and put a nudge off sends it in its time', async () => {
      const { project, clean } = await wrongForAWhile(() => notSent('rate-limited', 10 * hourMs));
      await clean();
      for (let day = 0; day < 60; day++) {
        await scene.engine.runDue();
        await scene.pass(dayMs);
      }
      const dates = scene.posts.filter(({ at }) => at < tuesday + 100 * dayMs).map(({ date }) => date);
      expect(dates).toEqual(expect.arrayContaining(['2026-12-22', '2026-12-29', '2027-01-05', '2027-01-12']));
      const nudges = await scene.nudges(project);
      expect(nudges.filter(({ state }) => state === 'planned')).toEqual([]);
    });

    test('and died while it was sending leaves a nudge in doubt, and no more', async () => {
      const { project, clean } = await wrongForAWhile();
      await clean();
      await scene.store.query(`UPDATE nudge SET state = 'sending', lease_until = $1 WHERE state = 'sent'`, [
        scene.state.real + jump + 90_000,
      ]);
      await scene.pass(90_001);
      await scene.engine.runDue();
      const states = (await scene.nudges(project)).map(({ state }) => state);
      expect(states).not.toContain('sending');
    });

    test('forgets nothing that a clock that is right still needs', async () => {
      const project = await scene.project('C2', { next: { at: tuesday - 7 * dayMs, date: '2026-11-17' } });
      scene.state.now = tuesday - 7 * dayMs + 1;
      await scene.engine.runDue();
      expect(await scene.nudges(project)).toHaveLength(1);
      scene.state.now = tuesday - hourMs;
      await wrongForAWhile();
      expect((await scene.nudges(project)).map(({ date }) => date)).toContain('2026-11-17');
    });
  });

  test('D14 a bot that was off for years believes its clock after some days, and then forgets what is too old', async () => {
    const project = await scene.project('C1');
    const clean = createCleaning({ ...scene.options, clock: scene.clock, stopped: new AbortController().signal });
    await scene.pass(hourMs);
    await scene.engine.runDue();
    await clean();
    await scene.pass(3 * 365 * dayMs);
    const dates = async () => (await scene.nudges(project)).map(({ date }) => date);
    await clean();
    expect(await dates()).toEqual(['2026-11-24']);
    await scene.pass(3 * dayMs + hourMs);
    await clean();
    expect(await dates()).toEqual([]);
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
