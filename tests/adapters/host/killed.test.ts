import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BotProcess, createBotProcess } from '../../support/bot-process.ts';
import { slackSignature } from '../../support/slack-signature.ts';
import { openStandIn, type StandIn } from '../../support/stand-in-server.ts';
import { until } from '../../support/until.ts';

/** A process that dies between what came in and its answer: the platform brings it again, and then it must be answered. */

const secret = 'een-geheim-voor-de-test';
let platform: StandIn;
let bot: BotProcess;
/** While this is so, the platform takes every post and answers none. */
let silent: boolean;
let held: (() => void)[];

beforeEach(async () => {
  silent = true;
  held = [];
  platform = await openStandIn(async ({ path }) => {
    const isPost = path.endsWith('chat.postMessage') || path.includes('/v3/conversations');
    if (isPost && silent) await new Promise<void>((resolve) => held.push(resolve));
    return { body: { ok: true, ts: '1.1', id: 'm1' } };
  });
  bot = await createBotProcess({
    SLACK_SIGNING_SECRET: secret,
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_API_URL: `${platform.address}/api/`,
  });
  await bot.start();
});
afterEach(async () => {
  for (const answer of held) answer();
  await bot.close();
  await platform.close();
});

const bring = {
  slack(): Promise<Response> {
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1700000000.1', text: '<@UBOT> verbinden' };
    const around = {
      type: 'event_callback',
      team_id: 'T1',
      api_app_id: 'A1',
      event_id: 'Ev1',
      event_time: Math.floor(Date.now() / 1000),
    };
    // Slack signs a second try anew.
    const body = JSON.stringify({ ...around, event, brought: ++brought });
    const headers = { 'content-type': 'application/json', ...slackSignature(body, secret) };
    return fetch(`${bot.address}/slack/events`, { method: 'POST', body, headers });
  },
  teams(): Promise<Response> {
    const conversation = { id: 'a:1', conversationType: 'personal', tenantId: 'tenant-1' };
    const people = { from: { id: '29:1', name: 'Anna' }, recipient: { id: '28:bot', name: 'Lessenbot' } };
    const what = {
      type: 'message',
      id: 'activity-1',
      text: 'verbinden',
      channelId: 'msteams',
      serviceUrl: platform.address,
    };
    const body = JSON.stringify({ ...what, ...people, conversation });
    return fetch(`${bot.address}/api/messages`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
  },
};
let brought = 0;

test.each(['slack', 'teams'] as const)(
  '%s: what came in before a crash and comes again is answered, once',
  async (name) => {
    // Where the answer to a message is awaited, the crash takes the connection along.
    bring[name]().catch(() => undefined);
    await until(() => held.length === 1);
    await bot.kill();
    silent = false;
    const before = platform.got.length;
    await bot.start();

    // The killed process may hold it a moment longer: then we ask the platform to come once more.
    const tries = async (): Promise<boolean> => (await bring[name]()).status === 200;
    await until(tries);
    await bring[name]();
    await until(() => platform.got.slice(before).some(isAnswer));
    await bot.stop();
    expect(platform.got.slice(before).filter(isAnswer)).toHaveLength(1);
  },
);

const isAnswer = ({ body }: { readonly body: unknown }): boolean => JSON.stringify(body).includes('Verbinden');
