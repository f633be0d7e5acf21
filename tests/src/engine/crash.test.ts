import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/engine/outcome.ts';
import { findByPlace } from '../../../src/store/project-rows.ts';
import { type Query, type Store, StoreError } from '../../../src/store/store.ts';
import { hourMs, minuteMs, type Scene } from '../../support/nudge-scene.ts';
import { sceneForEachTest } from '../../support/scene-for-each-test.ts';
import { until } from '../../support/until.ts';

let scene: Scene;
sceneForEachTest((fresh) => {
  scene = fresh;
});

/** Every point at which a process can die, and what must be left: how often it was posted, and what is written down. */
describe('D2 a process that dies', () => {
  const steps = {
    plan: /INSERT INTO nudge/,
    intent: /SET state = 'sending'/,
    outcome: /state IN \('sending', 'uncertain'\)/,
  };
  type Failpoint = `${'before' | 'after'} the ${keyof typeof steps | 'call'} ${'is committed' | ''}`;

  function dyingAt(real: Store, failpoint: string) {
    let dead = false;
    const die = () => {
      dead = true;
      throw new Error('killed');
    };
    const alive = () => {
      if (dead) throw new Error('dead');
    };
    const dying: Store = {
      ...real,
      query: async (...call) => {
        alive();
        return real.query(...call);
      },
      async transaction(work) {
        alive();
        let seen = '';
        const result = await real.transaction(async (query, along) => {
          const watch: Query = async (sql, values) => {
            alive();
            for (const [name, pattern] of Object.entries(steps)) if (pattern.test(sql)) seen = name;
            return query(sql, values);
          };
          const inner = await work(watch, along);
          if (failpoint === `before the ${seen} is committed`) die();
          return inner;
        });
        if (failpoint === `after the ${seen} is committed`) die();
        return result;
      },
    };
    return { dying, die };
  }

  test.each([
    ['before the plan is committed', 1, 'sent'],
    ['after the plan is committed', 1, 'sent'],
    ['before the intent is committed', 1, 'sent'],
    ['after the intent is committed', 0, 'uncertain'],
    ['before the call', 0, 'uncertain'],
    ['after the call', 1, 'uncertain'],
    ['before the outcome is committed', 1, 'uncertain'],
    ['after the outcome is committed', 1, 'sent'],
  ] satisfies [Failpoint | string, number, string][])(
    '%s: posted %i time, and %s',
    async (failpoint, posted, state) => {
      const project = await scene.project('C1');
      const { dying, die } = dyingAt(scene.store, failpoint);
      const victim = scene.another({
        store: dying,
        async send(...to) {
          if (failpoint === 'before the call') die();
          const outcome = await scene.options.send(...to);
          if (failpoint === 'after the call') die();
          return outcome;
        },
      });
      await scene.pass(hourMs);
      await victim.runDue().catch(() => undefined);

      // Another process comes along at once, and again when every lease has ended.
      const survivor = scene.another();
      await survivor.runDue();
      await scene.pass(2 * minuteMs);
      await survivor.runDue();
      expect(scene.posts).toHaveLength(posted);
      expect(await scene.only(project)).toMatchObject({ state });
      const { next } = (await findByPlace(scene.store.query, project.place)) ?? {};
      expect(next?.date).toBe('2026-12-01');
    },
  );

  test('while it is alive, nobody takes over what it is sending', async () => {
    const project = await scene.project('C1');
    let answered: (outcome: Outcome) => void = () => undefined;
    const slow = scene.another({
      send: (...to) => {
        void scene.options.send(...to);
        return new Promise((resolve) => {
          answered = resolve;
        });
      },
    });
    await scene.pass(hourMs);
    const sending = slow.runDue();
    await until(() => scene.posts.length > 0);
    await scene.another().runDue();
    expect(await scene.only(project)).toMatchObject({ state: 'sending' });
    answered({ kind: 'sent', messageId: 'late' });
    await sending;
    expect(scene.posts).toHaveLength(1);
    expect(await scene.only(project)).toMatchObject({ state: 'sent', messageId: 'late' });
  });

  test('an outcome that comes after the lease still counts, for whoever has it knows for certain', async () => {
    const project = await scene.project('C1');
    const late = scene.another({
      async send(...to) {
        const outcome = await scene.options.send(...to);
        await scene.pass(2 * minuteMs);
        await scene.another().runDue();
        expect(await scene.only(project)).toMatchObject({ state: 'uncertain', reason: 'no-outcome' });
        return outcome;
      },
    });
    await scene.pass(hourMs);
    await late.runDue();
    expect(await scene.only(project)).toMatchObject({ state: 'sent', messageId: 'm1' });
    expect(scene.posts).toHaveLength(1);
  });
});

describe('D10 a store that goes away', () => {
  test('between the call and the outcome: the outcome is kept once it is back', async () => {
    const project = await scene.project('C1');
    let away = 0;
    const flaky: Store = {
      ...scene.store,
      transaction: async (work) => {
        if (away > 0 && away-- > 0) throw new StoreError('unreachable');
        return scene.store.transaction(work);
      },
    };
    const engine = scene.another({
      store: flaky,
      async send(...to) {
        away = 5;
        return scene.options.send(...to);
      },
    });
    await scene.pass(hourMs);
    await engine.runDue();
    expect(await scene.only(project)).toMatchObject({ state: 'sent', messageId: 'm1' });
    expect(scene.posts).toHaveLength(1);
  });

  test('for good after the call: uncertain, and never a second one', async () => {
    const project = await scene.project('C1');
    let away = false;
    const gone: Store = {
      ...scene.store,
      transaction: async (work) => {
        if (away) throw new StoreError('unreachable');
        return scene.store.transaction(work);
      },
    };
    const engine = scene.another({
      store: gone,
      async send(...to) {
        away = true;
        return scene.options.send(...to);
      },
    });
    await scene.pass(hourMs);
    await engine.runDue().catch(() => undefined);
    await scene.pass(2 * minuteMs);
    await scene.another().runDue();
    expect(await scene.only(project)).toMatchObject({ state: 'uncertain', reason: 'no-outcome' });
    expect(scene.posts).toHaveLength(1);
  });
});
