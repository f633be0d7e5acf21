import { readFileSync } from 'node:fs';
import bolt from '@slack/bolt';

/** A Bolt app as its documents show it: acknowledges a command and responds with a card that is always the same. */
const { PORT, SLACK_SIGNING_SECRET = '', SLACK_API_URL = '', CARD_FILE = '' } = process.env;
const card = JSON.parse(readFileSync(CARD_FILE, 'utf8'));
const receiver = new bolt.ExpressReceiver({ signingSecret: SLACK_SIGNING_SECRET });
receiver.router.get('/healthz', (_request, response) => void response.end());
const app = new bolt.App({
  receiver,
  logLevel: bolt.LogLevel.ERROR,
  authorize: async () => ({ botToken: 'xoxb-meting', botId: 'B1', botUserId: 'U0BOT' }),
  clientOptions: { slackApiUrl: SLACK_API_URL },
});
app.command('/lessen', async ({ ack, respond }) => {
  await ack();
  await respond(card);
});
await app.start(Number(PORT));
process.once('SIGTERM', () => process.exit(0));
