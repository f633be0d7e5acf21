import { flushCompileCache } from 'node:module';
import { openStore } from '#core/store';
import { createEngine } from '#core/wiring';
import { rateLimits } from '../../adapters/host/platforms.ts';
import { send } from '../../adapters/slack/send.ts';
import { weekly } from './nudge-scene.ts';

// Node keeps what it compiled when it ends, and this one never ends by itself: the next would compile everything again.
flushCompileCache();

/** One bot, about to be killed: a real store, the real engine and the real Slack sender, on a Slack of our own. */
const [directory = '', databaseUrl = '', apiUrl = ''] = process.argv.slice(2);
const quiet = () => undefined;
const store = await openStore({ directory, ...(databaseUrl && { databaseUrl }) });
createEngine({
  store,
  planning: weekly,
  limits: rateLimits,
  log: { info: quiet, warn: quiet, error: (details, message) => console.error(message, details) },
  send: ({ place }, { date }) => send(place, { text: date, blocks: [] }, { apiUrl, botToken: 'xoxb-test' }),
}).start();
process.stdout.write('ready\n');
