import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSlack } from '../../support/slack-server.ts';

const form = 'application/x-www-form-urlencoded';
let slack: Awaited<ReturnType<typeof startSlack>>;
beforeAll(async () => {
  slack = await startSlack({ door: 'http' });
});
afterAll(() => slack.close());
beforeEach(() => {
  slack.posted.length = 0;
  slack.logged.length = 0;
});

test('a charset behind the content type changes nothing', async () => {
  const response = await slack.command('verbinden', {}, {}, 'application/x-www-form-urlencoded; charset=utf-8');
  expect(response.status).toBe(200);
  expect(await slack.posts(1)).toHaveLength(1);
});

describe('a request that is refused leaves a line that tells a wrong secret from a wrong clock', () => {
  test.each([
    ['a wrong signature', { headers: { 'x-slack-signature': `v0=${'0'.repeat(64)}` } }, { refused: 'wrong signature' }],
    ['no signature', { headers: { 'x-slack-signature': '' } }, { refused: 'no signature' }],
    ['a clock of ours that is ahead', { shift: -600 }, { refused: 'stale', skewSeconds: expect.closeTo(600, -1) }],
    ['a clock of ours that is behind', { shift: 600 }, { refused: 'stale', skewSeconds: expect.closeTo(-600, -1) }],
  ])('%s', async (_name, signing, facts) => {
    // Of one kind only the first in a minute is told, so each has a bot of its own.
    const own = await startSlack({ door: 'http' });
    for (let time = 0; time < 3; time++) await own.command('vertrouwelijk', {}, signing);
    const lines = own.logged.map((line) => JSON.parse(line)).filter(({ security }) => security);
    expect(lines).toEqual([expect.objectContaining(facts)]);
    expect(own.logged.join('')).not.toContain('vertrouwelijk');
    await own.close();
  });
});

describe('the guard', () => {
  test.each([
    ['a wrong signature', { headers: { 'x-slack-signature': `v0=${'0'.repeat(64)}` } }],
    ['an empty signature', { headers: { 'x-slack-signature': '' } }],
    ['a doubled signature', { headers: { 'x-slack-signature': `v0=${'a'.repeat(64)}, v0=${'a'.repeat(64)}` } }],
    [
      'a timestamp with something behind it',
      { headers: { 'x-slack-request-timestamp': `${Math.floor(Date.now() / 1000)}x` } },
    ],
    ['an odd timestamp', { headers: { 'x-slack-request-timestamp': '1e9' } }],
    ['301 seconds old', { shift: -301 }],
    ['301 seconds ahead', { shift: 302 }],
    ['a day ahead', { shift: 86_400 }],
    ['another spelling of the path', { path: '/Slack/Events/', shift: -301 }],
  ])('%s is refused and nothing is posted', async (_name, signing) => {
    const response = await slack.command('verbinden', {}, signing);
    expect([response.status, await response.text()]).toEqual([401, '']);
    expect(await slack.posts(0)).toEqual([]);
  });

  // A small body may unfold into a huge one, and Slack compresses nothing.
  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('H6 what is compressed (%s) is refused, however well it is signed', async (encoding, compress) => {
    const body = Buffer.from(compress(new URLSearchParams({ command: '/lessen', text: 'verbinden' }).toString()));
    const headers = { 'content-encoding': encoding };
    const response = await slack.send(body, 'application/x-www-form-urlencoded', { headers });
    expect([response.status, await response.text()]).toEqual([415, '']);
    expect(await slack.posts(0)).toEqual([]);
  });

  test('the same bytes twice have one effect', async () => {
    const more = { trigger_id: 'gelijk' };
    const answers = await Promise.all([slack.command('verbinden', more), slack.command('verbinden', more)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await slack.posts(1)).toHaveLength(1);
  });

  test('the address check and the certificate check of Slack are answered', async () => {
    const check = await slack.send(JSON.stringify({ type: 'url_verification', challenge: 'abc' }), 'application/json');
    expect(await check.json()).toEqual({ challenge: 'abc' });
    expect((await slack.send('ssl_check=1&token=x', 'application/x-www-form-urlencoded')).status).toBe(200);
    expect(await slack.posts(0)).toEqual([]);
  });
});

describe('a certificate check', () => {
  const unsigned = { headers: { 'x-slack-signature': '' } };

  test('is answered without a signature, and whatever comes with it is not done', async () => {
    const body = new URLSearchParams({
      ssl_check: '1',
      token: 'x',
      command: '/lessen',
      text: 'verbinden',
      response_url: slack.responseUrl,
    });
    expect((await slack.send(body.toString(), form, unsigned)).status).toBe(200);
    expect((await slack.send(body.toString(), form)).status).toBe(200);
    expect(await slack.posts(0)).toEqual([]);
  });

  test.each(['ssl_check=0', 'ssl_check=11', 'ssl_check=1&ssl_check=1', 'ssl_check='])(
    'but “%s” is none',
    async (body) => expect((await slack.send(body, form, unsigned)).status).toBe(401),
  );

  test('and neither is one that is not a form', async () =>
    expect((await slack.send('{"ssl_check":"1"}', 'application/json', unsigned)).status).toBe(401));

  test('a look at our certificate, which Slack does not sign', async () => {
    const headers = { 'x-slack-signature': 'v0=', 'x-slack-request-timestamp': '1' };
    const type = 'application/x-www-form-urlencoded';
    const body = `ssl_check=1&token=x&command=%2Flessen&text=verbinden&response_url=${slack.responseUrl}`;
    expect((await slack.send(body, type, { headers })).status).toBe(200);
    expect(await slack.posts(0)).toEqual([]);
    expect((await slack.send('ssl_check=2&token=x', type, { headers })).status).toBe(401);
  });
});
