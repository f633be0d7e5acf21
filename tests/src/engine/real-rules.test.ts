import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Project } from '../../../src/domain/project.ts';
import { travelTo } from '../../../src/engine/travel.ts';
import { holidayOn } from '../../../src/rules/holidays.ts';
import { planAhead } from '../../../src/rules/plan.ts';
import { createPlanning } from '../../../src/rules/planning.ts';
import { nextMoment } from '../../../src/rules/rhythm.ts';
import { saveAnswer } from '../../../src/store/answers.ts';
import { historyOf } from '../../../src/store/history.ts';
import { pruneSome } from '../../../src/store/prune.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { createScene, dayMs, type Scene } from '../../support/nudge-scene.ts';
import { catalogue } from '../../support/real-core.ts';

/** The engine with the rules of rhythm and relevance, on a real store: what a team gets in the end. */

const planning = createPlanning(() => catalogue);
let store: Store;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
});
afterEach(() => store.close());

const at = (local: string) => Date.parse(local);

async function begin(start: string, more: Partial<Project> = {}) {
  const scene = createScene(store, { planning }, at(start));
  const plan = { interventions: ['whatsapp-groep'], startDate: start.slice(0, 10), ...more } as const;
  const base = { rhythm: { every: 'week', weekday: 2, time: '10:00' }, zone: 'Europe/Amsterdam', ...plan } as const;
  const project = await scene.project('C1', { ...base, next: nextMoment(base, at(start)) });
  const go = async (to: string) => {
    const clock = {
      now: scene.clock.now,
      moveTo: (moment: number) => {
        scene.state.now = Math.max(scene.state.now, moment);
        scene.state.real = Math.max(scene.state.real, moment);
      },
    };
    await travelTo(at(to), { store, engine: scene.engine, clock });
  };
  return { scene, project, go };
}

/** Somebody answers every card, so that the bot need not ask how to go on. */
async function answerAll(scene: Scene): Promise<void> {
  for (const { nudge } of scene.posts)
    await saveAnswer(store.query, { nudge: nudge.id, answer: 'doing', at: scene.clock.now() });
}

const dates = (scene: Scene) => scene.posts.map(({ date }) => date);

test('a year of weeks, answered every week: one card a week, never on a holiday, always at ten in Amsterdam', async () => {
  const { scene, go } = await begin('2026-01-01T00:00:00+01:00');
  for (let day = at('2026-01-01T12:00:00+01:00'); day < at('2027-01-01T00:00:00+01:00'); day += 3 * dayMs) {
    await go(new Date(day).toISOString());
    await answerAll(scene);
  }
  const local = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' });
  expect(scene.posts.length).toBeGreaterThan(50);
  expect(new Set(dates(scene)).size).toBe(scene.posts.length);
  for (const { date, nudge } of scene.posts) {
    expect(local.format(nudge.dueAt)).toBe('10:00');
    expect(holidayOn(date), date).toBeUndefined();
  }
  // Both clock changes, and Tuesday 5 May moved to the next working day.
  expect(dates(scene)).toEqual(expect.arrayContaining(['2026-03-31', '2026-10-27', '2026-05-06']));
  expect(scene.posts.every(({ nudge }) => nudge.content.kind === 'lesson')).toBe(true);
});

test('D14 what is forgotten on the way changes no choice: the same cards come as when all is kept', async () => {
  const play = async (forgets: boolean) => {
    const { scene, go } = await begin('2026-01-01T00:00:00+01:00');
    for (let day = at('2026-01-08T12:00:00+01:00'); day < at('2027-06-01T00:00:00+01:00'); day += 7 * dayMs) {
      await go(new Date(day).toISOString());
      await answerAll(scene);
      while (forgets && (await pruneSome(store, scene.clock.now())) > 0);
    }
    await store.close();
    store = await openSqliteFile(':memory:');
    return scene.posts.map(({ date, nudge }) => ({ date, content: nudge.content }));
  };
  const cards = await play(true);
  expect(cards.length).toBeGreaterThan(70);
  expect(cards).toEqual(await play(false));
});

test('what the plan shows is what comes, as long as nothing happens', async () => {
  const { scene, project, go } = await begin('2026-11-23T12:00:00+01:00');
  const history = await historyOf(store.query, project);
  const [first, second] = planAhead({ project, history, catalogue }, scene.clock.now());
  await go('2026-12-05T12:00:00+01:00');
  const sent = scene.posts.map(({ date, nudge }) => ({ date, content: nudge.content }));
  expect(sent).toEqual(
    [first, second].map((planned) => ({ date: planned?.date, content: { kind: 'lesson', choice: planned?.choice } })),
  );
});

test('after two cards without an answer comes the question how to go on, and then nothing', async () => {
  const { scene, go } = await begin('2026-11-23T12:00:00+01:00');
  await go('2027-03-01T12:00:00+01:00');
  expect(scene.posts.map(({ nudge }) => nudge.content.kind)).toEqual(['lesson', 'lesson', 'check-in']);
});

describe('down for a while', () => {
  /** The machine was off: the clock jumps, and only then the engine looks. */
  async function down(from: string, to: string) {
    const { scene, project } = await begin(from);
    scene.state.now = at(to);
    scene.state.real = at(to);
    await scene.engine.runDue();
    const nudges = (await scene.nudges(project)).toReversed();
    return { sent: dates(scene), missed: nudges.filter(({ state }) => state === 'skipped').map(({ date }) => date) };
  }

  test('three days over a moment: it is skipped, with a reason, and the next one is planned', async () => {
    expect(await down('2026-11-23T12:00:00+01:00', '2026-11-27T12:00:00+01:00')).toEqual({
      sent: [],
      missed: ['2026-11-24'],
    });
  });

  test('less than a day over a moment: it is sent late, once', async () => {
    expect(await down('2026-11-23T12:00:00+01:00', '2026-11-25T09:00:00+01:00')).toEqual({
      sent: ['2026-11-24'],
      missed: [],
    });
  });

  test('six weeks: at most one is sent, and only the one of less than a day ago', async () => {
    expect(await down('2026-11-23T12:00:00+01:00', '2027-01-05T15:00:00+01:00')).toEqual({
      sent: ['2027-01-05'],
      missed: ['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29'],
    });
  });
});
