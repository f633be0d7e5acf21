import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rawRequest, startBot, startPlayground } from '../support/playground-server.ts';

let bot: Awaited<ReturnType<typeof startBot>>;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());
beforeEach(async () => {
  await bot.post('/playground/reset', {});
});

describe('from elsewhere', () => {
  const json = { 'content-type': 'application/json' };
  const say = JSON.stringify({ user: 'anna', room: 'project', text: 'hallo' });
  test.each<[what: string, path: string, headers: Record<string, string>, body: string | undefined, status: number]>([
    ['another website', '/playground/say', { ...json, origin: 'https://example.org' }, say, 403],
    ['another port', '/playground/say', { ...json, origin: 'http://127.0.0.1:1' }, say, 403],
    ['a sandbox', '/playground/say', { ...json, origin: 'null' }, say, 403],
    ['another site on this host', '/playground/say', { ...json, 'sec-fetch-site': 'same-site' }, say, 403],
    ['a link that posts', '/playground/reset', { ...json, 'sec-fetch-site': 'none' }, '{}', 403],
    ['a form', '/playground/say', { 'content-type': 'text/plain' }, say, 415],
    ['a reader', '/playground/state', { 'sec-fetch-site': 'cross-site' }, undefined, 403],
    ['a listener', '/playground/events', { origin: 'https://example.org' }, undefined, 403],
    ['a borrowed name', '/playground/state', { host: 'kwaad.example.org' }, undefined, 403],
    ['a borrowed name for the page', '/', { host: 'kwaad.example.org' }, undefined, 403],
    ['a borrowed name for the lessons', '/lessen', { host: 'kwaad.example.org' }, undefined, 403],
    ['a borrowed name for Slack', '/slack/events', { ...json, host: 'kwaad.example.org' }, '{}', 403],
    ['a borrowed name for Teams', '/api/messages', { ...json, host: 'kwaad.example.org' }, '{}', 403],
    ['a browser at Slack’s door', '/playground/slack/api/auth.test', { ...json, origin: 'http://x' }, '{}', 403],
    ['a browser at Teams’ door', '/playground/teams/v3/conversations', { ...json, origin: 'http://x' }, '{}', 403],
    ['too much', '/playground/say', json, JSON.stringify({ text: 'x'.repeat(270_000) }), 413],
    ['broken JSON', '/playground/say', json, '{', 400],
    ['broken JSON at Slack’s door', '/playground/slack/api/auth.test', json, '{', 400],
    ['broken JSON at Teams’ door', '/playground/teams/v3/conversations', json, '{', 400],
    ['somebody unknown', '/playground/say', json, JSON.stringify({ user: 'x', room: 'project', text: 'x' }), 404],
  ])('%s is refused', async (_what, path, headers, body, status) => {
    expect(await rawRequest(bot.address + path, headers, body)).toBe(status);
    const state = await bot.state();
    expect([state.panes.slack.messages, state.panes.teams.messages]).toEqual([[], []]);
  });

  const passedOn: [name: string, headers: Record<string, string>][] = [
    ['X-Forwarded-For', { 'x-forwarded-for': '203.0.113.9' }],
    ['X-Forwarded-Host', { 'x-forwarded-host': 'lessen.example.org' }],
    ['X-Forwarded-Proto', { 'x-forwarded-proto': 'https' }],
    ['Forwarded', { forwarded: 'for=203.0.113.9' }],
    ['Via', { via: '1.1 proxy' }],
    ['X-Real-IP', { 'x-real-ip': '203.0.113.9' }],
    ['CF-Connecting-IP', { 'cf-connecting-ip': '203.0.113.9' }],
    ['X-ARR-ClientIP', { 'x-arr-ssl': '2048' }],
    ['X-Original-Host', { 'x-original-host': 'lessen.example.org' }],
  ];
  test.each(passedOn)(
    'what a proxy on this computer passes on (%s) is refused at every door',
    async (_name, headers) => {
      for (const path of ['/', '/playground/state', '/lessen'])
        expect(await rawRequest(bot.address + path, headers), path).toBe(403);
      for (const path of ['/playground/say', '/playground/time', '/slack/events', '/api/messages'])
        expect(await rawRequest(bot.address + path, { ...json, ...headers }, say), path).toBe(403);
    },
  );

  test('what a proxy passes on in HTTP/1.0, without a word that it does, is refused', async () => {
    const { port } = new URL(bot.address);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(`GET /playground/state HTTP/1.0\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`),
      );
      socket.once('data', (chunk) => resolve(String(chunk)));
    });
    expect(answer).toContain(' 403 ');
  });

  test('our own page is let in', async () => {
    const own = { ...json, origin: bot.address, 'sec-fetch-site': 'same-origin' };
    expect(await rawRequest(`${bot.address}/playground/say`, own, say)).toBe(200);
  });
});

test('the page may load nothing from elsewhere, and comes without types', async () => {
  const page = await fetch(`${bot.address}/`);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  const script = await fetch(`${bot.address}/playground/page/start.ts`);
  expect(script.headers.get('content-type')).toContain('text/javascript');
  expect(await script.text()).not.toMatch(/^import type/m);
  for (const name of ['adaptivecards.js', 'markdown-it.js'])
    expect((await fetch(`${bot.address}/playground/vendor/${name}`)).status).toBe(200);
  for (const path of ['page/..%2fopen-playground.ts', 'page/.env', 'vendor/package.json', 'vendor/__proto__'])
    expect((await fetch(`${bot.address}/playground/${path}`)).status, path).toBe(404);
});

test('the bot’s clock moves forward only, and only where it can', async () => {
  const still = await startPlayground(() => {});
  const to = '2026-12-01T10:00:00+01:00';
  expect((await still.post('/playground/time', { to })).status).toBe(501);
  still.close();

  const moved: number[] = [];
  const open = await startPlayground(() => {}, { moveClock: async (moment) => void moved.push(moment) });
  expect((await open.post('/playground/time', { to })).status).toBe(200);
  expect((await open.post('/playground/time', { to: '1969-01-01T00:00:00Z' })).status).toBe(409);
  expect((await open.post('/playground/time', { to: 'morgen' })).status).toBe(400);
  expect(moved).toEqual([Date.parse(to)]);
  open.close();
});
