import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../tests/support/listen.ts';
import { temporaryDirectory } from '../tests/support/temporary-directory.ts';
import type { Bench } from './kit/bench.ts';
import type { Show } from './kit/report.ts';
import type { FromBot, ToBot, Vitals } from './soak/bot.ts';
import { openTraffic, secret } from './soak/traffic.ts';

const perSecond = 20;
const yearMs = 365.25 * 86_400_000;

type Sample = Vitals & { readonly minute: number };

/**
 * The whole bot for an hour at twenty requests a second, while the clock of its schedules runs through a year: a hundred projects
 * with a card a week, each answered, between look-ups of four hundred people. What grows is told as a slope over the last two
 * thirds. Option: the number of minutes.
 */
export const bench: Bench = {
  what: 'an hour of twenty requests a second with a year of nudges in it: what grows; no peer',
  estimate: '1 hour',
  onlyByName: true,
  async run({ isQuick, options: [minutes], show }) {
    const length = isQuick ? 0.25 : Number(minutes ?? 60);
    const traffic = await openTraffic();
    const directory = temporaryDirectory();
    const bot = fork(join(import.meta.dirname, 'soak/bot.ts'), [], {
      execArgv: ['--no-warnings'],
      env: {
        PATH: process.env.PATH,
        PORT: String(await freePort()),
        LESSENBOT_PLAYGROUND: 'off',
        LESSENBOT_CONTENT_DIR: 'data',
        LESSENBOT_DATA_DIR: directory.path,
        SLACK_SIGNING_SECRET: secret,
        SLACK_BOT_TOKEN: 'xoxb-meting',
        SLACK_API_URL: traffic.apiUrl,
      },
    });
    const tell = (what: ToBot) => bot.send(what);
    const ended = once(bot, 'exit').then(([code]) => Promise.reject(new Error(`the bot ended with code ${code}`)));
    ended.catch(() => undefined);
    const [first] = (await Promise.race([once(bot, 'message'), ended])) as [FromBot];
    if (!('address' in first)) throw new Error('the bot did not say where it listens');

    const samples: Sample[] = [];
    const began = performance.now();
    const minute = () => (performance.now() - began) / 60_000;
    bot.on('message', (said: FromBot) => 'vitals' in said && samples.push({ ...said.vitals, minute: minute() }));
    const asking: Promise<void>[] = [];
    const stepMs = 1000 / perSecond;
    for (let turn = 1; minute() < length; turn++) {
      asking.push(traffic.ask(first.address));
      if (asking.length >= 200) await asking.shift();
      if (turn % perSecond === 0) tell({ kind: 'ahead', ms: yearMs / (length * 60) });
      if (turn % (length < 1 ? 20 : 600) === 0) tell({ kind: 'vitals' });
      await pause(Math.max(0, began + turn * stepMs - performance.now()));
    }
    await Promise.all(asking);
    await pause(2000);
    const stopped = once(bot, 'exit');
    bot.disconnect();
    await stopped;
    await traffic.close();
    directory.remove();
    report(samples, traffic.counts, show);
  },
};

function report(samples: readonly Sample[], counts: object, show: Show): void {
  const settled = samples.slice(Math.floor(samples.length / 3));
  const megabytes = (of: 'rss' | 'heap') => settled.map((sample) => [sample.minute, sample[of] / 1e6] as const);
  const shown = samples.filter((_, at) => at % Math.ceil(samples.length / 12) === 0 || at === samples.length - 1);
  show(
    'as it went',
    shown.map(({ minute, rss, heap, handles, errors }) => ({
      minute: Math.round(minute * 10) / 10,
      'memory MB': Math.round(rss / 1e6),
      'heap MB': Math.round(heap / 1e6),
      handles,
      errors,
    })),
  );
  show('what grows', {
    'memory, MB an hour': round(60 * slope(megabytes('rss'))),
    'heap, MB an hour': round(60 * slope(megabytes('heap'))),
    'handles, an hour': round(60 * slope(settled.map(({ minute, handles }) => [minute, handles]))),
    'lines of trouble': samples.at(-1)?.errors ?? 0,
    ...counts,
  });
}

const round = (value: number) => Math.round(value * 100) / 100;

/** How much the second rises for each one of the first: the line of least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const along = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const across = points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return along / across;
}
