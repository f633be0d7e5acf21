import { getCompileCacheDir } from 'node:module';
import { join } from 'node:path';
import { StoreError } from '#core/store';
import { warmUp } from '#core/wiring';
import { startBot } from './host/bot.ts';
import { type Config, type ConfiguredPlatforms, ownAddress, pagesAddress, readConfig } from './host/config.ts';
import { openContent } from './host/content-watch.ts';
import { loadEnvFile } from './host/env-file.ts';
import { logLastWords } from './host/last-words.ts';
import { type PlatformSettings, platformIds, platforms } from './host/platforms.ts';
import { playgroundFaults } from './host/playground-here.ts';
import { openToAll } from './host/secret-file.ts';
import { createLog } from './wire/create-log.ts';

/** The start of the bot: its configuration, its content, and the way it stops. */
loadEnvFile();
const config = readConfig(process.env);
const faults = 'faults' in config ? config.faults : playgroundFaults(config);
if ('faults' in config || faults.length > 0)
  stopWith(['Lessenbot kan niet starten:', ...faults.map((fault) => `  ${fault}`)]);

const log = createLog(config.logLevel);
logLastWords(log);
// Beside what Node keeps of our code, for who may write there is trusted as much.
const shelf = getCompileCacheDir();
const content = await openContent(config.contentDirectory, {
  shelf: shelf && join(shelf, 'content.json'),
  watching: config.playground,
  keepsQuestions: config.keepsQuestions,
  pages: pagesAddress(config, ownAddress(config.host, config.port)),
  onError: (error) => log.warn({ err: error }, 'saved lessons are not noticed for now'),
});
if (!('core' in content)) stopWith(['Lessenbot kan niet starten, er zitten fouten in de lessen:', ...content.faults]);
for (const warning of [...config.warnings, ...openToAll('.env', 'Het bestand .env')]) log.warn(warning);

const bot = await startBot(config, content, log).catch((error: unknown) => {
  if (error instanceof StoreError && error.code === 'failed')
    log.error({ err: error }, 'the store could not be opened');
  if (error instanceof StoreError) stopWith([`Lessenbot kan niet starten. ${error.message}`]);
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const ofMetrics = inUse && 'port' in error && error.port === config.metricsPort;
  stopWith([
    inUse
      ? `Poort ${ofMetrics ? config.metricsPort : config.port} is al in gebruik. Kies een andere met ${ofMetrics ? 'LESSENBOT_METRICS_PORT' : 'PORT'}=…`
      : `Luisteren op ${config.host}, poort ${config.port}, lukt niet: ${error instanceof Error ? error.message : error}`,
  ]);
});
/** Long enough for a probe and for the first posts, soon enough to be done before people ask. */
const warmUpAfterMs = 500;
const getReady = () => {
  const today = new Date().toISOString().slice(0, 10);
  warmUp(content.core(), today).catch((error) => log.error({ err: error }, 'warming up failed'));
};
content.onChange(getReady);
// Whoever looks whether we are there goes first.
setTimeout(getReady, warmUpAfterMs).unref();
for (const line of greeting(config, bot.address, content.core().catalogue.lessons.length)) console.log(line);
if (config.playground) {
  const { openBrowser } = await import('../playground/open-playground.ts');
  await openBrowser(`${bot.address}/`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'stopping');
    content.close();
    bot.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
    // What is still open after 10 s will not end by itself.
    setTimeout(() => process.exit(0), 10_000).unref();
  });
}

function greeting(config: Config, address: string, lessons: number): string[] {
  const lines = [`Lessenbot luistert op ${address} met ${lessons} lessen.`];
  lines.push(...platformIds.flatMap((id) => linesOf(id, config, address)));
  if (config.playground) {
    lines.push(
      `  De speeltuin:     ${address}/`,
      '  Daar probeer je de bot zonder account, in een Slack en een Teams op deze computer.',
      '  Zo stel je het echte Slack of Teams in: docs/beheer.md',
    );
  }
  return lines;
}

/** That a platform is on, by which way it reaches us, and what it has to tell; nothing of one that is off. */
function linesOf<Id extends keyof PlatformSettings>(id: Id, config: ConfiguredPlatforms, address: string): string[] {
  const settings = config[id];
  if (!settings) return [];
  const { name, path, reachedBy, notes } = platforms[id];
  const way = reachedBy?.(settings) ?? `POST ${address}${path}`;
  return [`  ${name} staat aan:  ${way}`, ...(notes?.(settings) ?? []).map((note) => `  ${note}`)];
}

function stopWith(lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}
