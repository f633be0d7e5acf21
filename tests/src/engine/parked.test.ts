import { describe, expect, test } from 'vitest';
import { resumeParked } from '../../../src/engine/resume.ts';
import { listAudit } from '../../../src/store/audit.ts';
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
    expect(await findByPlace(scene.store.query, gone.place)).toMatchObject({
      state: { kind: 'parked', reason: 'archived' },
    });
    expect(await scene.only(gone)).toMatchObject({ state: 'parked', reason: 'archived' });
    expect(await listAudit(scene.store.query, gone.id, 5)).toMatchObject([{ kind: 'parked', detail: 'archived' }]);
  });

  test('P10 a revoked token parks all of that workspace with one alert; others go on', async () => {
    const told: number[] = [];
    scene = createScene(scene.store, { onParked: async (projects) => void told.push(projects.length) });
    for (let index = 0; index < 50; index++) await scene.project(`C${index}`);
    const paused = await scene.project('C-paused', { state: { kind: 'paused' } });
    const other = await scene.project('C1', {}, 'T2');
    scene.answer = ({ place }) =>
      place.workspace === 'T1' ? { kind: 'parked', reason: 'signed-out', scope: 'workspace' } : { kind: 'sent' };
    await scene.pass(hourMs);
    await scene.engine.runDue();
    // Only those that were under way with the first one: eight at once is the most.
    expect(scene.posts.filter(({ project }) => project !== other.id).length).toBeLessThanOrEqual(8);
    expect(told).toEqual([50]);
    expect(await scene.only(other)).toMatchObject({ state: 'sent' });
    expect(await findByPlace(scene.store.query, paused.place)).toMatchObject({ state: { kind: 'paused' } });
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
