import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from './kit/bench.ts';
import { startBareBot, startWholeBot } from './kit/whole-bot.ts';

/** A bot to which nobody says anything. All are started at once, for they leave each other alone. Option: the number of seconds. */
export const bench: Bench = {
  what: 'a minute in which nobody says anything, with an empty store; beside a bare Bolt and botbuilder on one server',
  estimate: '1.5 minutes',
  async run({ isQuick, options: [given], show }) {
    const seconds = isQuick ? 2 : Number(given ?? 60);
    const slack = { LESSENBOT_PLAYGROUND: 'off', SLACK_SIGNING_SECRET: 'geheim', SLACK_BOT_TOKEN: 'xoxb-meting' };
    const bots = {
      'lessenbot with Slack': await startWholeBot({ ...slack, SLACK_API_URL: 'http://127.0.0.1:9/' }),
      'lessenbot with the playground': await startWholeBot({ LESSENBOT_PLAYGROUND: 'on' }),
      bare: await startBareBot({}),
    };
    // What belongs to the start is over by then.
    await pause(isQuick ? 500 : 15_000);
    const before = new Map(Object.values(bots).map((bot) => [bot, bot.cpuMs()]));
    await pause(seconds * 1000);
    const rows = Object.entries(bots).map(([name, bot]) => [
      name,
      {
        'CPU ms a minute': Math.round(((bot.cpuMs() - (before.get(bot) ?? 0)) * 60) / seconds),
        'memory MB': Math.round(bot.memoryMB()),
      },
    ]);
    for (const bot of Object.values(bots)) await bot.stop();
    show(`idle for ${seconds} seconds`, Object.fromEntries(rows));
  },
};
