import { describe, expect, test } from 'vitest';
import { type Probed, probeAtStart, probeBlocked } from '../../../src/engine/probe.ts';
import { resumeParked } from '../../../src/engine/resume.ts';
import type { Refusal } from '../../../src/engine/shut-out.ts';
import { listAudit } from '../../../src/store/audit.ts';
import { findBlocked, type Workspace } from '../../../src/store/blocked.ts';
import { findByPlace } from '../../../src/store/project-rows.ts';
import { createScene, dayMs, hourMs, type Scene, weekly } from '../../support/nudge-scene.ts';
import { sceneForEachTest } from '../../support/scene-for-each-test.ts';

let scene: Scene;
sceneForEachTest((fresh) => {
  scene = fresh;
});

describe('not let in', () => {
  test('P9 an archived channel is parked after one try, told once, and others go on', async () => {
    const told: string[] = [];
    scene = createScene(scene.store, {
      onShutOut: async ({ projects, reason }) => void told.push(`${projects.length} ${reason}`),
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
    expect(await findByPlace(scene.store.query, gone.place)).toMatchObject({
      state: { kind: 'parked', reason: 'archived' },
    });
    expect(await scene.only(gone)).toMatchObject({ state: 'parked', reason: 'archived' });
    expect(await listAudit(scene.store.query, gone.id, 5)).toMatchObject([{ kind: 'parked', detail: 'archived' }]);
  });

  test('P10 a revoked token blocks all of that workspace with one alert; others go on', async () => {
    const told: number[] = [];
    scene = createScene(scene.store, { onShutOut: async ({ projects }) => void told.push(projects.length) });
    for (let index = 0; index < 50; index++) await scene.project(`C${index}`);
    const paused = await scene.project('C-paused', { state: { kind: 'paused' } });
    const other = await scene.project('C1', {}, 'T2');
    scene.answer = ({ place }) =>
      place.workspace === 'T1' ? { kind: 'parked', reason: 'signed-out', scope: 'workspace' } : { kind: 'sent' };
    await scene.pass(hourMs);
    await scene.engine.runDue();
    await scene.pass(hourMs);
    await scene.engine.runDue();
    // Only those that were under way with the first one: eight at once is the most.
    expect(scene.posts.filter(({ project }) => project !== other.id).length).toBeLessThanOrEqual(8);
    expect(told).toEqual([50]);
    expect(await scene.only(other)).toMatchObject({ state: 'sent' });
    expect(await findByPlace(scene.store.query, paused.place)).toMatchObject({ state: { kind: 'paused' } });
    expect(await findBlocked(scene.store.query, paused.place)).toMatchObject({ reason: 'signed-out', told: false });
  });

  test('P10 a workspace that takes us again by itself gets what waited, each once, and no project was touched', async () => {
    const back: number[] = [];
    const probed: string[] = [];
    let works = false;
    const options = {
      ...scene.options,
      planning: weekly,
      probe: async ({ workspace }: Workspace): Promise<Probed> => {
        probed.push(workspace);
        return works ? { kind: 'well' } : { kind: 'refused', reason: 'signed-out' };
      },
      onBack: async ({ projects }: Refusal) => void back.push(projects.length),
      clock: scene.clock,
    };
    scene = createScene(scene.store, {}, scene.state.now);
    const mine = [await scene.project('C1'), await scene.project('C2')];
    const clock = scene.clock;
    scene.answer = () => ({ kind: 'parked', reason: 'signed-out', scope: 'workspace' });
    await scene.pass(hourMs);
    await scene.engine.runDue();
    // Not before five minutes, then every time twice as late.
    await probeBlocked({ ...options, store: scene.store, clock });
    expect(probed).toEqual([]);
    for (let minute = 0; minute < 60; minute++) {
      await scene.pass(60_000);
      await probeBlocked({ ...options, store: scene.store, clock });
    }
    expect(probed).toHaveLength(3);
    works = true;
    scene.answer = () => ({ kind: 'sent' });
    await scene.pass(hourMs);
    await probeBlocked({ ...options, store: scene.store, clock });
    expect(back).toEqual([2]);
    await scene.engine.runDue();
    for (const project of mine) {
      expect(await scene.nudges(project)).toMatchObject([{ state: 'sent' }]);
      expect(await findByPlace(scene.store.query, project.place)).toMatchObject({ state: { kind: 'active' } });
    }
  });

  test('P10 what is mended while we were down works from the start, also where an older version parked every project', async () => {
    const [old, fine] = [
      await scene.project('C1', { state: { kind: 'parked', reason: 'signed-out' } }),
      await scene.project('C2', { state: { kind: 'parked', reason: 'archived' } }),
    ];
    const probe = async (): Promise<Probed> => ({ kind: 'well' });
    const options = { ...scene.options, planning: weekly, clock: scene.clock, probe };
    await probeAtStart(options);
    await probeBlocked(options);
    expect(await findBlocked(scene.store.query, old.place)).toBeUndefined();
    expect(await findByPlace(scene.store.query, old.place)).toMatchObject({ state: { kind: 'active' }, next: {} });
    expect(await findByPlace(scene.store.query, fine.place)).toMatchObject({ state: { kind: 'parked' } });
  });

  test('a parked project goes on from the next moment once we are let in again', async () => {
    const project = await scene.project('C1');
    scene.answer = () => ({ kind: 'parked', reason: 'not-in-channel', scope: 'channel' });
    await scene.pass(hourMs);
    await scene.engine.runDue();
    scene.answer = () => ({ kind: 'sent' });
    await scene.pass(9 * dayMs);
    const letIn = { ...weekly, now: scene.state.now };
    const resumed = await resumeParked(scene.store, project.place, letIn);
    expect(resumed.map(({ id }) => id)).toEqual([project.id]);
    expect(await resumeParked(scene.store, project.place, letIn)).toEqual([]);
    await scene.pass(5 * dayMs);
    await scene.engine.runDue();
    expect((await scene.nudges(project)).map(({ state }) => state)).toEqual(['sent', 'parked']);
  });
});
