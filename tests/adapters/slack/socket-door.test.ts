import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSlack } from '../../support/slack-server.ts';
import type { SlackSocket } from '../../support/slack-socket.ts';
import { until } from '../../support/until.ts';

/** Slack over a socket: what HTTP has not. What people ask and get is tested by the tests of Slack, which run on both doors. */
let slack: Awaited<ReturnType<typeof startSlack>>;
let socket: SlackSocket;
beforeEach(async () => {
  slack = await startSlack({ door: 'socket' });
  if (!slack.socket) throw new Error('there is no socket');
  socket = slack.socket;
});
afterEach(() => slack.close());

let count = 0;
const command = (text = 'verbinden') => ({
  command: '/lessen',
  text,
  user_id: `U${++count}`,
  channel_id: 'C1',
  team_id: 'T1',
  trigger_id: `${count}`,
  response_url: slack.responseUrl,
});
const mention = (eventId: string) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: eventId,
  event: { type: 'app_mention', channel: 'C1', ts: `${++count}.1`, user: 'U1', text: '<@U0> verbinden' },
});
const answers = () => slack.posted.filter(({ path }) => path === '/respond').length;
const said = () => slack.posted.filter(({ path }) => path === '/api/chat.postMessage').length;
const logged = (msg: string) => slack.logged.filter((line) => JSON.parse(line).msg === msg);

describe('when Slack asks for a new line', () => {
  test.each(['warning', 'refresh_requested'])(
    'S31 (%s) it is there before the old one goes, and no command is lost',
    async (reason) => {
      const [old] = socket.lines;
      socket.sayGoodbye(reason);
      // Slack brings things by the old line until it hangs up.
      const duringGoodbye = [socket.bring('slash_commands', command(), { line: old })];
      await until(() => socket.opened() === 2);
      duringGoodbye.push(socket.bring('slash_commands', command()));
      for (const acknowledged of await Promise.all(duringGoodbye)) expect(acknowledged).toBeDefined();
      await until(() => socket.lines.length === 1);
      expect(socket.lines).not.toContain(old);
      await socket.bring('slash_commands', command());
      await until(() => answers() === 3);
      expect(slack.line?.trouble()).toBeUndefined();
    },
  );

  test('S31 a hundred times in a row, every command is acknowledged and answered', async () => {
    const brought: Promise<unknown>[] = [];
    for (let time = 1; time <= 100; time++) {
      brought.push(socket.bring('slash_commands', command()));
      socket.sayGoodbye(time % 2 ? 'warning' : 'refresh_requested');
      brought.push(socket.bring('slash_commands', command()));
      await until(() => socket.opened() > time && socket.lines.length === 1);
    }
    expect((await Promise.all(brought)).filter((one) => one === undefined)).toEqual([]);
    await until(() => answers() === 200);
  });
});

describe('when the wire is cut', () => {
  test('S32 a new line is there, and an event that Slack brings again is answered', async () => {
    socket.cut();
    await until(() => socket.opened() === 2);
    await socket.bring('events_api', mention('EvNaBreuk'));
    await until(() => said() === 1);
    expect(logged('the line to Slack broke')).toHaveLength(1);
  });

  test('S32 before something was acknowledged, it is answered all the same, and once when it comes again', async () => {
    const [line] = socket.lines;
    const ask = command();
    const event = mention('EvTweemaal');
    void socket.bring('slash_commands', ask, { line });
    void socket.bring('events_api', event, { line });
    // What was sent arrives, and what comes back finds nobody.
    line?.close();
    await until(() => answers() === 1 && said() === 1);
    await until(() => socket.opened() === 2);
    expect(await socket.bring('events_api', event)).toBeDefined();
    expect((await slack.posts(2)).map(({ path }) => path).toSorted()).toEqual(['/api/chat.postMessage', '/respond']);
  });
});

test('what comes twice in one envelope is done once, and acknowledged both times', async () => {
  const ask = command();
  const twice = [
    await socket.bring('slash_commands', ask, { id: 'e' }),
    await socket.bring('slash_commands', ask, { id: 'e' }),
  ];
  expect(twice).toEqual([{ envelope_id: 'e' }, { envelope_id: 'e' }]);
  expect(await slack.posts(1)).toHaveLength(1);
});

test('what another process is at is not acknowledged, so that Slack brings it again', async () => {
  const shared = { begin: async () => 'busy' as const, extend: async () => undefined, end: async () => undefined };
  const other = await startSlack({ door: 'socket', shared });
  expect(await other.socket?.bring('events_api', mention('EvBezet'))).toBeUndefined();
  expect(other.posted).toEqual([]);
  await other.close();
});

describe('what comes in', () => {
  test.each([
    ['broken JSON', '{"geheim":'],
    ['a list', '["geheim"]'],
    ['an envelope without an id', '{"type":"slash_commands","payload":{"text":"geheim"}}'],
    ['an envelope without content', '{"type":"slash_commands","envelope_id":"e1"}'],
    ['a kind we do not know', '{"type":"iets-nieuws","geheim":true}'],
  ])('S32 is no reason to stop: %s', async (_what, text) => {
    socket.sayRaw(text);
    await socket.bring('slash_commands', command());
    await until(() => answers() === 1);
    expect(slack.logged.join('')).not.toContain('geheim');
    expect(socket.opened()).toBe(1);
  });

  test('S32 is cut off beyond 256 KiB, and the next line is there', async () => {
    socket.sayRaw(JSON.stringify({ geheim: 'x'.repeat(262_145) }));
    await until(() => socket.opened() === 2);
    await socket.bring('slash_commands', command());
    await until(() => answers() === 1);
    expect(slack.logged.join('')).not.toContain('geheim');
  });
});

test('S33 no token, address or question is in the log', async () => {
  await socket.bring('slash_commands', command('onze geheime vraag over geluid'));
  socket.sayGoodbye('warning');
  socket.cut();
  await until(() => socket.opened() >= 2);
  await until(() => answers() === 1);
  const log = slack.logged.join('');
  for (const secret of ['xapp-test', 'xoxb-test', 'ticket', 'geheime vraag']) expect(log).not.toContain(secret);
});
