import { type Bot, startBot } from '../../adapters/host/bot.ts';
import { readConfig } from '../../adapters/host/config.ts';
import { openContent } from '../../adapters/host/content-watch.ts';
import { createLog } from '../../adapters/wire/create-log.ts';
import { openSqlite } from '../../src/store/sqlite-directory.ts';
import type { Store } from '../../src/store/store.ts';
import { slackSecret } from './chaos-slack.ts';
import type { ChaosTime } from './chaos-time.ts';
import { type TemporaryDirectory, temporaryDirectory } from './temporary-directory.ts';

/** The whole bot, which can be stopped and started again on the same store. */
export type ChaosBot = {
  readonly address: () => string;
  readonly logged: readonly string[];
  /** The same store, to look into. */
  readonly store: Store;
  restart(): Promise<void>;
  close(): Promise<void>;
};

const content = await openContent('data', { watching: false });

/** Starts the bot with Slack at an address, and with a Teams on this computer. */
export async function openChaosBot(time: ChaosTime, slackAddress: string): Promise<ChaosBot> {
  const directory = temporaryDirectory();
  const logged: string[] = [];
  const log = createLog('warn', { write: (line) => void logged.push(line) });
  const start = () => time.through(startBot(configOf(directory, slackAddress), loaded(), log));
  let bot: Bot = await start();
  const store = await openSqlite(directory.path);
  return {
    address: () => bot.address,
    logged,
    store,
    async restart() {
      await time.through(bot.close());
      bot = await start();
    },
    async close() {
      await time.through(bot.close());
      await store.close();
      directory.remove();
    },
  };
}

function loaded() {
  if (!('core' in content)) throw new Error(content.faults.join('\n'));
  return content;
}

function configOf({ path }: TemporaryDirectory, slackAddress: string) {
  const config = readConfig({
    SLACK_SIGNING_SECRET: slackSecret,
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_API_URL: `${slackAddress}/api/`,
    LESSENBOT_DATA_DIR: path,
    LESSENBOT_PLAYGROUND: 'off',
  });
  if ('faults' in config) throw new Error(config.faults.join('\n'));
  return { ...config, port: 0, teams: { allowedTenants: [], local: true } };
}
