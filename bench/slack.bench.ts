import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { slackSignature } from '../tests/support/slack-signature.ts';
import { openStandIn } from '../tests/support/stand-in-server.ts';
import { temporaryDirectory } from '../tests/support/temporary-directory.ts';
import { compareAnswers, sizeOf } from './answers/compare.ts';
import { type Asking, ask } from './answers/load.ts';
import { startListening } from './answers/process.ts';

const secret = 'een-geheim-voor-de-meting';
const words = ['verbinden', 'de groepsapp loopt uit de hand'];

/**
 * A signed command, acknowledged and answered, beside a bare Bolt app that responds with our own card for `verbinden`: half of the
 * questions are that word, half are somebody's own words. Options: `--quick`, or the number of rounds.
 */
export async function run(options: readonly string[]): Promise<void> {
  let hear = (_number: number) => {};
  let card = '{}';
  const slack = await openStandIn(({ path, text }) => {
    slack.got.length = 0;
    const number = Number(/^\/answer\/(\d+)/.exec(path)?.[1] ?? Number.NaN);
    if (Number.isNaN(number)) return { body: { ok: true } };
    card = text;
    hear(number);
    return { body: 'ok' };
  });
  const asking: Asking = {
    heard: (listener) => {
      hear = listener;
    },
    question(number) {
      const who = { user_id: `U${number}`, channel_id: `C${number % 100}`, team_id: 'T1', trigger_id: `${number}` };
      const text = words[number % words.length] ?? '';
      const fields = { command: '/lessen', text, ...who, response_url: `${slack.address}/answer/${number}` };
      const body = `${new URLSearchParams(fields)}`;
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...slackSignature(body, secret) };
      return { path: '/slack/events', headers, body };
    },
  };
  const directory = temporaryDirectory();
  const cardFile = join(directory.path, 'card.json');
  const environment = {
    SLACK_SIGNING_SECRET: secret,
    SLACK_BOT_TOKEN: 'xoxb-meting',
    SLACK_API_URL: `${slack.address}/api/`,
    LESSENBOT_PLAYGROUND: 'off',
    LESSENBOT_CONTENT_DIR: join(process.cwd(), 'data'),
    LESSENBOT_LOG_LEVEL: 'warn',
    CARD_FILE: cardFile,
  };
  const lessenbot = await startListening('adapters/main.ts', environment);
  await ask(lessenbot, asking, { count: 2, atOnce: 1 });
  writeFileSync(cardFile, card);
  const peer = await startListening('bench/answers/bare-bolt.ts', environment);
  try {
    await compareAnswers({ lessenbot, peer }, asking, sizeOf(options));
  } finally {
    await Promise.all([lessenbot.stop(), peer.stop()]);
    await slack.close();
    directory.remove();
  }
}
