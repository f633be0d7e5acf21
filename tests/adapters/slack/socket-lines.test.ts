import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepLines, type LinesOptions } from '../../../adapters/slack/api/socket-lines.ts';
import { createLog } from '../../../adapters/wire/create-log.ts';
import type { PlatformLine } from '../../../adapters/wire/platform-adapter.ts';
import { openSlackSocket, type SlackSocket } from '../../support/slack-socket.ts';
import { openStandIn, type StandIn } from '../../support/stand-in-server.ts';
import { until } from '../../support/until.ts';

/** When Slack gives no line, or a line that says nothing. */
let socket: SlackSocket;
let api: StandIn;
let lines: PlatformLine | undefined;
const logged: string[] = [];
beforeEach(async () => {
  socket = await openSlackSocket();
  api = await openStandIn(() => socket.address());
});
afterEach(async () => {
  await lines?.stop();
  await socket.close();
  await api.close();
  logged.length = 0;
});

/** The bot's side, with a clock of its own for waiting: each wait is kept, and over at once. */
function open(more: Partial<LinesOptions> = {}) {
  const waits: number[] = [];
  lines = keepLines({
    appToken: 'xapp-test',
    apiUrl: `${api.address}/`,
    log: createLog('debug', { write: (line: string) => void logged.push(line) }),
    onEnvelope: async () => undefined,
    wait: async (ms, signal) => {
      signal.throwIfAborted();
      waits.push(ms);
    },
    ...more,
  });
  return { lines, waits };
}
const no = (error: string) => ({ body: { ok: false, error } });
const between = (least: number, most: number) => ({
  asymmetricMatch: (value: unknown) => typeof value === 'number' && value >= least && value <= most,
});

test('an address is asked with the token of the app, and used once', async () => {
  open();
  await socket.connected();
  expect(api.got).toMatchObject([
    { method: 'POST', path: '/apps.connections.open', authorization: 'Bearer xapp-test' },
  ]);
});

test.each(['invalid_auth', 'not_allowed_token_type', 'missing_scope', 'socket_mode_not_enabled', 'account_inactive'])(
  'S33 Slack refuses (%s): that is said once a minute until it does not, and then all is well',
  async (error) => {
    const refusals = Array.from({ length: 3 }, () => no(error));
    socket.refusals.push(...refusals);
    const opened = open();
    await until(() => socket.refusals.length === 0);
    await socket.connected();
    expect(opened.waits).toEqual(Array(3).fill(between(45_000, 75_000)));
    expect(logged.filter((line) => line.includes(`"slack":"${error}"`))).toHaveLength(3);
    await until(() => opened.lines.trouble() === undefined);
  },
);

test('S33 as long as Slack refuses, we are not ready', async () => {
  socket.refusals.push(...Array.from({ length: 1_000 }, () => no('invalid_auth')));
  const opened = open();
  await until(() => opened.lines.trouble() === 'refused');
  socket.refusals.length = 0;
  await until(() => opened.lines.trouble() === undefined);
});

test('S33 Slack has enough for now: we come back when it says', async () => {
  socket.refusals.push({ status: 429, headers: { 'retry-after': '17' }, body: { ok: false, error: 'ratelimited' } });
  const { waits } = open();
  await socket.connected();
  expect(waits).toEqual([17_000]);
});

test('S33 Slack is away: we wait longer each time, at most half a minute', async () => {
  socket.refusals.push(...Array.from({ length: 8 }, () => ({ status: 503, body: {} })));
  const { waits } = open();
  await socket.connected();
  const seconds = [1, 2, 4, 8, 16, 30, 30, 30];
  expect(waits).toEqual(seconds.map((each) => between(each * 750, each * 1_250)));
});

test('an address that leads nowhere is no reason to stop', async () => {
  socket.refusals.push(
    { body: { ok: true, url: 'ws://127.0.0.1:1/link' } },
    { body: { ok: true, url: 'https://example.com/' } },
    { body: { ok: true } },
  );
  const { waits } = open();
  await socket.connected();
  expect(waits).toHaveLength(3);
});

test('S31 Socket Mode is turned off: the line goes, and comes back when it is on again', async () => {
  open();
  await socket.connected();
  socket.refusals.push(no('socket_mode_not_enabled'));
  socket.sayGoodbye('link_disabled');
  await until(() => socket.opened() === 2);
});

test('S31 there are more lines than Slack takes: we wait before the next', async () => {
  const { waits } = open();
  await socket.connected();
  socket.sayGoodbye('too_many_websockets');
  await until(() => socket.opened() === 2);
  expect(waits).toEqual([between(750, 1_250)]);
});

test('S32 a line that falls silent is given up, and there is a new one', async () => {
  open({ beat: 20 });
  await socket.connected();
  socket.hush();
  await until(() => socket.opened() === 2);
  expect(logged.some((line) => line.includes('the line to Slack is silent'))).toBe(true);
});

test('S32 a line that breaks again and again is not dialled without end', async () => {
  const { waits } = open();
  for (let time = 1; time <= 4; time++) {
    await until(() => socket.opened() === time && socket.lines.length === 1);
    socket.cut();
  }
  await until(() => socket.opened() === 5);
  expect(waits).toEqual([1, 2, 4, 8].map((each) => between(each * 750, each * 1_250)));
});

test('who stops while there is no line stops at once, and nothing is dialled any more', async () => {
  socket.refusals.push(no('invalid_auth'));
  const waiting = Promise.withResolvers<void>();
  const { lines: own } = open({
    wait(_ms, signal) {
      waiting.resolve();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    },
  });
  await waiting.promise;
  await own.stop();
  expect([api.got.length, socket.opened()]).toEqual([1, 0]);
});

test('who stops waits for what is under way, and dials no more', async () => {
  const arrived = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const { lines: own } = open({
    async onEnvelope(_envelope, acknowledge) {
      arrived.resolve();
      await finish.promise;
      await acknowledge({ response_action: 'clear' });
    },
  });
  await socket.connected();
  const brought = socket.bring('interactive', {}, { id: 'e1' });
  await arrived.promise;
  const stopped = own.stop();
  finish.resolve();
  expect(await brought).toEqual({ envelope_id: 'e1', payload: { response_action: 'clear' } });
  await stopped;
  await until(() => socket.lines.length === 0);
  expect(socket.opened()).toBe(1);
});
