import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BotProcess, createBotProcess } from '../../support/bot-process.ts';
import { slackSignature } from '../../support/slack-signature.ts';
import { openStandIn, type StandIn } from '../../support/stand-in-server.ts';
import { until } from '../../support/until.ts';

/** Stopping, as a new version does it at each deployment: on the real process, with a Slack that takes its time. */

const secret = 'een-geheim-voor-de-test';
let slack: StandIn;
let bot: BotProcess;
/** Answers that wait for the test. */
let held: (() => void)[];

beforeEach(async () => {
  held = [];
  slack = await openStandIn(async ({ path }) => {
    if (path.endsWith('users.info')) await new Promise<void>((resolve) => held.push(resolve));
    return { body: { ok: true, ts: '1.1', members: ['U1'], user: { profile: { display_name: 'Anna' } } } };
  });
  bot = await createBotProcess({
    LESSENBOT_PLAYGROUND: 'off',
    SLACK_SIGNING_SECRET: secret,
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_API_URL: `${slack.address}/api/`,
  });
  await bot.start();
});
afterEach(async () => {
  for (const answer of held) answer();
  await bot.close();
  await slack.close();
});

function command(text: string, index: number): Promise<Response> {
  const fields = { command: '/lessen', text, user_id: `U${index}`, channel_id: `C${index}`, team_id: 'T1' };
  const body = new URLSearchParams({ ...fields, trigger_id: `${index}`, response_url: `${slack.address}/r/${index}` });
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...slackSignature(`${body}`, secret) };
  return fetch(`${bot.address}/slack/events`, { method: 'POST', body: `${body}`, headers });
}

test('a hundred commands that Slack was told we have are all answered, and it ends well', async () => {
  const many = Array.from({ length: 100 }, (_, index) => index + 1);
  const acknowledged = await Promise.all(many.map((index) => command('project whatsapp-groep fase start', index)));
  expect(acknowledged.map(({ status }) => status)).toEqual(many.map(() => 200));
  await until(() => held.length === many.length);
  expect(slack.got.filter(({ path }) => path.endsWith('chat.postMessage'))).toEqual([]);

  const stopped = bot.stop();
  // While the work goes on, a probe hears that we stop, and nothing new is taken.
  await until(async () => (await fetch(`${bot.address}/readyz`)).status === 503);
  expect(await (await fetch(`${bot.address}/readyz`)).json()).toEqual({ status: 'stopping', reasons: [] });
  expect((await fetch(`${bot.address}/healthz`)).status).toBe(200);
  expect((await command('help', 101)).status).toBe(503);

  for (const answer of held) answer();
  expect(await stopped).toBe(0);
  const told = slack.got.filter(({ path }) => path.endsWith('chat.postMessage')).map(({ body }) => body.channel);
  expect(told.toSorted()).toEqual(many.map((index) => `C${index}`).toSorted());
});
