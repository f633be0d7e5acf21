import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { projectTexts, texts } from '#core';
import type { Store } from '#core/store';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { deskOn } from '../../support/project-desk.ts';
import { startSlack } from '../../support/slack-server.ts';
import { until } from '../../support/until.ts';

/** Whoever sends us something valid is answered, in the workspace where we are; what is not for us is taken in silence. */

let store: Store;
let slack: Awaited<ReturnType<typeof startSlack>>;
beforeAll(async () => {
  store = await openSqliteFile(':memory:');
  const desk = deskOn(store);
  slack = await startSlack({ desk, answer: () => ({ body: { ok: true, ts: '1.1', members: ['U1'] } }) });
});
afterAll(async () => {
  await slack.close();
  await store.close();
});
beforeEach(async () => {
  slack.posted.length = 0;
  slack.logged.length = 0;
  await store.query('DELETE FROM project');
});

const json = 'application/json';
let count = 0;
const around = (event: unknown, more: object = {}) =>
  JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: `Ew${++count}`, event, ...more });
const bring = (event: unknown, more: object = {}) => slack.send(around(event, more), json);
const direct = (more: object) => ({
  type: 'message',
  channel_type: 'im',
  channel: 'D1',
  user: 'U1',
  ts: `${++count}.1`,
  ...more,
});
const mention = (text: string, more: object = {}) => ({
  ...{ type: 'app_mention', channel: 'C1', user: 'U1', ts: `${++count}.1`, text: `<@U0BOT> ${text}`, ...more },
});
const interaction = (payload: object) =>
  slack.send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), 'application/x-www-form-urlencoded');
const projectWords = 'project whatsapp-groep fase start elke dinsdag 10:00';
const projects = () =>
  store.query<{ workspace: string; channel: string; state: string }>('SELECT workspace, channel, state FROM project');

describe('what people say', () => {
  test.each(['file_share', 'thread_broadcast', 'me_message'])('as %s is answered', async (subtype) => {
    await bring(direct({ subtype, text: 'verbinden', files: [{ id: 'F1' }] }));
    const [answer] = await slack.posts(1);
    expect(JSON.stringify(answer?.body)).toContain('Communicatieparadox');
  });

  test.each(['message_changed', 'message_deleted', 'channel_join', 'pinned_item', 'bot_message'])(
    'as %s is not meant for the bot',
    async (subtype) => {
      await bring(direct({ subtype, text: 'verbinden' }));
      expect(await slack.posts(0)).toEqual([]);
    },
  );

  test('as a file without a word gets one sentence', async () => {
    await bring(direct({ subtype: 'file_share', text: '', files: [{ id: 'F1' }] }));
    expect((await slack.posts(1)).map(({ body }) => body.text)).toEqual([texts.noAttachments]);
  });

  test('as a file and a mention without more gets the same', async () => {
    await bring(mention('', { files: [{ id: 'F1' }] }));
    expect((await slack.posts(1)).map(({ body }) => body.text)).toEqual([texts.noAttachments]);
  });

  test('by Slackbot is not answered', async () => {
    await bring(direct({ user: 'USLACKBOT', text: 'verbinden' }));
    expect(await slack.posts(0)).toEqual([]);
  });

  test('and edited later, is answered once', async () => {
    const said = mention('verbinden');
    await bring(said);
    await slack.posts(1);
    await bring({ ...said, edited: { user: 'U1', ts: '2.2' } });
    expect(await slack.posts(1)).toHaveLength(1);
  });

  test('and only by an edit named the bot, is answered', async () => {
    await bring(mention('verbinden', { edited: { user: 'U1', ts: '2.2' } }));
    expect(await slack.posts(1)).toHaveLength(1);
  });

  test('more than an hour ago is not answered any more, and leaves one line in the log', async () => {
    const at = Math.floor(Date.now() / 1000) - 3_700;
    await bring(mention('verbinden'), { event_time: at });
    await bring(direct({ text: 'verbinden' }), { event_time: at });
    expect(await slack.posts(0)).toEqual([]);
    const lines = slack.logged.filter((line) => line.includes('old event'));
    expect(lines).toHaveLength(1);
  });
});

describe('in front of others', () => {
  test.each([
    ['in a thread', { thread_ts: '5.5' }, '5.5'],
    ['outside a thread', {}, undefined],
  ])('%s, the next card is for the asker alone', async (_where, more, thread) => {
    await slack.command(projectWords);
    await until(() => slack.posted.some(({ path }) => path.endsWith('chat.postMessage')));
    slack.posted.length = 0;
    await bring(mention('nu', more));
    await until(() => slack.posted.some(({ path }) => path.endsWith('chat.postEphemeral')));
    const [alone] = slack.posted.filter(({ path }) => path.endsWith('chat.postEphemeral'));
    expect(alone?.body).toMatchObject({ channel: 'C1', user: 'U1' });
    expect(alone?.body.thread_ts).toBe(thread);
    expect(slack.posted.filter(({ path }) => path.endsWith('chat.postMessage'))).toEqual([]);
  });
});

describe('what is not for us is acknowledged at once, and answered by nobody', () => {
  test.each<[what: string, bring: () => Promise<Response>]>([
    ['an event without its content', () => bring(null)],
    ['an event of a kind we do not know', () => bring({ type: 'reaction_added', user: 'U1' })],
    ['a limit on events', () => slack.send(JSON.stringify({ type: 'app_rate_limited', minute_rate_limited: 1 }), json)],
    ['a form that was closed', () => interaction({ type: 'view_closed', user: { id: 'U1' }, team: { id: 'T1' } })],
    ['a shortcut', () => interaction({ type: 'shortcut', callback_id: 'x', user: { id: 'U1' }, team: { id: 'T1' } })],
    ['a press without an action', () => interaction({ type: 'block_actions', actions: [], user: { id: 'U1' } })],
    ['something without a kind', () => interaction({})],
  ])('%s', async (_what, send) => {
    expect((await send()).status).toBe(200);
    expect(await slack.posts(0)).toEqual([]);
  });
});

describe('in which workspace', () => {
  const shared = {
    team_id: 'T9',
    authorizations: [{ team_id: 'T1', enterprise_id: null, is_enterprise_install: false }],
  };

  test('a channel of a partner is part of ours: it has one project', async () => {
    await slack.command(projectWords);
    await until(async () => (await projects()).length === 1);
    await bring(mention('plan'), shared);
    const [, answer] = await slack.posts(2);
    expect(JSON.stringify(answer?.body)).not.toContain(projectTexts.none.title);
    expect(await projects()).toEqual([{ workspace: 'T1', channel: 'C1', state: 'active' }]);
  });

  test.each([
    ['without a team', { team: null, enterprise: { id: 'E1' }, is_enterprise_install: true }],
    ['without any workspace', { team: null, enterprise: null }],
  ])('a press %s gets an answer', async (_what, where) => {
    const press = JSON.stringify({ press: 'open', intent: { kind: 'help' } });
    await interaction({
      ...{ type: 'block_actions', user: { id: 'U1' }, channel: { id: 'C1' }, trigger_id: '1', ...where },
      container: { type: 'message', is_ephemeral: true },
      actions: [{ type: 'button', action_id: 'open:0', block_id: 'b', value: press }],
      response_url: slack.responseUrl,
    });
    expect(await slack.posts(1)).toHaveLength(1);
  });

  test.each([
    ['by its name', () => slack.command(projectWords, { channel_name: 'mpdm-anna--bram--piet-1' })],
    ['by its kind', () => bring(mention(projectWords, { channel_type: 'mpim' }))],
  ])('a conversation to which nobody can add us, known %s, gets no project, and a reason', async (_what, ask) => {
    await ask();
    const [answer] = await slack.posts(1);
    expect(JSON.stringify(answer?.body)).toContain(projectTexts.notInGroup.title);
    expect(await projects()).toEqual([]);
  });
});

describe('what happens to a channel', () => {
  const authorizations = [{ team_id: 'T1', user_id: 'U0BOT', is_enterprise_install: false }];
  const happens = (event: object) => bring(event, { authorizations });
  const stateIs = (state: string) => until(async () => (await projects())[0]?.state === state);
  beforeEach(async () => {
    await slack.command(projectWords);
    await stateIs('active');
  });

  test.each(['channel_archive', 'group_archive', 'channel_deleted', 'group_deleted', 'channel_left', 'group_left'])(
    '%s stops its project, and a sign of life from there starts it again',
    async (type) => {
      await happens({ type, channel: 'C1' });
      await stateIs('parked');
      await bring(mention('help'));
      await stateIs('active');
    },
  );

  test('when we are taken out its project stops, and not when somebody else is', async () => {
    await happens({ type: 'member_left_channel', channel: 'C1', user: 'U5' });
    await happens({ type: 'member_left_channel', channel: 'C1', user: 'U0BOT' });
    await stateIs('parked');
    await happens({ type: 'channel_unarchive', channel: 'C1' });
    await stateIs('active');
  });

  test('another id takes its project along, unless there is one', async () => {
    await happens({ type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C2' });
    await until(async () => (await projects())[0]?.channel === 'C2');
    await slack.command(projectWords);
    await until(async () => (await projects()).length === 2);
    await happens({ type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C2' });
    await until(() => slack.logged.some((line) => line.includes('another id')));
    expect((await projects()).map(({ channel }) => channel).toSorted()).toEqual(['C1', 'C2']);
  });

  test.each([
    ['app_uninstalled', 'no-installation'],
    ['tokens_revoked', 'signed-out'],
  ])('after %s the workspace gets nothing', async (type, reason) => {
    await happens({ type, tokens: { bot: ['U0BOT'] } });
    await until(async () => (await store.query('SELECT reason FROM blocked')).length === 1);
    expect(await store.query('SELECT workspace, reason FROM blocked')).toEqual([{ workspace: 'T1', reason }]);
    await store.query('DELETE FROM blocked');
  });
});

describe('*Deel in kanaal*', () => {
  const press = (lesson: string) =>
    interaction({
      ...{
        type: 'block_actions',
        user: { id: 'U1' },
        team: { id: 'T1' },
        channel: { id: 'C1' },
        trigger_id: `${++count}`,
      },
      container: { type: 'message', is_ephemeral: true, message_ts: '7.7' },
      actions: [
        {
          ...{ type: 'button', action_id: 'share:0', block_id: 'b' },
          value: JSON.stringify({ press: 'share', intent: { kind: 'show-lesson', lesson } }),
        },
      ],
      response_url: slack.responseUrl,
    });
  const shared = () => slack.posted.filter(({ body }) => body.response_type === 'in_channel');

  test('pressed twice, shares once', async () => {
    await Promise.all([press('heldere-kaders'), press('heldere-kaders')]);
    await press('heldere-kaders');
    await slack.posts(2);
    expect(shared()).toHaveLength(1);
  });

  test('shares another lesson that came in the same place', async () => {
    await press('signaleren');
    await press('communicatieparadox');
    await slack.posts(4);
    expect(shared()).toHaveLength(2);
  });
});

test('the same bytes twice get the same 200, and one answer', async () => {
  const body = around(direct({ text: 'verbinden' }));
  const at = Math.floor(Date.now() / 1000);
  const statuses = [];
  for (let time = 0; time < 2; time++) statuses.push((await slack.send(body, json, { signedAt: at })).status);
  expect(statuses).toEqual([200, 200]);
  expect(await slack.posts(1)).toHaveLength(1);
});
