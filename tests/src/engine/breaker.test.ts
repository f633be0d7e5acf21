import { expect, test } from 'vitest';
import { hourMs, minuteMs, notSent, type Scene, tuesday } from '../../support/nudge-scene.ts';
import { sceneForEachTest } from '../../support/scene-for-each-test.ts';

let scene: Scene;
sceneForEachTest((fresh) => {
  scene = fresh;
});

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
  const states = await scene.store.query('SELECT DISTINCT state FROM nudge');
  expect(states).toEqual([{ state: 'sent' }]);
});
