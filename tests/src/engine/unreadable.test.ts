import { describe, expect, test } from 'vitest';
import { openProjects } from '../../../src/desk/stored-projects.ts';
import { systemClock } from '../../../src/engine/clock.ts';
import { addAnnouncement } from '../../../src/store/announcements.ts';
import { addAudit } from '../../../src/store/audit.ts';
import { historyOf } from '../../../src/store/history.ts';
import { findByPlace, listProjects, saveProject } from '../../../src/store/project-rows.ts';
import { exportWorkspace } from '../../../src/store/workspace-data.ts';
import { createScene, hourMs, type Scene, tuesday } from '../../support/nudge-scene.ts';
import { sceneForEachTest } from '../../support/scene-for-each-test.ts';
import { until } from '../../support/until.ts';

let scene: Scene;
let said: { readonly details: object; readonly message: string }[] = [];
sceneForEachTest((fresh) => {
  said = [];
  const say = (details: object, message: string) => void said.push({ details, message });
  scene = createScene(fresh.store, { log: { info: say, warn: say, error: say } });
});

const named = () => said.filter(({ message }) => message.startsWith('a row cannot be read'));
const secret = 'een geheim van het team';
const good = JSON.stringify({
  name: 'x',
  interventions: ['buurtpreventie'],
  phase: 'start',
  rhythm: { every: 'week', weekday: 2, time: '10:00' },
  zone: 'Europe/Amsterdam',
  startDate: '2026-11-02',
  owner: { id: 'U1', name: 'Anna' },
});
const spoilt = (change: object) => JSON.stringify({ ...JSON.parse(good), name: secret, ...change });

/** Ways in which the row of a project can be bad: the column, what stands in it, and what is said of it. */
const badProjects: readonly (readonly [string, 'plan' | 'state' | 'platform', string, RegExp])[] = [
  ['a plan that is no JSON', 'plan', `{"name":"${secret}`, /no JSON/],
  ['an empty plan', 'plan', '', /no JSON/],
  ['a plan that is a list', 'plan', '[]', /plan/],
  ['a plan that is null', 'plan', 'null', /plan/],
  ['a plan without a rhythm', 'plan', spoilt({ rhythm: undefined }), /rhythm/],
  ['a rhythm on Sunday', 'plan', spoilt({ rhythm: { every: 'week', weekday: 7, time: '10:00' } }), /rhythm/],
  ['a phase nobody knows', 'plan', spoilt({ phase: 'later' }), /phase/],
  ['no interventions', 'plan', spoilt({ interventions: [] }), /interventions/],
  ['a zone that is not there', 'plan', spoilt({ zone: 'Europe/Nergens' }), /zone/],
  ['an owner that is a text', 'plan', spoilt({ owner: secret }), /owner/],
  ['a state nobody knows', 'state', 'sleeping', /state/],
  ['a state that every object knows', 'state', 'constructor', /state/],
  ['a platform nobody knows', 'platform', 'irc', /platform/],
];

describe('P11 a project that cannot be read', () => {
  test.each(badProjects)(
    '(%s) is set aside and named once, and the others get theirs',
    async (_what, column, value, words) => {
      const before = await scene.project('A');
      const bad = await scene.project('B');
      const after = await scene.project('C');
      await scene.store.query(`UPDATE project SET ${column} = $1 WHERE id = $2`, [value, bad.id]);
      await scene.pass(hourMs);
      for (let hour = 0; hour < 3; hour++) {
        await scene.engine.runDue();
        await scene.pass(hourMs);
      }
      for (const project of [before, after]) expect(await scene.only(project)).toMatchObject({ state: 'sent' });
      expect(await scene.nudges(bad)).toEqual([]);
      expect(named()).toEqual([
        { details: { table: 'project', id: bad.id, fault: expect.stringMatching(words) }, message: expect.anything() },
      ]);
      expect(JSON.stringify(said)).not.toContain(secret);
    },
  );

  test.each(badProjects)(
    '(%s) is left out of lists, kept in an export, and stops no nudge that was planned',
    async (_what, column, value) => {
      const bad = await scene.project('B');
      const fine = await scene.project('C');
      scene.answer = () => ({ kind: 'not-sent', reason: 'busy' });
      await scene.pass(hourMs);
      await scene.engine.runDue();
      scene.answer = () => ({ kind: 'sent' });
      await scene.store.query(`UPDATE project SET ${column} = $1 WHERE id = $2`, [value, bad.id]);
      await scene.pass(hourMs);
      await scene.engine.runDue();
      expect(await scene.only(fine)).toMatchObject({ state: 'sent' });
      expect(await scene.only(bad)).toMatchObject({ state: 'planned', attempts: 1 });
      expect(named()).toMatchObject([{ details: { table: 'nudge', fault: expect.stringContaining(bad.id) } }]);
      const { query } = scene.store;
      expect((await listProjects(query, { platform: 'slack', workspace: 'T1' })).map(({ id }) => id)).toEqual([
        fine.id,
      ]);
      const lines = await exportWorkspace(query, {
        platform: column === 'platform' ? ('irc' as 'slack') : 'slack',
        workspace: 'T1',
      });
      expect(
        lines.filter(({ kind, row }) => kind === 'unreadable' && JSON.stringify(row).includes(bad.id)),
      ).toHaveLength(1);
    },
  );

  test('is told to whoever asks in its channel as a fault of the store, and to nobody else', async () => {
    const [bad, fine] = [await scene.project('B'), await scene.project('C')];
    await scene.store.query(`UPDATE project SET plan = '{}' WHERE id = $1`, [bad.id]);
    await expect(findByPlace(scene.store.query, bad.place)).rejects.toMatchObject({
      name: 'StoreError',
      code: 'unreadable',
    });
    expect(await findByPlace(scene.store.query, fine.place)).toMatchObject({ id: fine.id });
  });

  test('is named again at each start, and takes part again once it was mended', async () => {
    const bad = await scene.project('B');
    const [row] = await scene.store.query<{ plan: string }>('SELECT plan FROM project WHERE id = $1', [bad.id]);
    await scene.store.query(`UPDATE project SET plan = 'x' WHERE id = $1`, [bad.id]);
    await scene.pass(hourMs);
    await scene.engine.runDue();
    expect(named()).toHaveLength(1);
    const realTime = systemClock(scene.clock.now);
    const second = scene.another({ clock: realTime });
    second.start();
    await until(() => named().length === 2);
    await second.stop();
    await scene.store.query('UPDATE project SET plan = $2 WHERE id = $1', [bad.id, row?.plan ?? '']);
    const third = scene.another({ clock: realTime });
    third.start();
    await until(() => scene.posts.length > 0);
    await third.stop();
    expect(await scene.only(bad)).toMatchObject({ state: 'sent' });
    expect(named()).toHaveLength(2);
  });

  test('that was mended while the bot runs takes part again when its team changes something', async () => {
    const bad = await scene.project('B');
    await scene.store.query(`UPDATE project SET unreadable = 'plan' WHERE id = $1`, [bad.id]);
    await scene.pass(hourMs);
    await scene.engine.runDue();
    expect(scene.posts).toEqual([]);
    const found = await findByPlace(scene.store.query, bad.place);
    if (found) await saveProject(scene.store.query, found, scene.clock.now());
    await scene.engine.runDue();
    expect(scene.posts).toHaveLength(1);
  });
});

const badContents: readonly (readonly [string, string])[] = [
  ['no JSON', `{"kind":"${secret}`],
  ['null', 'null'],
  ['a kind nobody knows', JSON.stringify({ kind: secret })],
  ['a choice without a lesson', JSON.stringify({ kind: 'lesson', choice: { nudge: secret } })],
  [
    'only reasons nobody knows',
    JSON.stringify({
      kind: 'lesson',
      choice: { lesson: 'a', nudge: 'n1', kind: 'risk', phase: 'start', reasons: [{ kind: secret }] },
    }),
  ],
];

describe('P11 a nudge that cannot be read', () => {
  test.each(badContents)('(%s) is set aside and named once, and the others go', async (_what, content) => {
    const [bad, fine] = [await scene.project('B'), await scene.project('C')];
    scene.answer = () => ({ kind: 'not-sent', reason: 'busy' });
    await scene.pass(hourMs);
    await scene.engine.runDue();
    scene.answer = () => ({ kind: 'sent' });
    await scene.store.query('UPDATE nudge SET content = $1 WHERE project = $2', [content, bad.id]);
    for (let hour = 0; hour < 3; hour++) {
      await scene.pass(hourMs);
      await scene.engine.runDue();
    }
    expect(await scene.only(fine)).toMatchObject({ state: 'sent' });
    expect(await scene.nudges(bad)).toEqual([]);
    expect(named()).toMatchObject([{ details: { table: 'nudge', fault: expect.stringMatching(/content/) } }]);
    expect(JSON.stringify(said)).not.toContain(secret);
    const lines = await exportWorkspace(scene.store.query, bad.place);
    expect(lines.filter(({ kind, row }) => kind === 'unreadable' && JSON.stringify(row).includes(bad.id))).toHaveLength(
      1,
    );
  });

  test.each(badContents)(
    '(%s) that was sent once is left out of the history, and the next one comes',
    async (_what, content) => {
      const project = await scene.project('B');
      await scene.pass(hourMs);
      await scene.engine.runDue();
      await scene.store.query('UPDATE nudge SET content = $1 WHERE project = $2', [content, project.id]);
      expect((await historyOf(scene.store.query, project)).shown).toEqual([]);
      await scene.pass(7 * 24 * hourMs);
      await scene.engine.runDue();
      expect((await scene.nudges(project)).map(({ date }) => date)).toEqual(['2026-12-01']);
      expect(named()).toHaveLength(1);
    },
  );

  test('with a reason or a key that another version wrote is read, without what nobody knows', async () => {
    const project = await scene.project('B');
    await scene.pass(hourMs);
    await scene.engine.runDue();
    const reasons = [{ kind: 'weather' }, { kind: 'never-shown' }];
    const choice = { lesson: 'a', nudge: 'n1', kind: 'risk', phase: 'start', reasons, mood: 'sunny' };
    await scene.store.query('UPDATE nudge SET content = $1', [JSON.stringify({ kind: 'lesson', choice })]);
    const { content } = await scene.only(project);
    expect(content).toMatchObject({ choice: { lesson: 'a', reasons: [{ kind: 'never-shown' }] } });
  });

  test('an answer nobody knows counts as no answer', async () => {
    const project = await scene.project('B');
    await scene.pass(hourMs);
    await scene.engine.runDue();
    const { id } = await scene.only(project);
    await scene.store.query(`INSERT INTO answer (nudge, lesson, answer, at) VALUES ($1, 'a', 'perhaps', $2)`, [
      id,
      tuesday,
    ]);
    expect(await scene.only(project)).not.toHaveProperty('answer');
    expect((await historyOf(scene.store.query, project)).shown).toMatchObject([{ lesson: 'les-0' }]);
  });
});

test('P11 an announcement that cannot be read keeps nobody waiting, nor the one after it', async () => {
  const [bad, fine] = [await scene.project('B'), await scene.project('C')];
  const { query } = scene.store;
  const reply = { audience: 'everyone', title: 'Nieuws', parts: [{ kind: 'text', text: 'x' }] } as const;
  for (const [id, { id: project }] of Object.entries({ a: bad, b: bad, c: fine })) {
    await addAnnouncement(query, { id, project, at: id.charCodeAt(0), reply });
  }
  await query(`UPDATE announcement SET content = '{' WHERE id = 'a'`);
  const brought: string[] = [];
  const engine = scene.another({
    bring: async (_reply, project) => {
      brought.push(project.id);
      return { kind: 'sent' };
    },
  });
  for (let round = 0; round < 3; round++) await engine.runDue();
  expect(brought.toSorted()).toEqual([bad.id, fine.id].toSorted());
});

test.each(['{', 'null', '[]', '{}'])(
  'D8 a change whose past cannot be read (%s) cannot be undone, and fails nothing',
  async (detail) => {
    const project = await scene.project('B');
    const projects = openProjects(scene.store);
    await addAudit(scene.store.query, { project: project.id, at: 1, kind: 'phase', detail: JSON.stringify(project) });
    expect(await projects.lastChange(project.id)).toMatchObject({ before: { id: project.id } });
    await addAudit(scene.store.query, { project: project.id, at: 2, kind: 'phase', detail });
    expect(await projects.lastChange(project.id)).toBeUndefined();
  },
);
