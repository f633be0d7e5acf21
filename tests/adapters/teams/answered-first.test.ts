import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectTexts, texts, writePress } from '#core';
import type { Store } from '#core/store';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { deskOn } from '../../support/project-desk.ts';
import type { StandInAnswer } from '../../support/stand-in-server.ts';
import { privately, startTeams, type TeamsPost } from '../../support/teams-server.ts';
import { until } from '../../support/until.ts';

/** Teams hears from us before we ask it anything; and what it refuses comes another way, never in front of others. */

let store: Store;
let teams: Awaited<ReturnType<typeof startTeams>>;
/** What Teams answers to a post; nothing for the usual yes. */
let answer: (post: TeamsPost) => StandInAnswer | undefined | Promise<StandInAnswer | undefined>;
let held: (() => void)[];
const usual = { status: 201, body: { id: 'new-1' } };
const hanging = () => new Promise<StandInAnswer>((resolve) => held.push(() => resolve(usual)));

const channel = { id: '19:c@thread.tacv2', conversationType: 'channel', tenantId: 'T2' };
const team = '19:team@thread.tacv2';
const projectWords = 'project whatsapp-groep fase start elke dinsdag 10:00';
const projects = () =>
  store.query<{ channel: string; state: string; detail: string }>('SELECT channel, state, detail FROM project');
const stateIs = (state: string) => until(async () => (await projects())[0]?.state === state);
const say = (text: string, more: object = {}) =>
  teams.send(teams.activity({ conversation: channel, channelData: { team: { id: team } }, text, ...more }));

beforeEach(async () => {
  held = [];
  answer = () => undefined;
  store = await openSqliteFile(':memory:');
  const desk = deskOn(store);
  teams = await startTeams({ desk, answer: async (post) => (await answer(post)) ?? usual });
});
afterEach(async () => {
  for (const letGo of held) letGo();
  await teams.close();
  await store.close();
});

describe('while Teams takes none of our posts', () => {
  test('a message is acknowledged, and answered once Teams takes it', async () => {
    answer = hanging;
    const response = await teams.sendNow(teams.activity({}));
    expect([response.status, await response.text()]).toEqual([200, '']);
    await until(() => held.length === 1);
  });

  test.each([
    ['a change', { kind: 'set-phase', phase: 'uitvoering' }, projectTexts.project.savedNow],
    ['a share', { kind: 'show-lesson', lesson: 'heldere-kaders' }, texts.sharing],
  ] as const)('a press that is %s is answered', async (_what, intent, words) => {
    await say(projectWords);
    answer = hanging;
    const press = writePress(intent.kind === 'show-lesson' ? 'share' : 'open', intent);
    const value = { action: { type: 'Action.Execute', verb: 'lessen', data: { press } } };
    const about = { type: 'invoke', name: 'adaptiveCard/action', text: undefined, conversation: channel, value };
    const response = await teams.sendNow(teams.activity(about));
    expect(await response.text()).toContain(words);
  });
});

describe('an answer for one person', () => {
  const isTargeted = ({ url }: TeamsPost) => url.includes('isTargetedActivity=true');
  const isOpening = ({ url }: TeamsPost) => url.endsWith('/v3/conversations');

  test.each([400, 403, 404])(
    'that Teams refuses in the channel (%i) comes in their own conversation',
    async (status) => {
      answer = (post) => {
        if (isOpening(post)) return { status: 201, body: { id: 'a:anna' } };
        return isTargeted(post) ? { status, body: {} } : undefined;
      };
      await teams.send(teams.activity({ ...privately, conversation: channel }));
      const [tried, opened, told, ...more] = teams.posts;
      expect([tried && isTargeted(tried), opened && isOpening(opened), more]).toEqual([true, true, []]);
      expect(opened?.body).toMatchObject({ isGroup: false, members: [{ id: '29:anna' }], tenantId: 'T2' });
      expect(told?.url).toContain('/v3/conversations/a%3Aanna/activities');
      expect(JSON.stringify(told?.body)).toContain('Communicatieparadox');
    },
  );

  test('that is in doubt is tried no other way', async () => {
    answer = (post) => (isTargeted(post) ? { status: 502, body: '' } : undefined);
    await teams.send(teams.activity({ ...privately, conversation: channel }));
    expect(teams.posts).toHaveLength(1);
  });

  test('that comes nowhere leaves a line, and nothing in front of others', async () => {
    answer = () => ({ status: 403, body: {} });
    await teams.send(teams.activity({ ...privately, conversation: channel }));
    expect(teams.posts.filter((post) => !isTargeted(post) && !isOpening(post))).toEqual([]);
    expect(teams.logged.join('')).toContain('not-allowed');
  });
});

describe('a card that everybody sees', () => {
  test.each([
    ['a lesson', { kind: 'show-lesson', lesson: 'heldere-kaders' }],
    ['the plan', { kind: 'plan' }],
    ['the form', { kind: 'project' }],
  ] as const)('stays as it is when somebody opens %s: that comes beside it, for them alone', async (_what, intent) => {
    await say(projectWords);
    teams.posts.length = 0;
    const response = await teams.invoke({ press: writePress('open', intent) }, { conversation: channel });
    expect(await response.json()).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    const [alone, ...more] = teams.posts;
    expect([alone?.body.recipient?.isTargeted, more]).toEqual([true, []]);
  });

  test('the next card, asked for with a mention, comes to who asks alone', async () => {
    await say(projectWords);
    teams.posts.length = 0;
    await say('nu');
    expect(teams.posts.map(({ body }) => body.recipient?.isTargeted)).toEqual([true]);
  });

  test('is changed in the order of the presses', async () => {
    await say(projectWords);
    const order: string[] = [];
    let underWay = 0;
    answer = async ({ method, body }) => {
      if (method !== 'PUT') return undefined;
      underWay += 1;
      order.push(`${underWay} ${JSON.stringify(body).includes('uitvoering') ? 'uitvoering' : 'borging'}`);
      await new Promise(setImmediate);
      underWay -= 1;
      return undefined;
    };
    const undo = async () => {
      const changes = await store.query<{ id: string }>(
        "SELECT id FROM audit WHERE kind <> 'resumed' ORDER BY at DESC LIMIT 1",
      );
      return writePress('open', { kind: 'undo', change: changes[0]?.id ?? '' });
    };
    const press = async () => teams.invoke({ press: await undo() }, { conversation: channel, replyToId: 'card-1' });
    await Promise.all([press(), press()]);
    expect(order.every((line) => line.startsWith('1 '))).toBe(true);
  });

  test('is changed in its place by clients that do not know Execute', async () => {
    await say(projectWords);
    const [change] = await store.query<{ id: string }>('SELECT id FROM audit ORDER BY at DESC LIMIT 1');
    const press = writePress('open', { kind: 'undo', change: change?.id ?? '' });
    teams.posts.length = 0;
    await say('', { text: undefined, value: { press }, replyToId: 'card-1' });
    expect(teams.posts.map(({ method, url }) => [method, url.endsWith('/activities/card-1')])).toEqual([['PUT', true]]);
  });
});

describe('what happens to a team', () => {
  const happens = (eventType: string, more: object = {}) =>
    teams.send(
      teams.activity({
        ...{ type: 'conversationUpdate', text: undefined, conversation: { ...channel, id: team } },
        channelData: { eventType, team: { id: team }, channel: { id: channel.id }, ...more },
      }),
    );
  const ofTeam = { channel: undefined };
  beforeEach(async () => {
    await say(projectWords);
    await stateIs('active');
  });

  test.each([
    ['channelDeleted', 'channelRestored', {}],
    ['channelDeleted', 'channelShared', {}],
    ['teamDeleted', 'teamRestored', ofTeam],
    ['teamHardDeleted', 'teamRestored', ofTeam],
    ['teamArchived', 'teamUnarchived', ofTeam],
  ])('%s stops its projects, and %s starts them again', async (closing, opening, more) => {
    await happens(closing, more);
    await stateIs('parked');
    await happens(opening, more);
    await stateIs('active');
  });

  test('another channel that is deleted stops nothing here', async () => {
    await happens('channelDeleted', { channel: { id: '19:other@thread.tacv2' } });
    expect((await projects()).map(({ state }) => state)).toEqual(['active']);
  });

  test.each([
    ...[
      'channelCreated',
      'channelRenamed',
      'channelShared',
      'channelUnshared',
      'channelMemberAdded',
      'channelMemberRemoved',
    ],
    ...['teamRenamed', 'teamMemberAdded', 'teamMemberRemoved', 'x'.repeat(300), 'constructor'],
  ])('%s changes nothing', async (eventType) => {
    expect((await happens(eventType)).status).toBe(200);
    expect((await projects()).map(({ state }) => state)).toEqual(['active']);
  });

  test('the bot taken out stops all of its channels, and put in again starts them', async () => {
    const about = { conversation: { ...channel, id: team }, channelData: { team: { id: team } }, text: undefined };
    const change = (more: object) => teams.send(teams.activity({ type: 'conversationUpdate', ...about, ...more }));
    await change({ membersRemoved: [{ id: '29:bram' }] });
    expect((await projects())[0]?.state).toBe('active');
    await change({ membersRemoved: [{ id: '28:bot' }] });
    await stateIs('parked');
    await change({ membersAdded: [{ id: '28:bot' }] });
    await stateIs('active');
  });
});
