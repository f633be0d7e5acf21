import bolt from '@slack/bolt';
import botbuilder from 'botbuilder';

/** A bare Bolt app and a bare bot of botbuilder on one express: what our own start stands beside. */
const { PORT } = process.env;
const receiver = new bolt.ExpressReceiver({ signingSecret: 'een-geheim' });
const authorize = async () => ({ botToken: 'xoxb-meting' });
const app = new bolt.App({ receiver, logLevel: bolt.LogLevel.ERROR, authorize });
app.command('/lessen', async ({ ack }) => ack());
const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = botbuilder;
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
receiver.router.get('/healthz', (_request, response) => void response.end());
receiver.router.post('/api/messages', (request, response) =>
  adapter.process(request, response, async (context) => void (await context.sendActivity('hallo'))),
);
await app.start(Number(PORT));
process.once('SIGTERM', () => process.exit(0));
