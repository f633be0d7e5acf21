import { afterEach, beforeEach, expect, test } from 'vitest';
import { texts } from '#core';
import type { Store } from '#core/store';
import { openDesk, openProjects } from '#core/wiring';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { core } from '../../support/real-core.ts';
import { startSlack } from '../../support/slack-server.ts';

/** *Lessen bij dit bericht*, in the menu of a message that somebody else wrote. */

let store: Store;
let slack: Awaited<ReturnType<typeof startSlack>>;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  slack = await startSlack({
    desk: openDesk({
      core: () => ({ ...core, keepsQuestions: true }),
      projects: openProjects(store),
      now: () => Date.parse('2026-11-23T12:00:00+01:00'),
      zone: 'Europe/Amsterdam',
      onError: () => undefined,
    }),
  });
});
afterEach(async () => {
  await slack.close();
  await store.close();
});

const choose = (message: object, more: object = {}) =>
  slack.interaction({
    type: 'message_action',
    callback_id: 'lessen-bij-bericht',
    trigger_id: `${Math.random()}`,
    response_url: slack.responseUrl,
    user: { id: 'U1', name: 'anna' },
    channel: { id: 'C1', name: 'noord' },
    team: { id: 'T1', domain: 'd' },
    message_ts: '1.1',
    message: { type: 'message', user: 'U9', ts: '1.1', ...message },
    ...more,
  });
const words = 'de groepsapp loopt uit de hand en iedereen wordt bang';

test('gives lessons to the asker alone', async () => {
  await choose({ text: words });
  const [post, ...more] = await slack.posts(1);
  expect(more).toEqual([]);
  expect(post?.path).toBe('/respond');
  expect(post?.body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  expect(post?.body.blocks[0].text.text).toBe(texts.beside.title);
  expect(JSON.stringify(post?.body.blocks)).toContain('show-lesson');
});

test('in a thread the answer stands in that thread, where we are', async () => {
  await choose({ text: words, thread_ts: '0.9' });
  const [post, ...more] = await slack.posts(1);
  expect(more).toEqual([]);
  expect(post?.path).toBe('/api/chat.postEphemeral');
  expect(post?.body).toMatchObject({ channel: 'C1', user: 'U1', thread_ts: '0.9' });
});

test('and where we are not it comes the other way', async () => {
  slack.answers.set('chat.postEphemeral', { ok: false, error: 'channel_not_found' });
  await choose({ text: words, thread_ts: '0.9' });
  const posts = await slack.posts(2);
  expect(posts.map(({ path }) => path)).toEqual(['/api/chat.postEphemeral', '/respond']);
});

test('in an organisation with one installation, no team is named, and the answer comes', async () => {
  await choose({ text: words }, { team: null, enterprise: { id: 'E1' }, is_enterprise_install: true });
  expect(await slack.posts(1)).toHaveLength(1);
});

test.each([
  ['a picture', { text: '' }],
  ['a file', { text: '', files: [{ id: 'F1' }] }],
  ['nothing that we know as text', { text: null }],
])('%s gets a friendly line', async (_, message) => {
  await choose(message);
  expect(JSON.stringify(await slack.posts(1))).toContain(texts.beside.noWords);
});

test('a message that says “stop” is a message, and no command', async () => {
  await choose({ text: 'stop' });
  expect((await slack.posts(1))[0]?.body.blocks[0].text.text).toBe(texts.beside.none);
});

test('the words of somebody else stand in no answer, button, log or store', async () => {
  await choose({ text: 'kanariewoord: Bram Vinkers vindt dat niemand luistert naar bewoners, bel 06-12345678' });
  await choose({ text: 'kanariewoord xqzw' });
  const posts = await slack.posts(2);
  const tables = await store.query<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
  const kept = JSON.stringify([
    posts,
    slack.logged,
    await Promise.all(tables.map(({ name }) => store.query(`SELECT * FROM ${name}`))),
  ]);
  for (const word of ['kanariewoord', 'Vinkers', '12345678', 'vindt dat niemand']) expect(kept).not.toContain(word);
});

test('text of forty thousand characters is looked at as far as we look at anything', async () => {
  await choose({ text: `${words}. ${'la '.repeat(13_000)}` });
  expect(await slack.posts(1)).toHaveLength(1);
});

test('a shortcut that lacks what we need is told so', async () => {
  await choose({ text: words }, { channel: null });
  expect(JSON.stringify(await slack.posts(1))).toContain(texts.oldButton);
});
