import { describe, expect, test } from 'vitest';
import type { Nudge } from '../../../src/domain/project.ts';
import type { Planning } from '../../../src/rules/planning.ts';
import { blockWorkspace, findBlocked } from '../../../src/store/blocked.ts';
import { historyOf } from '../../../src/store/history.ts';
import { findByPlace } from '../../../src/store/project-rows.ts';
import { eraseWorkspace } from '../../../src/store/workspace-data.ts';
import { lessonContent } from '../../support/nudge-project.ts';
import {
  createScene,
  dayMs,
  hourMs,
  minuteMs,
  notSent,
  type Scene,
  tuesday,
  weekly,
} from '../../support/nudge-scene.ts';
import { sceneForEachTest } from '../../support/scene-for-each-test.ts';

let scene: Scene;
sceneForEachTest((fresh) => {
  scene = fresh;
});

describe('a nudge', () => {
  test('is sent at its moment, once, and the next one is a week later', async () => {
    const project = await scene.project('C1');
    await scene.engine.runDue();
    expect(scene.posts).toEqual([]);
    await scene.pass(hourMs);
    await Promise.all([scene.engine.runDue(), scene.engine.runDue(), scene.another().runDue()]);
    expect(scene.posts).toHaveLength(1);
    expect(await scene.only(project)).toMatchObject({
      date: '2026-11-24',
      dueAt: tuesday,
      state: 'sent',
      attempts: 1,
      messageId: 'm1',
      content: { choice: { lesson: 'les-0' } },
    });
    expect((await findByPlace(scene.store.query, project.place))?.next).toEqual({
      at: tuesday + 7 * dayMs,
      date: '2026-12-01',
    });
    await scene.pass(7 * dayMs);
    await scene.engine.runDue();
    expect(scene.posts.map(({ date }) => date)).toEqual(['2026-11-24', '2026-12-01']);
    expect(scene.posts[1]?.nudge.content).toEqual(lessonContent('les-1'));
  });

  test('P7 without an answer from the platform is uncertain, never sent again, and its lesson stays due', async () => {
    const project = await scene.project('C1');
    scene.answer = () => ({ kind: 'uncertain', reason: 'no-answer' });
    await scene.pass(2 * hourMs);
    for (let hour = 0; hour < 30; hour++) {
      await scene.engine.runDue();
      await scene.pass(hourMs);
    }
    expect(scene.posts).toHaveLength(1);
    expect(await scene.only(project)).toMatchObject({ state: 'uncertain', reason: 'no-answer' });
    expect((await historyOf(scene.store.query, project)).shown).toEqual([]);
  });

  test('a sender that throws leaves it uncertain, and the queue moves on', async () => {
    const [first, second] = [await scene.project('C1'), await scene.project('C2')];
    scene.answer = (project) => {
      if (project.id === first.id) throw new Error('oops');
      return { kind: 'sent' };
    };
    await scene.pass(2 * hourMs);
    await scene.engine.runDue();
    expect(await scene.only(first)).toMatchObject({ state: 'uncertain', reason: 'crashed' });
    expect(await scene.only(second)).toMatchObject({ state: 'sent' });
  });

  test('that was not sent for certain is tried again, later each time, and arrives once', async () => {
    const project = await scene.project('C1');
    let tries = 0;
    scene.answer = () => (++tries < 4 ? notSent('unreachable') : { kind: 'sent' });
    await scene.pass(hourMs);
    for (let minute = 0; minute < 20; minute++) {
      await scene.engine.runDue();
      await scene.pass(minuteMs / 4);
    }
    const gaps = scene.posts.slice(1).map(({ at }, index) => at - (scene.posts[index]?.at ?? 0));
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect(await scene.only(project)).toMatchObject({ state: 'sent', attempts: 4 });
  });

  test('that could not be sent within 24 hours is skipped as too late, and its lesson stays due', async () => {
    const project = await scene.project('C1');
    scene.answer = () => notSent('unreachable');
    await scene.pass(hourMs);
    for (let hour = 0; hour < 30; hour++) {
      await scene.engine.runDue();
      await scene.pass(hourMs);
    }
    expect(await scene.only(project)).toMatchObject({ state: 'skipped', reason: 'too-late' });
    expect((await historyOf(scene.store.query, project)).shown).toEqual([]);
  });

  test.each(['cannot-render', 'refused'] as const)(
    'P11 that %s is given up after three tries; others go on',
    async (reason) => {
      const [broken, fine] = [await scene.project('C1'), await scene.project('C2')];
      scene.answer = (project) => (project.id === broken.id ? notSent(reason) : { kind: 'sent' });
      await scene.pass(hourMs);
      for (let hour = 0; hour < 10; hour++) {
        await scene.engine.runDue();
        await scene.pass(hourMs);
      }
      expect(await scene.only(broken)).toMatchObject({ state: 'skipped', reason, attempts: 3 });
      expect(await scene.only(fine)).toMatchObject({ state: 'sent' });
    },
  );

  test('whose choice fails does not stop the others, and is tried again', async () => {
    let failing = true;
    scene = createScene(scene.store, {
      planning: {
        ...weekly,
        choose(project, ...rest) {
          if (failing && project.name === 'stuk') throw new Error('a rule that fails');
          return weekly.choose(project, ...rest);
        },
      },
    });
    const [broken, fine] = [await scene.project('C1', { name: 'stuk' }), await scene.project('C2')];
    await scene.pass(hourMs);
    await scene.engine.runDue();
    expect(await scene.only(fine)).toMatchObject({ state: 'sent' });
    expect(await scene.nudges(broken)).toEqual([]);
    failing = false;
    await scene.pass(hourMs);
    await scene.engine.runDue();
    expect(await scene.only(broken)).toMatchObject({ state: 'sent', date: '2026-11-24' });
  });

  test('the question how to go on leaves the project waiting, with nothing planned', async () => {
    scene = createScene(scene.store, { planning: { ...weekly, choose: () => ({ kind: 'check-in' }) } });
    const project = await scene.project('C1');
    await scene.pass(hourMs);
    await scene.engine.runDue();
    const after = await findByPlace(scene.store.query, project.place);
    expect(after).toMatchObject({ state: { kind: 'waiting' } });
    expect(after).not.toHaveProperty('next');
    expect((await historyOf(scene.store.query, project)).shown).toEqual([]);
  });
});

describe('P13 between plan and sending', () => {
  async function planned() {
    const project = await scene.project('C1');
    scene.answer = () => notSent('unreachable');
    await scene.pass(hourMs);
    await scene.engine.runDue();
    scene.answer = () => ({ kind: 'sent' });
    scene.posts.length = 0;
    await scene.pass(hourMs);
    return project;
  }

  test.each([{ kind: 'paused' }, { kind: 'stopped' }] as const)('$kind is obeyed', async (state) => {
    const project = await planned();
    await scene.change(project, { state });
    await scene.engine.runDue();
    expect(scene.posts).toEqual([]);
    expect(await scene.only(project)).toMatchObject({ state: 'skipped', reason: state.kind });
  });

  test('an erased project gets nothing', async () => {
    const project = await planned();
    await eraseWorkspace(scene.store, project.place);
    await scene.engine.runDue();
    expect(scene.posts).toEqual([]);
    expect(await scene.nudges(project)).toEqual([]);
  });

  test.each<[what: string, choose: Planning['choose'], becomes: Partial<Nudge>]>([
    ['another goes that day', () => lessonContent('les-1'), { state: 'sent', content: lessonContent('les-1') }],
    ['none fits, and it says so', () => undefined, { state: 'skipped', reason: 'lesson-gone' }],
  ])('Y13 a lesson that an editor took away is not tried: %s', async (_what, choose, becomes) => {
    const project = await planned();
    const isThere = (content: Nudge['content']) => content.kind === 'check-in' || content.choice.lesson !== 'les-0';
    scene = createScene(scene.store, { planning: { ...weekly, isThere, choose } }, scene.state.now);
    await scene.engine.runDue();
    expect(await scene.only(project)).toMatchObject(becomes);
    expect(scene.posts.map(({ nudge }) => nudge.content)).not.toContainEqual(lessonContent('les-0'));
  });

  test('a change of the plan chooses again', async () => {
    const project = await planned();
    scene = createScene(
      scene.store,
      { planning: { ...weekly, choose: ({ phase }) => lessonContent(`voor-${phase}`) } },
      scene.state.now,
    );
    await scene.change(project, { phase: 'borging' });
    await scene.engine.runDue();
    expect(scene.posts.map(({ nudge }) => nudge.content)).toEqual([lessonContent('voor-borging')]);
    expect(await scene.only(project)).toMatchObject({ content: lessonContent('voor-borging') });
  });

  test('a change after which nothing fits skips it, with the reason', async () => {
    const project = await planned();
    scene = createScene(scene.store, { planning: { ...weekly, choose: () => undefined } }, scene.state.now);
    await scene.change(project, { phase: 'borging' });
    await scene.engine.runDue();
    expect(await scene.only(project)).toMatchObject({ state: 'skipped', reason: 'no-nudge' });
  });

  test('a rule that fails at the second choice puts it off for an hour, with a line', async () => {
    const project = await planned();
    let choices = 0;
    const choose: Planning['choose'] = () => {
      choices += 1;
      throw new Error('a rule that fails');
    };
    scene = createScene(scene.store, { planning: { ...weekly, choose } }, scene.state.now);
    await scene.change(project, { phase: 'borging' });
    for (let time = 0; time < 3; time++) {
      await scene.engine.runDue();
      await scene.pass(10 * minuteMs);
    }
    expect([choices, (await scene.only(project)).state]).toEqual([1, 'planned']);
    expect(scene.logged).toContain('a nudge could not be chosen again');
    await scene.pass(hourMs);
    await scene.engine.runDue();
    expect(choices).toBe(2);
  });
});

describe('the log says', () => {
  /** The lines of a scene with their details. */
  async function linesOf(run: (scene: Scene) => Promise<unknown>): Promise<readonly (readonly [object, string])[]> {
    const lines: (readonly [object, string])[] = [];
    const say = (details: object, message: string) => void lines.push([details, message]);
    scene = createScene(scene.store, { log: { info: say, warn: say, error: say } });
    await run(scene);
    await scene.engine.runDue();
    return lines;
  }

  test('of what was sent that it was, of what was not why', async () => {
    const lines = await linesOf(async (one) => {
      await one.project('C1');
      await one.pass(hourMs);
    });
    expect(lines).toContainEqual([expect.objectContaining({ outcome: 'sent' }), 'a nudge was offered']);
    expect(lines.flatMap(([details]) => ('reason' in details ? [details] : []))).toEqual([]);
  });

  test('that a sender failed, and which nudge it had', async () => {
    const lines = await linesOf(async (one) => {
      const project = await one.project('C1');
      one.answer = () => {
        throw new Error('a slip');
      };
      await one.pass(hourMs);
      return project;
    });
    expect(lines).toContainEqual([expect.objectContaining({ nudge: expect.any(String) }), 'a sender failed']);
  });

  test('which projects were shut out, and why', async () => {
    const ids: string[] = [];
    const lines = await linesOf(async (one) => {
      ids.push((await one.project('C1')).id);
      one.answer = () => ({ kind: 'parked', reason: 'archived', scope: 'channel' });
      await one.pass(hourMs);
    });
    expect(lines).toContainEqual([expect.objectContaining({ projects: ids, reason: 'archived' }), 'shut out']);
  });

  test('and what was not taken does not free a workspace that is blocked', async () => {
    const project = await scene.project('C1');
    await blockWorkspace(scene.store.query, project.place, {
      reason: 'signed-out',
      now: 0,
      probeAt: Number.MAX_SAFE_INTEGER,
    });
    expect(await findBlocked(scene.store.query, project.place)).toMatchObject({ reason: 'signed-out' });
    await scene.pass(hourMs);
    scene.answer = () => notSent('unreachable');
    await scene.engine.runDue();
    expect(await findBlocked(scene.store.query, project.place)).toMatchObject({ reason: 'signed-out' });
  });
});
