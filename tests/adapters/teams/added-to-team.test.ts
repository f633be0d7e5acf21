import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { texts } from '#core';
import type { Store } from '#core/store';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { deskOn } from '../../support/project-desk.ts';
import { startTeams } from '../../support/teams-server.ts';
import { until } from '../../support/until.ts';

let store: Store;
let teams: Awaited<ReturnType<typeof startTeams>>;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  const desk = deskOn(store);
  teams = await startTeams({ desk });
});
afterEach(async () => {
  await teams.close();
  await store.close();
});

const team = {
  conversation: { id: '19:noord@thread.tacv2', conversationType: 'channel', tenantId: 'tenant' },
  channelData: { team: { id: '19:noord@thread.tacv2' } },
};
const group = { conversation: { id: '19:groep@thread.v2', conversationType: 'groupChat', tenantId: 'tenant' } };
const added = (where: object, from: object = { id: '29:anna', name: 'Anna' }) =>
  teams.send(teams.activity({ ...where, type: 'installationUpdate', action: 'add', from, text: undefined }));
const shown = () => JSON.stringify(teams.posts);

test.each([
  ['a team', team],
  ['a group chat', group],
])(
  'who adds us to %s is named, and everybody reads what we do, what we do not do, and how to stop',
  async (_, where) => {
    await added(where);
    await until(() => teams.posts.length > 0);
    expect(teams.posts).toHaveLength(1);
    for (const words of ['Anna heeft mij', texts.welcome.doesNot, '/lessen stop']) expect(shown()).toContain(words);
  },
);

test('where Teams does not say who, nobody is named', async () => {
  await added(team, { id: '29:anna' });
  await until(() => teams.posts.length > 0);
  expect(shown()).toContain(texts.welcome.does);
  expect(shown()).not.toContain('heeft mij');
});

test('T22 where a project goes on, nothing is said', async () => {
  await teams.send(teams.activity({ ...team, text: 'project bankjesdag fase start elke dinsdag 10:00' }));
  await until(async () => (await store.query('SELECT 1 FROM project')).length > 0);
  await added(team);
  expect(shown()).not.toContain(texts.welcome.title);
});

test('T22 added, taken out and added again within a day, it is said once', async () => {
  await added(team);
  await until(() => teams.posts.length > 0);
  await teams.send(teams.activity({ ...team, type: 'installationUpdate', action: 'remove', text: undefined }));
  await added(team);
  await added(group);
  await until(() => teams.posts.length === 2);
  expect(teams.posts.map(({ url }) => url.includes('groep'))).toEqual([false, true]);
});

describe('T26 added to one shared or private channel', () => {
  const room = '19:gedeeld@thread.tacv2';
  const about = (more: object = {}) => ({
    ...{ type: 'conversationUpdate', text: undefined, from: { id: '29:anna', name: 'Anna' } },
    conversation: { id: room, conversationType: 'channel', tenantId: 'tenant' },
    channelData: { eventType: 'channelMemberAdded', team: team.channelData.team, channel: { id: room } },
    membersAdded: [{ id: '28:bot' }],
    ...more,
  });
  const happens = (more?: object) => teams.send(teams.activity(about(more)));

  test('it says there what it does, once', async () => {
    await happens();
    await happens();
    await teams.send(
      teams.activity({ ...about(), type: 'installationUpdate', action: 'add', membersAdded: undefined }),
    );
    expect(teams.posts).toHaveLength(1);
    for (const words of ['Anna heeft mij', texts.welcome.doesNot]) expect(shown()).toContain(words);
    expect(decodeURIComponent(teams.posts[0]?.url ?? '')).toContain(room);
  });

  test.each([
    ['a colleague who is added there', { membersAdded: [{ id: '29:bram' }] }],
    ['the whole team', { channelData: { ...about().channelData, eventType: 'teamMemberAdded' } }],
    ['the first channel of a team, which stands for all of it', team],
    ['a channel of which the team stands for the conversation', { conversation: team.conversation }],
  ])('%s is no reason to say so', async (_what, more) => {
    await happens(more);
    expect(teams.posts).toEqual([]);
  });
});

test.each(['add-upgrade', 'remove-upgrade', 'remove'])('T22 %s is no welcome', async (action) => {
  await teams.send(teams.activity({ ...team, type: 'installationUpdate', action, text: undefined }));
  expect(teams.posts).toEqual([]);
});
