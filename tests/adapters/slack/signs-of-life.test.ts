import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, projectTexts, texts, writePress } from '#core';
import type { Store } from '#core/store';
import { openProjects, type Refusal } from '#core/wiring';
import { findBlocked } from '../../../src/store/blocked.ts';
import { findByPlace, listProjects } from '../../../src/store/project-rows.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { deskOn } from '../../support/project-desk.ts';
import { startSlack } from '../../support/slack-server.ts';
import { until } from '../../support/until.ts';

/** What Slack tells of channels and of our installation, and what people do there: it ends a standstill, or begins one. */

const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
let store: Store;
let desk: Desk;
let slack: Awaited<ReturnType<typeof startSlack>>;
let refusals: Refusal[];

beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  refusals = [];
  desk = deskOn(store, {
    projects: openProjects(store, {
      onShutOut: async (refusal) => void refusals.push(refusal),
    }),
  });
  slack = await startSlack({ desk });
  await setUp(place);
});
afterEach(async () => {
  await slack.close();
  await store.close();
});

const setUp = (where: { readonly platform: 'slack'; readonly workspace: string; readonly channel: string }) =>
  desk.ask('project whatsapp-groep fase start', {
    who: async () => ({ id: 'U1', name: 'Samira' }),
    place: where,
    isMember: async () => true,
  });
const stateOf = async (channel = 'C1') => (await findByPlace(store.query, { ...place, channel }))?.state;
const parked = { kind: 'parked', reason: 'archived' };
const authorizations = [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }];
const press = writePress('open', { kind: 'plan' });

describe('a project that had to stop goes on after', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['a mention', () => slack.event({ type: 'app_mention', channel: 'C1', ts: '1.1', user: 'U1', text: '<@U0> plan' })],
    ['a command', () => slack.command('plan')],
    ['a press', () => slack.press(press)],
    ['a channel that was opened again', () => slack.event({ type: 'group_unarchive', channel: 'C1', user: 'U1' })],
    ['being added again', () => slack.event({ type: 'member_joined_channel', channel: 'C1', user: 'UBOT' })],
    ['news of a change that was taken there', () => slack.command('fase uitvoering')],
  ])('%s', async (_name, happens) => {
    await desk.shutOut(place, 'archived');
    expect(await stateOf()).toEqual(parked);
    await happens();
    await until(async () => (await stateOf())?.kind === 'active');
  });

  test('a form that was sent', async () => {
    await desk.shutOut(place, 'archived');
    const metadata = JSON.stringify({ channel: 'C1', workspace: 'T1', member: true });
    const view = { id: 'V1', callback_id: 'project', private_metadata: metadata, state: { values: {} } };
    await slack.interaction({ type: 'view_submission', user: { id: 'U1' }, team: { id: 'T9' }, view });
    await until(async () => (await stateOf())?.kind === 'active');
  });

  test('and a mention finds it going on already: what is said of it is true', async () => {
    await desk.shutOut(place, 'archived');
    await slack.event({ type: 'app_mention', channel: 'C1', ts: '1.1', user: 'U1', text: '<@U0> status' });
    expect(JSON.stringify(await slack.posts(1))).not.toContain('gearchiveerd');
  });
});

describe('a project stops at once when Slack tells that', () => {
  test.each([
    ['channel_archive', 'archived'],
    ['group_archive', 'archived'],
    ['channel_deleted', 'channel-not-found'],
    ['group_deleted', 'channel-not-found'],
    ['channel_left', 'not-in-channel'],
    ['group_left', 'not-in-channel'],
    ['member_left_channel', 'not-in-channel'],
  ])('%s', async (type, reason) => {
    await setUp({ ...place, channel: 'C2' });
    const event = { type, channel: 'C1', user: 'UBOT', actor_id: 'U1' };
    expect((await slack.event(event, `Ev-${type}`, { authorizations })).status).toBe(200);
    await until(async () => (await stateOf())?.kind === 'parked');
    expect(await stateOf()).toEqual({ kind: 'parked', reason });
    expect(await stateOf('C2')).toEqual({ kind: 'active' });
    expect(refusals.map((each) => [each.reason, each.projects.length])).toEqual([[reason, 1]]);
  });

  test.each([[{ authorizations }], [{}]])('but not because a colleague left', async (around) => {
    await slack.event({ type: 'member_left_channel', channel: 'C1', user: 'U7' }, 'Ev-left', around);
    await slack.event({ type: 'channel_archive', channel: 'C9' });
    expect(await stateOf()).toEqual({ kind: 'active' });
  });

  test.each([
    ['app_uninstalled', {}, 'no-installation'],
    ['tokens_revoked', { tokens: { oauth: [], bot: ['UBOT'] } }, 'signed-out'],
  ])('%s: then the whole workspace gets nothing', async (type, more, reason) => {
    await slack.event({ type, ...more });
    await until(async () => (await findBlocked(store.query, place)) !== undefined);
    expect(await findBlocked(store.query, place)).toMatchObject({ reason });
    // It goes on by itself when a probe says so.
    expect(await stateOf()).toEqual({ kind: 'active' });
    expect(refusals).toHaveLength(1);
  });

  test('that only the token of a person was revoked changes nothing', async () => {
    await slack.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
    await slack.event({ type: 'channel_archive', channel: 'C1' });
    await until(async () => (await stateOf())?.kind === 'parked');
    expect(await findBlocked(store.query, place)).toBeUndefined();
  });
});

describe('a channel that gets another id', () => {
  const change = { type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C2' };

  test('takes its project along, which goes on there', async () => {
    await desk.shutOut(place, 'channel-not-found');
    await slack.event(change);
    await until(async () => (await stateOf('C2'))?.kind === 'active');
    expect(await stateOf('C1')).toBeUndefined();
  });

  test('where a project lives already: that one stays, and the log says so', async () => {
    await setUp({ ...place, channel: 'C2' });
    const before = await listProjects(store.query, place);
    await slack.event(change);
    await until(() => slack.logged.join('').includes('that one stays'));
    expect((await listProjects(store.query, place)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });
});

describe('whose workspace it is', () => {
  test('in a channel of somebody else: the one where we are installed, so there is one project', async () => {
    const mention = { type: 'app_mention', channel: 'C1', ts: '1.1', user: 'U1', text: '<@U0> plan' };
    await slack.event(mention, 'Ev-shared', { team_id: 'T9', context_team_id: 'T1', authorizations });
    expect(JSON.stringify(await slack.posts(1))).not.toContain(projectTexts.none.title);
  });

  test.each<[string, object]>([
    ['in its whole organisation', { team: null, enterprise: { id: 'E1' }, is_enterprise_install: true }],
    ['in an organisation without a team', { team: null, enterprise: { id: 'E1' } }],
  ])('a press in a place where we are installed %s is answered', async (_name, around) => {
    await setUp({ ...place, workspace: 'E1', channel: 'C5' });
    await slack.press(press, { channel: 'C5', around });
    const [post] = await slack.posts(1);
    expect(post?.path).toBe('/respond');
    expect(JSON.stringify(post)).not.toContain(texts.oldButton);
    expect(JSON.stringify(post)).not.toContain(projectTexts.none.title);
  });

  test.each([{ enterprise: { id: 'E1' }, is_enterprise_install: true }, { enterprise: null }])(
    'a press without a team (%j) is of the project of its channel',
    async (around) => {
      await slack.press(press, { around: { team: null, ...around } });
      const [post] = await slack.posts(1);
      expect(JSON.stringify(post)).not.toContain(texts.oldButton);
      expect(JSON.stringify(post)).not.toContain(projectTexts.none.title);
    },
  );

  test('a press that says nowhere where it comes from hears that it does not work', async () => {
    await slack.press(press, { channel: 'C7', around: { team: null } });
    expect((await slack.posts(1))[0]?.body).toMatchObject({ response_type: 'ephemeral', text: texts.oldButton });
  });

  test.each<[string, () => Promise<unknown>]>([
    [
      'presses',
      () => slack.press(writePress('open', { kind: 'stop' }), { around: { user: { id: 'U9', team_id: 'T9' } } }),
    ],
    [
      'mentions',
      () =>
        slack.event(
          { type: 'app_mention', channel: 'C1', ts: '1.1', user: 'U9', user_team: 'T9', text: '<@U0> stop' },
          'Ev-outsider',
          { authorizations },
        ),
    ],
  ])('somebody of another organisation who %s changes no project, and hears why', async (_name, happens) => {
    await happens();
    expect(JSON.stringify(await slack.posts(1))).toContain(projectTexts.outsider.text);
    expect(await stateOf()).toEqual({ kind: 'active' });
  });
});
