import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SignOfLife } from '#core';
import { desk } from '../../support/real-core.ts';
import { startTeams } from '../../support/teams-server.ts';
import { until } from '../../support/until.ts';

/** Whatever comes from a channel says that we may write there, and where Teams wants our messages now. */

let teams: Awaited<ReturnType<typeof startTeams>>;
let signs: SignOfLife[];
let hangs = false;
let letGo = () => {};
beforeAll(async () => {
  const letIn = async (sign: SignOfLife) => {
    signs.push(sign);
    if (hangs)
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
  };
  teams = await startTeams({ desk: { ...desk, letIn } });
});
afterAll(() => teams.close());
beforeEach(() => {
  signs = [];
  hangs = false;
});

const team = '19:team@thread.tacv2';
const channel = '19:noord@thread.tacv2';
const inChannel = (id: string) => ({
  conversation: { id, conversationType: 'channel', tenantId: 'T2' },
  channelData: { team: { id: team } },
});
const place = { platform: 'teams', workspace: 'T2', channel };

test.each([
  ['a message', {}],
  [
    'a message in a thread',
    { conversation: { id: `${channel};messageid=7`, conversationType: 'channel', tenantId: 'T2' } },
  ],
  ['a press', { type: 'invoke', name: 'adaptiveCard/action', value: {} }],
  ['the bot added to this channel alone', { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] }],
])('%s is a sign of life of its channel', async (_what, more) => {
  await teams.send(teams.activity({ ...inChannel(channel), ...more }));
  await until(() => signs.length > 0);
  expect(signs).toEqual([{ ...place, address: expect.stringContaining('http'), inTeam: team }]);
});

test.each([
  ['installationUpdate', { action: 'add' }],
  ['conversationUpdate', { membersAdded: [{ id: '28:bot' }] }],
])('the bot added to a team (%s) is a sign of life of all its channels', async (type, more) => {
  await teams.send(teams.activity({ ...inChannel(team), type, ...more }));
  await until(() => signs.length > 1);
  expect(signs.at(-1)).toMatchObject({ platform: 'teams', workspace: 'T2', team });
  expect(signs.at(-1)).not.toHaveProperty('channel');
});

test.each([
  ['a colleague who joins', { type: 'conversationUpdate', membersAdded: [{ id: '29:bram' }] }],
  ['an edit', { type: 'messageUpdate' }],
  ['a personal chat', { conversation: { id: 'a:1', conversationType: 'personal' } }],
])('%s is none', async (_what, more) => {
  await teams.send(teams.activity({ ...inChannel(channel), ...more }));
  expect(signs).toEqual([]);
});

test('while the store hangs, the answer does not wait for it', async () => {
  hangs = true;
  teams.posts.length = 0;
  void teams.send(teams.activity({ ...inChannel(channel), text: 'verbinden' }));
  await until(() => teams.posts.length === 1);
  expect(signs).toHaveLength(1);
  letGo();
});
