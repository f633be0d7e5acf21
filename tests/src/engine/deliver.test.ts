import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/engine/clock.ts';
import { type Outcome, renderAndSend } from '../../../src/engine/outcome.ts';
import { resumeParked } from '../../../src/engine/resume.ts';
import { listAudit } from '../../../src/store/audit.ts';
import { historyOf } from '../../../src/store/history.ts';
import { markRestored } from '../../../src/store/marks.ts';
import { changeProject, findProject, removeProject, setState } from '../../../src/store/project-rows.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { type Query, type Store, StoreError } from '../../../src/store/store.ts';
import { lessonContent } from '../../support/nudge-project.ts';
import { createScene, dayMs, hourMs, minuteMs, type Scene, tuesday, weekly } from '../../support/nudge-scene.ts';

let store: Store;
let scene: Scene;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  scene = createScene(store);
});
afterEach(() => store.close());

const notSent = (
  reason: 'unreachable' | 'rate-limited' | 'refused' | 'cannot-render',
  retryAfterMs?: number,
): Outcome => ({
  kind: 'not-sent',
  reason,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
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
    expect((await findProject(store.query, project.id))?.next).toEqual({ at: tuesday + 7 * dayMs, date: '2026-12-01' });
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
    expect((await historyOf(store.query, project)).shown).toEqual([]);
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
    expect((await historyOf(store.query, project)).shown).toEqual([]);
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

  test('P11 whose card throws was not sent for certain; after that it may have been', async () => {
    const fine = async () => ({ kind: 'sent' }) as const;
    const broken = () => {
      throw new Error('a card that fails');
    };
    expect(await renderAndSend(() => 'card', fine)).toEqual({ kind: 'sent' });
    expect(await renderAndSend(broken, fine)).toEqual({ kind: 'not-sent', reason: 'cannot-render' });
    await expect(renderAndSend(() => 'card', broken)).rejects.toThrow('a card that fails');
  });

  test('whose choice fails does not stop the others, and is tried again', async () => {
    let failing = true;
    scene = createScene(store, {
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
    scene = createScene(store, { planning: { ...weekly, choose: () => ({ kind: 'check-in' }) } });
    const project = await scene.project('C1');
    await scene.pass(hourMs);
    await scene.engine.runDue();
    const after = await findProject(store.query, project.id);
    expect(after).toMatchObject({ state: { kind: 'waiting' } });
    expect(after).not.toHaveProperty('next');
    expect((await historyOf(store.query, project)).shown).toEqual([]);
  });
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
    const ahead = createScene(store, {}, tuesday + 60_000);
    const behind = createScene(store, {}, tuesday - 30_000);
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
    const { next } = (await findProject(store.query, project.id)) ?? {};
    expect(next?.at).toBeGreaterThan(scene.state.now);
  });

  test('D12 moments before the store was put back are not sent again, later ones are', async () => {
    const project = await scene.project('C1');
    await scene.pass(14 * dayMs + 2 * hourMs);
    await markRestored(store, scene.state.now);
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
    expect(await findProject(store.query, project.id)).toMatchObject({ state: { kind: 'active' } });
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
    await setState(store, project.id, state, undefined, scene.state.now);
    await scene.engine.runDue();
    expect(scene.posts).toEqual([]);
    expect(await scene.only(project)).toMatchObject({ state: 'skipped', reason: state.kind });
  });

  test('an erased project gets nothing', async () => {
    const project = await planned();
    await removeProject(store.query, project.id);
    await scene.engine.runDue();
    expect(scene.posts).toEqual([]);
    expect(await scene.nudges(project)).toEqual([]);
  });

  test('a change of the plan chooses again', async () => {
    const project = await planned();
    scene = createScene(
      store,
      { planning: { ...weekly, choose: ({ phase }) => lessonContent(`voor-${phase}`) } },
      scene.state.now,
    );
    await changeProject(store, project.id, (one) => ({ ...one, phase: 'borging' }), scene.state.now);
    await scene.engine.runDue();
    expect(scene.posts.map(({ nudge }) => nudge.content)).toEqual([lessonContent('voor-borging')]);
    expect(await scene.only(project)).toMatchObject({ content: lessonContent('voor-borging') });
  });
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

  test('P16 one platform that fails for an hour gets one look a minute; the other notices nothing, and it resumes', async () => {
    for (let index = 0; index < 100; index++) await scene.project(`C${index}`, {}, `T${index}`);
    const teams = await scene.project('T', {}, 'tenant', 'teams');
    let down = true;
    scene.answer = ({ place }) => (place.platform === 'slack' && down ? notSent('unreachable') : { kind: 'sent' });
    await scene.pass(hourMs);
    for (let second = 0; second < 3600; second += 5) {
      await scene.engine.runDue();
      await scene.pass(5_000);
    }
    expect(await scene.only(teams)).toMatchObject({ state: 'sent' });
    const looks = scene.posts.filter(({ at, project }) => project !== teams.id && at > tuesday + minuteMs);
    expect(looks.length).toBeGreaterThan(50);
    expect(looks.length).toBeLessThanOrEqual(61);
    down = false;
    for (let minute = 0; minute < 90; minute++) {
      await scene.pass(minuteMs);
      await scene.engine.runDue();
    }
    const states = await store.query('SELECT DISTINCT state FROM nudge');
    expect(states).toEqual([{ state: 'sent' }]);
  });
});

describe('not let in', () => {
  test('P9 an archived channel is parked after one try, told once, and others go on', async () => {
    const told: string[] = [];
    scene = createScene(store, {
      onParked: async (projects, reason) => void told.push(`${projects.length} ${reason}`),
    });
    const [gone, fine] = [await scene.project('C1'), await scene.project('C2')];
    scene.answer = ({ id }) =>
      id === gone.id ? { kind: 'parked', reason: 'archived', scope: 'channel' } : { kind: 'sent' };
    await scene.pass(hourMs);
    for (let week = 0; week < 3; week++) {
      await scene.engine.runDue();
      await scene.pass(7 * dayMs);
    }
    expect(scene.posts.filter(({ project }) => project === gone.id)).toHaveLength(1);
    expect(scene.posts.filter(({ project }) => project === fine.id)).toHaveLength(3);
    expect(told).toEqual(['1 archived']);
    expect(await findProject(store.query, gone.id)).toMatchObject({ state: { kind: 'parked', reason: 'archived' } });
    expect(await scene.only(gone)).toMatchObject({ state: 'parked', reason: 'archived' });
    expect(await listAudit(store.query, gone.id, 5)).toMatchObject([{ kind: 'parked', detail: 'archived' }]);
  });

  test('P10 a revoked token parks all of that workspace with one alert; others go on', async () => {
    const told: number[] = [];
    scene = createScene(store, { onParked: async (projects) => void told.push(projects.length) });
    for (let index = 0; index < 50; index++) await scene.project(`C${index}`);
    const paused = await scene.project('C-paused', { state: { kind: 'paused' } });
    const other = await scene.project('C1', {}, 'T2');
    scene.answer = ({ place }) =>
      place.workspace === 'T1' ? { kind: 'parked', reason: 'signed-out', scope: 'workspace' } : { kind: 'sent' };
    await scene.pass(hourMs);
    await scene.engine.runDue();
    expect(scene.posts.filter(({ project }) => project !== other.id).length).toBeLessThanOrEqual(4);
    expect(told).toEqual([50]);
    expect(await scene.only(other)).toMatchObject({ state: 'sent' });
    expect(await findProject(store.query, paused.id)).toMatchObject({ state: { kind: 'paused' } });
  });

  test('a parked project goes on from the next moment once we are let in again', async () => {
    const project = await scene.project('C1');
    scene.answer = () => ({ kind: 'parked', reason: 'not-in-channel', scope: 'channel' });
    await scene.pass(hourMs);
    await scene.engine.runDue();
    scene.answer = () => ({ kind: 'sent' });
    await scene.pass(9 * dayMs);
    const resumed = await resumeParked(store, project.place, weekly, scene.state.now);
    expect(resumed.map(({ id }) => id)).toEqual([project.id]);
    expect(await resumeParked(store, project.place, weekly, scene.state.now)).toEqual([]);
    await scene.pass(5 * dayMs);
    await scene.engine.runDue();
    expect((await scene.nudges(project)).map(({ state }) => state)).toEqual(['sent', 'parked']);
  });
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
        const result = await real.transaction(async (query) => {
          const watch: Query = async (sql, values) => {
            alive();
            for (const [name, pattern] of Object.entries(steps)) if (pattern.test(sql)) seen = name;
            return query(sql, values);
          };
          const inner = await work(watch);
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
      const { dying, die } = dyingAt(store, failpoint);
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
      const { next } = (await findProject(store.query, project.id)) ?? {};
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
    while (scene.posts.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
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
      ...store,
      transaction: async (work) => {
        if (away > 0 && away-- > 0) throw new StoreError('unreachable');
        return store.transaction(work);
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
      ...store,
      transaction: async (work) => {
        if (away) throw new StoreError('unreachable');
        return store.transaction(work);
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
    while (scene.posts.length === 0) await wait(1);
    const stopped = engine.stop();
    const second = await scene.project('C2');
    await wait(20);
    answered({ kind: 'sent' });
    await stopped;
    expect(await scene.only(first)).toMatchObject({ state: 'sent' });
    expect(await scene.nudges(second)).toEqual([]);
    expect(scene.posts).toHaveLength(1);
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
    const flaky: Store = {
      ...store,
      query: async (...call) => {
        if (away) throw new StoreError('unreachable');
        return store.query(...call);
      },
    };
    const engine = scene.another({ store: flaky, clock: { ...clock, wait: (_ms, signal) => wait(2, signal) } });
    engine.start();
    await wait(30);
    expect(scene.logged.filter((line) => line.includes('the store does not work'))).toHaveLength(1);
    away = false;
    while (scene.posts.length === 0) await wait(2);
    await engine.stop();
    expect(scene.logged).toContain('nudges go on: the store is back');
    expect(await scene.only(project)).toMatchObject({ state: 'sent' });
  });
});
