import { openAnswersServer } from './answers/answers-server.ts';
import type { Bench } from './kit/bench.ts';
import type { OneProcess } from './kit/one-process.ts';
import { beside, inTurns } from './kit/side-by-side.ts';
import { startBareBot, startWholeBot } from './kit/whole-bot.ts';

/** From `npm start` without npm until `/healthz` says 200, with both platforms on. Option: the number of rounds. */
export const bench: Bench = {
  what: 'starting until /healthz says 200, both platforms on; beside a bare Bolt and botbuilder on one server',
  estimate: '10 seconds',
  async run({ isQuick, options: [rounds], show }) {
    const slack = await openAnswersServer(200, { ok: true, team_id: 'T1', bot_id: 'B1', user_id: 'U1' });
    const env = {
      LESSENBOT_PLAYGROUND: 'off',
      SLACK_SIGNING_SECRET: 'geheim',
      SLACK_BOT_TOKEN: 'xoxb-meting',
      SLACK_API_URL: `${slack.address}/api/`,
      MICROSOFT_APP_ID: '11111111-1111-4111-8111-111111111111',
      MICROSOFT_APP_TENANT_ID: '22222222-2222-4222-8222-222222222222',
      MICROSOFT_APP_PASSWORD: 'geheim',
    };
    const bots = { lessenbot: () => startWholeBot(env), bare: () => startBareBot({}) };
    const names = ['lessenbot', 'bare'] as const;
    // The first time the disk is cold, and what Node keeps of what it compiled is not there yet.
    show('the first time here', { lessenbot: await started(bots.lessenbot) });
    const measured = await inTurns(names, isQuick ? 1 : Number(rounds ?? 11), (name) => started(bots[name]));
    await slack.close();
    show('starting', beside(measured, 'bare'));
  },
};

async function started(start: () => Promise<OneProcess>) {
  const bot = await start();
  const figures = { 'until /healthz ms': bot.startMs, 'CPU ms': bot.cpuMs(), 'memory MB': bot.memoryMB() };
  await bot.stop();
  return figures;
}
