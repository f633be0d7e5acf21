import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bot, startBot } from '../../../adapters/host/bot.ts';
import { readConfig } from '../../../adapters/host/config.ts';
import { openContent } from '../../../adapters/host/content-watch.ts';
import { createLog } from '../../../adapters/wire/create-log.ts';
import { slackSignature } from '../../support/slack-signature.ts';
import { openStandIn, type StandIn } from '../../support/stand-in-server.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../support/temporary-directory.ts';

/** What no platform sends, at the whole bot with both platforms on. */

const secret = 'een-geheim-voor-de-test';
const logged: string[] = [];
let directory: TemporaryDirectory;
let slack: StandIn;
let bot: Bot;
beforeAll(async () => {
  directory = temporaryDirectory();
  slack = await openStandIn(() => ({ body: { ok: true, ts: '1.1' } }));
  const config = readConfig({
    LESSENBOT_PLAYGROUND: 'off',
    LESSENBOT_DATA_DIR: directory.path,
    SLACK_SIGNING_SECRET: secret,
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_API_URL: `${slack.address}/api/`,
  });
  const content = await openContent('data', { watching: false });
  if ('faults' in config || !('core' in content)) throw new Error('no configuration or no lessons');
  const log = createLog('trace', { write: (line) => void logged.push(line) });
  bot = await startBot({ ...config, port: 0, teams: { allowedTenants: [], local: true } }, content, log);
});
afterAll(async () => {
  await bot.close();
  await slack.close();
  directory.remove();
});

/** All that comes back for some bytes, until the other side hangs up or has given a whole answer. */
async function send(bytes: string): Promise<string> {
  const { port, hostname } = new URL(bot.address);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1');
  });
  socket.end(Buffer.from(bytes, 'latin1'));
  await once(socket, 'close');
  return answer;
}

const request = (line: string, ...headers: readonly string[]) =>
  [`${line} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close', ...headers, '', ''].join('\r\n');
const json = 'Content-Type: application/json';

const odd: Readonly<Record<string, string>> = {
  'GET at the door of Slack': request('GET /slack/events'),
  'PUT at the door of Slack': request('PUT /slack/events', json, 'Content-Length: 2').concat('{}'),
  'DELETE at the door of Teams': request('DELETE /api/messages'),
  'a method nobody has': request('BREW /slack/events'),
  TRACE: request('TRACE /healthz'),
  OPTIONS: request('OPTIONS /api/messages', 'Origin: https://example.org', 'Access-Control-Request-Method: POST'),
  'POST at a probe': request('POST /readyz', 'Content-Length: 0'),
  'an unknown path': request('GET /wp-login.php'),
  'the metrics of somebody else': request('GET /metrics'),
  'a path up': request('GET /../../etc/passwd'),
  'a path up, encoded': request('GET /lessen/..%2f..%2fetc%2fpasswd'),
  'a NUL in the path': request('GET /lessen/%00'),
  'half a character in the path': request('GET /%E0%A4%A'),
  'a path of 20,000 letters': request(`GET /${'a'.repeat(20_000)}`),
  'another server in the path': request('GET http://example.org/healthz.php'),
  'two lengths': request('POST /api/messages', json, 'Content-Length: 2', 'Content-Length: 3').concat('{}'),
  'a length and chunks': request('POST /slack/events', json, 'Content-Length: 2', 'Transfer-Encoding: chunked').concat(
    '0\r\n\r\n',
  ),
  'a chunk of no size': request('POST /slack/events', json, 'Transfer-Encoding: chunked').concat(
    'zz\r\n{}\r\n0\r\n\r\n',
  ),
  'a length below zero': request('POST /slack/events', json, 'Content-Length: -1'),
  'an unknown transfer encoding': request('POST /slack/events', json, 'Transfer-Encoding: gzip').concat('{}'),
  'a header with a NUL': request('GET /lessen', 'X-A: a\0b'),
  'a header without a name': request('GET /lessen', ': a'),
  'a header of 20,000 letters': request('GET /healthz', `X-A: ${'a'.repeat(20_000)}`),
  'no host': 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n',
  'an HTTP that is not there': 'GET /healthz HTTP/9.9\r\nHost: x\r\n\r\n',
  'no HTTP': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'only words': 'hallo, is daar iemand?\r\n\r\n',
};

describe('H4 H11 an odd request', () => {
  test.each(Object.entries(odd))('(%s) is refused without a word, and others are answered', async (_what, bytes) => {
    const answer = await send(bytes);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(body.replace(/^0$/, '')).toBe('');
    expect(head.toLowerCase()).not.toMatch(/x-powered-by|access-control|set-cookie/);
    expect((await fetch(`${bot.address}/healthz`)).status).toBe(200);
  });

  test('a thousand odd paths are refused, each alike', async () => {
    const paths = Array.from(
      { length: 1_000 },
      (_, n) => `/${n.toString(36)}%${(n % 256).toString(16).padStart(2, '0')}/x`,
    );
    const statuses = new Set<number>();
    for (const path of paths) statuses.add((await fetch(bot.address + path)).status);
    expect([...statuses].filter((status) => status !== 404 && status !== 400)).toEqual([]);
  });
});

const control = '\u001b[31mrood\u001b[0m\u0007\u0085\u2028';
describe('H10 whatever is in a path, a header or a name', () => {
  test.each<[what: string, happen: () => Promise<unknown>]>([
    ['a path', () => send(request('GET /%1b%5b31m%0d%0a%00{"level":60}'))],
    ['a header', () => send(request('GET /lessen', 'User-Agent: \x1b[31m{"level":60}', 'X-Request-Id: \x1b]0;x\x07'))],
    [
      'what Slack signed',
      () => {
        const fields = { command: '/lessen', text: control, user_id: control, user_name: `${control}\n{"level":60}` };
        const body = `${new URLSearchParams({ ...fields, channel_id: 'C1', team_id: control, response_url: control })}`;
        const headers = { 'content-type': 'application/x-www-form-urlencoded', ...slackSignature(body, secret) };
        return fetch(`${bot.address}/slack/events`, { method: 'POST', body, headers });
      },
    ],
    [
      'what Teams sends',
      () => {
        const from = { id: control, name: `${control}\n{"level":60}` };
        const conversation = { id: control, conversationType: control, tenantId: control };
        const activity = { type: control, serviceUrl: control, conversation, from, recipient: from, text: control };
        const headers = { 'content-type': 'application/json' };
        return fetch(`${bot.address}/api/messages`, { method: 'POST', body: JSON.stringify(activity), headers });
      },
    ],
  ])('(%s), a line of the log is one JSON object without control characters', async (_what, happen) => {
    await happen();
    const text = logged.join('');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what may not be there
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f]/);
    for (const line of text.split('\n').filter((one) => one !== '')) {
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
      expect(JSON.parse(line).level).toBeLessThan(60);
    }
  });
});
