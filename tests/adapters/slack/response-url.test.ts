import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { texts, writePress } from '#core';
import { startSlack } from '../../support/slack-server.ts';
import { openStandIn, type StandIn, type StandInAnswer } from '../../support/stand-in-server.ts';
import { until } from '../../support/until.ts';

/** The address that comes with what somebody does is from outside: what we do with it may harm nobody. */

let slack: Awaited<ReturnType<typeof startSlack>>;
let elsewhere: StandIn;
let answer: StandInAnswer;
beforeAll(async () => {
  elsewhere = await openStandIn(() => ({ body: { ok: true } }));
  slack = await startSlack({ answer: ({ path }) => (path === '/respond' ? answer : { body: { ok: true } }) });
});
afterAll(async () => {
  await slack.close();
  await elsewhere.close();
});
afterEach(() => {
  slack.posted.length = 0;
  slack.logged.length = 0;
  slack.untaken.length = 0;
  elsewhere.got.length = 0;
});
const lines = () => slack.logged.map((line) => JSON.parse(line));

test.each([301, 302, 303, 307, 308])('S6 a redirect (%i) is not followed', async (status) => {
  answer = { status, headers: { location: `${elsewhere.address}/respond?geheim` }, body: '' };
  await slack.command('verbinden');
  await until(() => slack.logged.length > 0);
  expect(await slack.posts(1)).toHaveLength(1);
  expect(elsewhere.got).toEqual([]);
  expect(slack.logged.join('')).not.toContain('geheim');
});

test.each([
  ['a name', 'anna@'],
  ['a password', ':geheim@'],
  ['a name and a password', 'anna:geheim@'],
])('S6 an address with %s in it is not called', async (_what, userinfo) => {
  answer = { body: { ok: true } };
  await slack.command('verbinden', { response_url: slack.responseUrl.replace('//', `//${userinfo}`) });
  await until(() => slack.logged.length > 0);
  expect(lines()).toEqual([expect.objectContaining({ security: true, host: new URL(slack.responseUrl).host })]);
  // The asker still hears it, by Slack's own API.
  expect((await slack.posts(1)).map(({ path }) => path)).toEqual(['/api/chat.postEphemeral']);
  expect(slack.logged.join('')).not.toMatch(/anna|geheim/);
});

test.each([
  [403, 1],
  [404, 1],
  [410, 1],
  [500, 0],
  [502, 0],
])('S7 %i is told once, never tried again there, and leaves a line', async (status, otherways) => {
  answer = { status, body: '<html>no</html>' };
  await slack.command('verbinden');
  await until(() => slack.logged.length > 0);
  const posts = await slack.posts(1 + otherways);
  // Refused for certain, it comes as a message that only the asker sees; in doubt it stays at one.
  const other = Array(otherways).fill('/api/chat.postEphemeral');
  expect(posts.map(({ path }) => path)).toEqual(['/respond', ...other]);
  expect(slack.logged).toHaveLength(1);
  expect(slack.untaken).toEqual([otherways === 1 ? 'refused' : 'server-error']);
});

test.each([
  [404, texts.shareFailed],
  [500, texts.shareInDoubt],
])('S7 what is shared and refused with %i leaves no second message for everybody', async (status, words) => {
  answer = { status, body: '' };
  await slack.press(writePress('share', { kind: 'help' }));
  await until(() => slack.posted.length > 1);
  const posts = await slack.posts(2);
  expect(posts.filter(({ body }) => body.response_type === 'in_channel')).toHaveLength(1);
  expect(posts[1]?.body.text).toBe(words);
});
