import pino from 'pino';
import { startBot } from '../../adapters/host/bot.ts';
import { readConfig } from '../../adapters/host/config.ts';
import { openContent } from '../../adapters/host/content-watch.ts';
import { createClock } from '../../adapters/host/schedule-clock.ts';

/** What the bot tells of itself, each time it is asked: bytes, things that keep it awake, and lines of trouble so far. */
export type Vitals = {
  readonly rss: number;
  readonly heap: number;
  readonly handles: number;
  readonly errors: number;
};

/** What it can be asked: the address on which it listens comes first, by itself. */
export type ToBot = { readonly kind: 'vitals' } | { readonly kind: 'ahead'; readonly ms: number };
export type FromBot = { readonly address: string } | { readonly vitals: Vitals };

/** The whole bot as it starts from its environment, but for the clock of the schedules: who started it moves that forward. */
const config = readConfig(process.env);
if ('faults' in config) throw new Error(config.faults.join('\n'));
const content = await openContent(config.contentDirectory, { watching: false });
if (!('core' in content)) throw new Error(content.faults.join('\n'));
let errors = 0;
const log = pino(
  { level: 'error' },
  {
    write(line: string) {
      errors++;
      process.stderr.write(line);
    },
  },
);
const clock = createClock();
const bot = await startBot(config, content, log, clock);
const say = (what: FromBot) => process.send?.(what);
say({ address: bot.address });

process.on('message', (asked: ToBot) => {
  if (asked.kind === 'ahead') return clock.moveTo(clock.now() + asked.ms);
  const { rss, heapUsed: heap } = process.memoryUsage();
  return void say({ vitals: { rss, heap, handles: process.getActiveResourcesInfo().length, errors } });
});
process.once('disconnect', () => void bot.close().then(() => process.exit(0)));
