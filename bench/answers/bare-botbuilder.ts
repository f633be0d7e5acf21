import { readFileSync } from 'node:fs';
import botbuilder from 'botbuilder';
import express from 'express';

/** A bot of botbuilder as its documents show it: answers each message with a card that is always the same. Without an id, as on a desk. */
const { PORT, CARD_FILE = '' } = process.env;
const card = JSON.parse(readFileSync(CARD_FILE, 'utf8'));
const { CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } = botbuilder;
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = express();
server.use(express.json());
server.get('/healthz', (_request, response) => void response.end());
server.post('/api/messages', (request, response) =>
  adapter.process(request, response, async (context) => {
    await context.sendActivity(MessageFactory.attachment(card));
  }),
);
server.listen(Number(PORT), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
