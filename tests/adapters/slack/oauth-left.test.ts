import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { texts, writePress } from '#core';
import { createCleaning } from '../../../src/engine/cleaning.ts';
import { findBlocked } from '../../../src/store/blocked.ts';
import { findByPlace } from '../../../src/store/project-rows.ts';
import { exportWorkspace } from '../../../src/store/workspace-data.ts';
import { createScene } from '../../support/nudge-scene.ts';
import type { startMany } from '../../support/slack-many.ts';
import { type ManyScene, openManyScene } from '../../support/slack-many-scene.ts';
import { until } from '../../support/until.ts';
import { within } from '../../support/within.ts';

/** A workspace that takes the app away: its nudges stop at once, its tokens go, and all of it after thirty days, unless it comes back. */

const dayMs = 86_400_000;
const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
const reply = { title: 'Hallo', parts: [{ kind: 'text', text: 'daar' }] } as const;
const notInstalled = { kind: 'parked', reason: 'no-installation', scope: 'workspace' };

let scene: ManyScene;
let bot: Awaited<ReturnType<typeof startMany>>;
beforeEach(async () => {
  // The nudges ask again by the clock of the machine.
  scene = await openManyScene({ start: Date.now() });
  bot = await scene.start();
  for (const workspace of ['T1', 'T2']) await bot.install(workspace);
  await scene.setUp(bot, 'T1');
});
afterEach(() => scene.close());

const blocked = () => findBlocked(scene.store.query, place);
const installations = () => scene.store.query('SELECT workspace FROM installation ORDER BY workspace');
const kinds = async () => [...new Set((await exportWorkspace(scene.store.query, place)).map(({ kind }) => kind))];
const seconds = (ms: number) => Math.floor(ms / 1000);
/** Slack tells us, as late as it likes. */
async function happens(type: string, at = scene.time.now): Promise<void> {
  const event = { type, ...(type === 'tokens_revoked' && { tokens: { oauth: [], bot: ['UBOT'] } }) };
  await bot.event(event, 'T1', { event_time: seconds(at) });
}
async function takenAway(): Promise<void> {
  scene.time.now += dayMs;
  scene.offices.takeAway('T1');
  await happens('app_uninstalled');
  await until(async () => (await blocked()) !== undefined);
}

describe('when the app is taken away', () => {
  test.each(['app_uninstalled', 'tokens_revoked'])('(%s) its tokens go and nothing is sent any more', async (type) => {
    scene.time.now += dayMs;
    scene.offices.takeAway('T1');
    await happens(type);
    await until(async () => (await blocked()) !== undefined);
    expect(await installations()).toEqual([{ workspace: 'T2' }]);
    const before = scene.offices.posted.length;
    expect(await bot.mounted.say({ place }, reply)).toEqual(notInstalled);
    expect(await bot.mounted.probe('T1')).toEqual({ kind: 'refused', reason: 'no-installation' });
    await scene.atNextNudge('T1');
    await scene.nudgesOf(bot).runDue();
    expect(scene.offices.posted).toHaveLength(before);
    // It is the workspace that stands still, and not its project; the other one goes on.
    expect((await findByPlace(scene.store.query, place))?.state).toEqual({ kind: 'active' });
    expect(await bot.mounted.say({ place: { ...place, workspace: 'T2' } }, reply)).toMatchObject({ kind: 'sent' });
  });

  test('who still asks something hears what to do, and the log has a line', async () => {
    await takenAway();
    await bot.command('verbinden', 'T1');
    await until(() => scene.answers('T1').length === 1);
    const press = {
      type: 'block_actions',
      user: { id: 'U1' },
      team: { id: 'T1' },
      channel: { id: 'C1' },
      container: { type: 'message', is_ephemeral: true },
      response_url: `${scene.offices.address}/respond/T1`,
      actions: [{ type: 'button', action_id: 'a', block_id: 'b', value: writePress('open', { kind: 'plan' }) }],
    };
    await bot.interaction(press);
    await until(() => scene.answers('T1').length === 2);
    for (const answer of scene.answers('T1')) {
      expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false, text: texts.notInstalled });
    }
    const form = { id: 'V1', callback_id: 'project', state: { values: {} } };
    const metadata = JSON.stringify({ channel: 'C1', workspace: 'T1', member: true });
    const response = await bot.interaction({
      type: 'view_submission',
      user: { id: 'U1' },
      team: { id: 'T1' },
      view: { ...form, private_metadata: metadata },
    });
    expect(within(await response.json()).map(({ text }) => text)).toContain(texts.notInstalled);
    const lines = () => bot.logged.filter((line) => line.includes('where we are not installed')).length;
    const mention = { type: 'app_mention', channel: 'C1', ts: '1.1', user: 'U1', text: '<@U0> verbinden' };
    expect((await bot.event(mention, 'T1')).status).toBe(200);
    await until(() => lines() === 4);
    expect(bot.logged.join('')).not.toContain('verbinden');
  });

  test('and Slack tells it only after somebody installed it again: that one stays', async () => {
    const leftAt = scene.time.now + dayMs;
    scene.time.now += 2 * dayMs;
    await bot.install('T1');
    scene.time.now += 3_600_000;
    await happens('app_uninstalled', leftAt);
    await until(() => bot.logged.join('').includes('not what lets us in'));
    expect(await blocked()).toBeUndefined();
    expect(await bot.mounted.say({ place }, reply)).toMatchObject({ kind: 'sent' });
  });
});

test('that a token was revoked which is not ours any more changes nothing', async () => {
  await happens('tokens_revoked');
  await until(() => bot.logged.join('').includes('not what lets us in'));
  expect(await blocked()).toBeUndefined();
  expect(await bot.mounted.say({ place }, reply)).toMatchObject({ kind: 'sent' });
});

test('installed again before thirty days are over, its projects go on by themselves and nothing is lost', async () => {
  await takenAway();
  const nudges = scene.nudgesOf(bot);
  nudges.start();
  try {
    scene.time.now = Date.now();
    await bot.install('T1');
    // The next look of the engine asks Slack, which says yes.
    await until(async () => (await blocked()) === undefined);
  } finally {
    await nudges.stop();
  }
  expect(await bot.mounted.say({ place }, reply)).toMatchObject({ kind: 'sent' });
  expect((await findByPlace(scene.store.query, place))?.state).toEqual({ kind: 'active' });
});

test('after thirty days all that was kept of it is gone, and nothing of another', async () => {
  await scene.setUp(bot, 'T2');
  await takenAway();
  const time = createScene(scene.store, {}, scene.time.now);
  const clean = createCleaning({ ...time.options, clock: time.clock, stopped: new AbortController().signal });
  await clean();
  for (let day = 1; day <= 30; day++) {
    await time.pass(dayMs);
    await clean();
    if (day < 30) expect(await kinds()).toContain('project');
  }
  await time.pass(3_600_001);
  await clean();
  expect(await kinds()).toEqual([]);
  expect(await installations()).toEqual([{ workspace: 'T2' }]);
  expect(await findByPlace(scene.store.query, { ...place, workspace: 'T2' })).toBeDefined();
  expect(time.logged).toContain('a workspace that took the app away is forgotten');
});
