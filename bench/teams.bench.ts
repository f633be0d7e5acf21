import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStandIn } from '../tests/support/stand-in-server.ts';
import { temporaryDirectory } from '../tests/support/temporary-directory.ts';
import { compareAnswers, sizeOf } from './answers/compare.ts';
import { type Asking, ask } from './answers/load.ts';
import { startListening } from './answers/process.ts';

const words = ['verbinden', 'de groepsapp loopt uit de hand'];

/**
 * A message in a chat with the bot, answered at the service URL, beside a bare bot of botbuilder that sends our own card for
 * `verbinden`. Both without an id, so without tokens: what checking those takes is not in here. Options: `--quick`, or the number of rounds.
 */
export async function run(options: readonly string[]): Promise<void> {
  let hear = (_number: number) => {};
  let card = '{}';
  const teams = await openStandIn(({ path, body }) => {
    teams.got.length = 0;
    const number = Number(/conversations\/a%3Ac(\d+)|conversations\/a:c(\d+)/.exec(path)?.slice(1).find(Boolean));
    const attachment = body?.attachments?.[0];
    if (attachment) card = JSON.stringify(attachment);
    if (!Number.isNaN(number) && attachment) hear(number);
    return { status: 201, body: { id: 'new-1' } };
  });
  const asking: Asking = {
    heard: (listener) => {
      hear = listener;
    },
    question(number) {
      const body = JSON.stringify({
        type: 'message',
        id: `activity-${number}`,
        channelId: 'msteams',
        serviceUrl: `${teams.address}/`,
        conversation: { id: `a:c${number}`, conversationType: 'personal' },
        from: { id: `29:u${number}`, name: 'Anna' },
        recipient: { id: '28:bot', name: 'Lessenbot' },
        text: words[number % words.length],
      });
      return { path: '/api/messages', headers: { 'content-type': 'application/json' }, body };
    },
  };
  const directory = temporaryDirectory();
  const cardFile = join(directory.path, 'card.json');
  const environment = {
    LESSENBOT_PLAYGROUND: 'on',
    LESSENBOT_CONTENT_DIR: join(process.cwd(), 'data'),
    LESSENBOT_LOG_LEVEL: 'warn',
    BROWSER: 'none',
    CARD_FILE: cardFile,
  };
  const lessenbot = await startListening('adapters/main.ts', environment);
  await ask(lessenbot, asking, { count: 2, atOnce: 1 });
  writeFileSync(cardFile, card);
  const peer = await startListening('bench/answers/bare-botbuilder.ts', environment);
  try {
    await compareAnswers({ lessenbot, peer }, asking, sizeOf(options));
  } finally {
    await Promise.all([lessenbot.stop(), peer.stop()]);
    await teams.close();
    directory.remove();
  }
}
