import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BotProcess, createBotProcess } from '../../support/bot-process.ts';
import { freePort } from '../../support/listen.ts';
import { slackSignature } from '../../support/slack-signature.ts';
import { openStandIn, type StandIn } from '../../support/stand-in-server.ts';
import { until } from '../../support/until.ts';

/** Figures of the real process, with words, people and places that must not be in them. */

const secret = 'een-geheim-voor-de-test';
let slack: StandIn;
let bot: BotProcess;
let port: number;

beforeEach(async () => {
  port = await freePort();
  slack = await openStandIn(() => ({ body: { ok: true } }));
  bot = await createBotProcess({
    LESSENBOT_PLAYGROUND: 'off',
    LESSENBOT_METRICS_PORT: String(port),
    SLACK_SIGNING_SECRET: secret,
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_API_URL: `${slack.address}/api/`,
  });
  await bot.start();
});
afterEach(async () => {
  await bot.close();
  await slack.close();
});

test('a question that was answered stands in the figures, without its words, who asked it or where', async () => {
  const fields = { command: '/lessen', text: 'jongeren overlast kanarie', user_id: 'UKANARIE', channel_id: 'CKANARIE' };
  const body = `${new URLSearchParams({ ...fields, team_id: 'TKANARIE', trigger_id: '1', response_url: `${slack.address}/r` })}`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...slackSignature(body, secret) };
  expect((await fetch(`${bot.address}/slack/events`, { method: 'POST', body, headers })).status).toBe(200);
  const read = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  await until(async () => (await read()).includes('lessenbot_answer_seconds_count{platform="slack"} 1'));
  const figures = await read();
  expect(figures).toContain('lessenbot_questions_total{kind="search"} 1');
  expect(figures).toContain('lessenbot_store_up 1');
  expect(figures).not.toMatch(/kanarie/i);
  expect(await bot.stop()).toBe(0);
});
