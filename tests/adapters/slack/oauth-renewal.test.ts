import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '#core';
import { encryptionKey, type startMany } from '../../support/slack-many.ts';
import { type ManyScene, openManyScene } from '../../support/slack-many-scene.ts';
import { tokenMs } from '../../support/slack-offices.ts';
import type { StandInAnswer } from '../../support/stand-in-server.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';

/** Tokens that live for twelve hours: renewed in one place, once, for whatever they are needed; and sealed where they are kept. */

const hourMs = 3_600_000;
const minuteMs = 60_000;
const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
const reply: Reply = { title: 'Hallo', parts: [{ kind: 'text', text: 'daar' }] };
const signedOut = { kind: 'parked', reason: 'signed-out', scope: 'workspace' };

let scene: ManyScene;
let bot: Awaited<ReturnType<typeof startMany>>;
beforeEach(async () => {
  scene = await openManyScene();
  bot = await scene.start();
  await bot.install('T1');
});
afterEach(() => scene.close());

const say = (from = bot) => from.mounted.say({ place }, reply);
const tokens = () => scene.said('chat.postMessage', 'T1').map(({ token }) => token);
/** What was begun beside an answer has come to its end. */
const settled = () => bot.running.idle(30_000);
const refused: StandInAnswer = { body: { ok: false, error: 'invalid_refresh_token' } };
const whenRenewing = (answer: StandInAnswer) =>
  scene.offices.say((method) => (method === 'oauth.v2.access' ? answer : undefined));
const renewals = () => scene.offices.got.filter(({ body }) => body?.grant_type === 'refresh_token').length;

test('a nudge of more than twelve hours later goes with a renewed token, and the next one with the next', async () => {
  await scene.setUp(bot, 'T1');
  const nudges = scene.nudgesOf(bot);
  for (const nth of [1, 2]) {
    await scene.atNextNudge('T1');
    await nudges.runDue();
    expect(scene.offices.refreshed).toHaveLength(nth);
  }
  const [announced, first, second] = tokens();
  expect(tokens()).toHaveLength(3);
  expect(new Set([announced, first, second]).size).toBe(3);
  expect(new Set(scene.offices.refreshed).size).toBe(2);
  expect(bot.logged.join('')).not.toMatch(/xoxb|xoxe/);
});

test.each([
  ['a command with a form', () => bot.command('project', 'T1'), 'views.open'],
  [
    'a mention',
    () => bot.event({ type: 'app_mention', channel: 'C1', ts: '1.1', user: 'U1', text: '<@U0> verbinden' }, 'T1'),
    'chat.postMessage',
  ],
  ['a name', () => bot.command('project whatsapp-groep fase start', 'T1'), 'users.info'],
  ['a probe', () => bot.mounted.probe('T1'), 'auth.test'],
])('%s after twelve hours goes with a renewed token too', async (_name, happens, method) => {
  scene.time.now += tokenMs + 1;
  await happens();
  await until(() => scene.said(method, 'T1').length === 1);
  expect(scene.offices.refreshed).toHaveLength(1);
});

test('two hours before its end a token is renewed, and nobody waits for that', async () => {
  scene.time.now += tokenMs - 2 * hourMs - 1;
  await say();
  await settled();
  expect(scene.offices.refreshed).toHaveLength(0);
  scene.time.now += 1;
  await say();
  await settled();
  expect(scene.offices.refreshed).toHaveLength(1);
  await say();
  const [first, second, third] = tokens();
  expect(second).toBe(first);
  expect(third).not.toBe(second);
});

test('a token that never expires is never renewed', async () => {
  const steady = await openManyScene({ rotates: false });
  const there = await steady.start();
  await there.install('T1');
  steady.time.now += 365 * 24 * hourMs;
  expect(await there.mounted.say({ place }, reply)).toMatchObject({ kind: 'sent' });
  expect(steady.offices.got.filter(({ body }) => body?.grant_type === 'refresh_token')).toEqual([]);
  await steady.close();
});

test('a renewal that takes long is not waited for longer than a post can bear, and is there for the next one', async () => {
  scene.time.now += tokenMs + 1;
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  scene.offices.say((method) => (method === 'oauth.v2.access' ? asked : undefined));
  expect(await say()).toEqual({ kind: 'not-sent', reason: 'busy' });
  answer();
  await settled();
  expect(await say()).toMatchObject({ kind: 'sent' });
  expect(renewals()).toBe(1);
});

test('two processes on one store that need a new token at once renew it once, and both go on', async () => {
  const other = await scene.start();
  scene.time.now += tokenMs + 1;
  // The one that comes second finds the first still at it.
  scene.offices.say((method) => (method === 'oauth.v2.access' ? pause(300) : undefined));
  const outcomes = await Promise.all([bot, other, bot, other].map((each) => say(each)));
  expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent', 'sent']);
  expect(scene.offices.refreshed).toHaveLength(1);
  expect(new Set(tokens()).size).toBe(1);
});

describe('a renewal that fails', () => {
  test.each<[string, StandInAnswer]>([
    ['Slack fails', { status: 500, body: 'oops' }],
    ['Slack asks for rest', { status: 429, headers: { 'retry-after': '30' }, body: '' }],
    ['somebody else answers', { body: '<h1>Aanmelden</h1>' }],
  ])('(%s) keeps the old token while it is good, and is tried again after a minute', async (_name, answer) => {
    whenRenewing(answer);
    scene.time.now += tokenMs - hourMs;
    for (let nth = 0; nth < 3; nth++) {
      expect(await say()).toMatchObject({ kind: 'sent' });
      await settled();
    }
    expect(renewals()).toBe(1);
    scene.offices.say(undefined);
    scene.time.now += minuteMs;
    await say();
    await settled();
    expect(renewals()).toBe(2);
    scene.time.now += hourMs;
    expect(await say()).toMatchObject({ kind: 'sent' });
  });

  test('after the end of the token says that it was not sent, so that it is tried again', async () => {
    whenRenewing({ status: 500, body: 'oops' });
    scene.time.now += tokenMs + 1;
    expect(await say()).toEqual({ kind: 'not-sent', reason: 'busy' });
    scene.offices.say(undefined);
    scene.time.now += minuteMs;
    expect(await say()).toMatchObject({ kind: 'sent' });
  });
});

describe('a renewal that is refused', () => {
  test('keeps the old token while it is good, then the workspace is signed out, and Slack is not asked each time', async () => {
    whenRenewing(refused);
    scene.time.now += tokenMs - hourMs;
    for (let nth = 0; nth < 2; nth++) {
      expect(await say()).toMatchObject({ kind: 'sent' });
      await settled();
    }
    scene.time.now += hourMs;
    for (let nth = 0; nth < 2; nth++) expect(await say()).toEqual(signedOut);
    expect(renewals()).toBe(1);
    expect(bot.logged.join('')).toContain('invalid_refresh_token');
    // Another workspace goes on.
    scene.offices.say(undefined);
    await bot.install('T2');
    expect(await bot.mounted.say({ place: { ...place, workspace: 'T2' } }, reply)).toMatchObject({ kind: 'sent' });
  });

  test('is asked again by a probe, and ends when somebody installs us again', async () => {
    scene.offices.forgetRefreshTokens();
    scene.time.now += tokenMs + 1;
    expect(await say()).toEqual(signedOut);
    expect(await bot.mounted.probe('T1')).toEqual({ kind: 'refused', reason: 'signed-out' });
    expect(renewals()).toBe(2);
    await bot.install('T1');
    expect(await bot.mounted.probe('T1')).toMatchObject({ kind: 'well' });
    expect(await say()).toMatchObject({ kind: 'sent' });
  });

  test('because Slack does not know our own secret signs nobody out, and makes us not ready', async () => {
    expect(await bot.mounted.probe()).toEqual({ kind: 'well' });
    whenRenewing({ body: { ok: false, error: 'bad_client_secret' } });
    scene.time.now += tokenMs + 1;
    expect(await say()).toEqual({ kind: 'not-sent', reason: 'busy' });
    expect(await bot.mounted.probe()).toEqual({ kind: 'refused', reason: 'signed-out' });
    scene.offices.say(undefined);
    scene.time.now += minuteMs;
    expect(await say()).toMatchObject({ kind: 'sent' });
    expect(await bot.mounted.probe()).toEqual({ kind: 'well' });
  });
});

test('while the store is away, what was known of a workspace does; of another nothing is said', async () => {
  await bot.install('T2');
  await say();
  await scene.store.query('ALTER TABLE installation RENAME TO away');
  expect(await say()).toMatchObject({ kind: 'sent' });
  const elsewhere = { ...place, workspace: 'T9' };
  expect(await bot.mounted.say({ place: elsewhere }, reply)).toEqual({ kind: 'not-sent', reason: 'busy' });
  await bot.command('verbinden', 'T9');
  await until(() => scene.answers('T9').length === 1);
  expect(JSON.stringify(scene.answers('T9'))).toContain('Verbinden');
});

describe('where tokens are kept', () => {
  test('no file holds one, nor what it is renewed with', async () => {
    const directory = temporaryDirectory();
    const onDisk = await openManyScene({ file: join(directory.path, 'lessenbot.sqlite') });
    const there = await onDisk.start();
    await there.install('T1');
    onDisk.time.now += tokenMs + 1;
    expect(await there.mounted.say({ place }, reply)).toMatchObject({ kind: 'sent' });
    const bytes = readdirSync(directory.path).map((file) =>
      readFileSync(join(directory.path, file)).toString('latin1'),
    );
    await onDisk.close();
    bytes.push(readFileSync(join(directory.path, 'lessenbot.sqlite')).toString('latin1'));
    directory.remove();
    expect(bytes.join('')).toContain('installation');
    expect(bytes.join('')).not.toMatch(/xoxb|xoxe/);
  });

  test('a new key first seals them again, and then the old one can go', async () => {
    const newKey = randomBytes(32).toString('base64');
    const both = await scene.start({ keys: [newKey, encryptionKey] });
    await until(() => both.logged.join('').includes('sealed again'));
    expect(await say(both)).toMatchObject({ kind: 'sent' });
    const only = await scene.start({ keys: [newKey] });
    expect(await say(only)).toMatchObject({ kind: 'sent' });
  });

  test('without the key that sealed them we are not installed, and the log says why', async () => {
    const stranger = await scene.start({ keys: [randomBytes(32).toString('base64')] });
    expect(await say(stranger)).toEqual({ kind: 'parked', reason: 'no-installation', scope: 'workspace' });
    expect(stranger.logged.join('')).toContain('the key that sealed them is not set');
    await stranger.install('T1');
    expect(await say(stranger)).toMatchObject({ kind: 'sent' });
  });
});
