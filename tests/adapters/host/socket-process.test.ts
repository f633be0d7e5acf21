import { afterEach, expect, test } from 'vitest';
import { createBotProcess } from '../../support/bot-process.ts';
import { openSlackBehindProxy } from '../../support/slack-behind-proxy.ts';
import { openSlackSocket } from '../../support/slack-socket.ts';
import { openStandIn } from '../../support/stand-in-server.ts';
import { until } from '../../support/until.ts';
import { within } from '../../support/within.ts';

/** The bot as people start it behind a firewall: without a public address, and without a signing secret. */
const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

async function startBehindFirewall() {
  const socket = await openSlackSocket();
  const api = await openStandIn(({ path }) => {
    if (path === '/api/apps.connections.open') return socket.address();
    return { body: path.endsWith('members') ? { ok: true, members: ['U1', 'U2'] } : { ok: true, ts: '1.1' } };
  });
  const bot = await createBotProcess({
    LESSENBOT_PLAYGROUND: 'off',
    SLACK_APP_TOKEN: 'xapp-1-test',
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_API_URL: `${api.address}/api/`,
  });
  closing.push(bot, socket, api);
  await bot.start();
  await socket.connected();
  let count = 0;
  const around = { team_id: 'T1', channel_id: 'C1', user_id: 'U1' };
  /** Somebody does something, Slack hears that it arrived, and people see something with these words. */
  async function brings(does: Promise<unknown>, words: string): Promise<void> {
    const before = shown().length;
    expect(await does).toBeDefined();
    await until(() => JSON.stringify(shown().slice(before)).includes(words));
  }
  const shown = () => api.got.filter(({ path }) => path === '/respond' || path.startsWith('/api/chat.'));
  const type = (text: string) =>
    socket.bring('slash_commands', {
      ...{ ...around, command: '/lessen', text, trigger_id: `${++count}` },
      response_url: `${api.address}/respond`,
    });
  const mention = (text: string) =>
    socket.bring('events_api', {
      ...{ type: 'event_callback', team_id: 'T1', event_id: `Ev${++count}` },
      event: { type: 'app_mention', channel: 'C1', ts: `${count}.1`, user: 'U1', text: `<@U0> ${text}` },
    });
  const press = (value: unknown) =>
    socket.bring('interactive', {
      ...{
        type: 'block_actions',
        user: { id: 'U1' },
        team: { id: 'T1' },
        channel: { id: 'C1' },
        trigger_id: `${++count}`,
      },
      container: { type: 'message', is_ephemeral: true, channel_id: 'C1' },
      response_url: `${api.address}/respond`,
      actions: [{ type: 'button', action_id: 'open:0', block_id: 'b', value }],
    });
  return { bot, socket, shown, brings, type, mention, press };
}

test('the main job by a socket: look up, share, switch a project on, over a new line and a restart', async () => {
  const { bot, socket, shown, brings, type, mention, press } = await startBehindFirewall();
  expect((await fetch(`${bot.address}/slack/events`, { method: 'POST' })).status).toBe(404);

  await brings(type('heldere kaders'), 'eldere kaders');
  const share = within(shown().at(-1)?.body.blocks).find(({ value }) => String(value).includes('"share"'));
  expect(share).toBeDefined();
  await brings(press(share?.value), 'in_channel');
  await brings(mention('bewoners vertrouwen ons niet'), 'thread_ts');
  await brings(type('project buurtpreventie fase start elke dinsdag 10:00'), 'dinsdag');

  socket.sayGoodbye('refresh_requested');
  await until(() => socket.opened() === 2);
  await brings(type('fase uitvoering'), 'uitvoering');
  await brings(type('nu'), 'Voorproefje');

  expect(await bot.stop()).toBe(0);
  await until(() => socket.lines.length === 0);
  await bot.start();
  await socket.connected();
  await brings(type('status'), 'Alles werkt');
  await brings(type('stop'), 'stop');
});

test('through the proxy of an organisation, with a certificate of its own', async () => {
  const { environment, tunnels, connected, address, close } = await openSlackBehindProxy();
  const bot = await createBotProcess({
    ...{ LESSENBOT_PLAYGROUND: 'off', SLACK_APP_TOKEN: 'xapp-1-test', SLACK_BOT_TOKEN: 'xoxb-test' },
    SLACK_API_URL: `https://${address}/api/`,
    ...environment,
  });
  closing.push(bot, { close });
  await bot.start();
  await connected;
  expect(new Set(tunnels)).toEqual(new Set([address]));
  // One to ask for the line, and the line itself; what else the bot asks Slack goes the same way.
  expect(tunnels.length).toBeGreaterThanOrEqual(2);
});
