import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, texts } from '#core';
import type { Store } from '#core/store';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { deskOn } from '../../support/project-desk.ts';
import { startSlack } from '../../support/slack-server.ts';

let store: Store;
let desk: Desk;
let slack: Awaited<ReturnType<typeof startSlack>>;

beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  desk = deskOn(store);
  slack = await startSlack({ desk });
});
afterEach(async () => {
  await slack.close();
  await store.close();
});

const ours = { authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }] };
const join = (more: object = {}) =>
  slack.event({ type: 'member_joined_channel', channel: 'C1', user: 'UBOT', ...more }, undefined, ours);
const written = () => slack.posted.filter(({ path }) => path === '/api/chat.postMessage');

test('who puts us in a channel is named, and everybody reads what we do, what we do not do, and how to stop', async () => {
  slack.answers.set('users.info', { ok: true, user: { profile: { display_name: 'Anna' } } });
  await join({ inviter: 'U7' });
  await slack.posts(2);
  const [post, ...more] = written();
  expect(more).toEqual([]);
  expect(post?.body.channel).toBe('C1');
  const shown = JSON.stringify(post?.body.blocks);
  for (const words of ['Anna heeft mij', texts.welcome.doesNot, '/lessen stop']) expect(shown).toContain(words);
});

test.each([
  ['does not say who', {}],
  ['says it in a shape we do not know', { inviter: 7 }],
])('where Slack %s, nobody is named', async (_, more) => {
  await join(more);
  await slack.posts(1);
  expect(JSON.stringify(written())).toContain('Ik ken lessen');
  expect(JSON.stringify(written())).not.toContain('heeft mij');
});

test('being put in again on the same day says nothing new', async () => {
  await join();
  await slack.posts(1);
  await join();
  await slack.posts(1);
  expect(written()).toHaveLength(1);
});

test('what Slack refused for now comes when we are put in once more', async () => {
  slack.answers.set('chat.postMessage', { ok: false, error: 'not_in_channel' });
  await join();
  await slack.posts(1);
  slack.answers.delete('chat.postMessage');
  await join();
  await slack.posts(2);
  expect(written()).toHaveLength(2);
});

test('somebody else who joins is not greeted', async () => {
  await join({ user: 'U9' });
  await slack.posts(0);
  expect(written()).toEqual([]);
});

test('where a project goes on there is no welcome', async () => {
  await desk.ask('project whatsapp-groep fase start', {
    who: async () => ({ id: 'U1', name: 'Samira' }),
    place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
    isMember: async () => true,
  });
  await join();
  await slack.posts(0);
  expect(JSON.stringify(written())).not.toContain(texts.welcome.title);
});
