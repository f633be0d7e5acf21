import { readFileSync } from 'node:fs';
import bolt from '@slack/bolt';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import express from 'express';

/**
 * The peer: the least that both SDKs need, on one server, as their own examples have it. It answers with the card that stands in
 * the file CARDS for what was asked. Plain JavaScript, so that its start is as short as can be.
 */
const { PORT, CARDS, SLACK_SIGNING_SECRET: signingSecret = 'unused' } = process.env;
const cards = CARDS ? JSON.parse(readFileSync(CARDS, 'utf8')) : {};

const server = express();
server.get('/healthz', (_request, response) => response.json({ status: 'ok' }));

const receiver = new bolt.ExpressReceiver({ app: server, signingSecret, endpoints: '/slack/events' });
const slack = new bolt.App({ receiver, authorize: async () => ({ botToken: 'xoxb-x', botId: 'B1', botUserId: 'U1' }) });
slack.command('/lessen', async ({ ack, payload, respond }) => {
  await ack();
  await respond(cards[payload.text]);
});

const teams = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
server.post('/api/messages', express.json(), (request, response) =>
  teams.process(request, response, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(cards[context.activity.text]);
  }),
);

server.listen(Number(PORT), '127.0.0.1');
