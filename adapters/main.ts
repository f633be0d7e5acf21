import { existsSync } from 'node:fs';
import pino from 'pino';
import { openDesk, openProjects, openStore, StoreError } from '#core';
import { createClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { openContent } from './content-watch.ts';
import { openNudges } from './nudges.ts';
import { openBrowser } from './playground/open-browser.ts';
import { startServer } from './server.ts';

/** The only file that sees everything: configuration, wiring, start and stop. */
if (existsSync('.env')) process.loadEnvFile('.env');
const config = readConfig(process.env);
if ('faults' in config) stopWith(['Lessenbot kan niet starten:', ...config.faults.map((fault) => `  ${fault}`)]);

const log = pino({ level: config.logLevel }, pino.destination({ sync: true }));
const content = openContent(config.contentDirectory, {
  watching: config.playground,
  onError: (error) => log.warn({ err: error }, 'saved lessons are not noticed for now'),
});
if (!('core' in content)) stopWith(['Lessenbot kan niet starten, er zitten fouten in de lessen:', ...content.faults]);
for (const warning of config.warnings) log.warn(warning);

const { core } = content;
const clock = createClock();
const store = await openStore({
  directory: config.dataDirectory,
  ...(config.databaseUrl !== undefined && { databaseUrl: config.databaseUrl }),
}).catch((error: unknown) => {
  if (error instanceof StoreError) stopWith([error.message]);
  throw error;
});
const desk = openDesk({
  core,
  projects: openProjects(store),
  now: clock.now,
  zone: config.timezone,
  onError: (error) => log.error({ err: error }, 'a project could not be reached'),
});
// The playground moves the clock of nudges, and nudges go out by the platforms: each knows the other by now.
const moveClock = (to: number) => nudges.travelTo(to);
const parts = { content, desk, clock: clock.now, moveClock };
const server = await startServer(config, parts, log).catch((error: unknown) => {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  stopWith([
    inUse
      ? `Poort ${config.port} is al in gebruik. Kies een andere met PORT=…`
      : `Luisteren op ${config.host}, poort ${config.port}, lukt niet: ${error instanceof Error ? error.message : error}`,
  ]);
});
const nudges = openNudges({ store, core, say: server.say, clock, log: log.child({ part: 'nudges' }) });
nudges.start();
for (const line of greeting(config, server.address)) console.log(line);
if (config.playground) await openBrowser(`${server.address}/`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'stopping');
    content.close();
    Promise.all([server.close(), nudges.stop()])
      .then(() => store.close())
      .then(() => process.exit(0));
    // What is still open after 10 s will not end by itself.
    setTimeout(() => process.exit(0), 10_000).unref();
  });
}

function greeting({ slack, teams, playground }: Config, address: string): string[] {
  const lines = [`Lessenbot luistert op ${address} met ${core().catalogue.lessons.length} lessen.`];
  if (slack) lines.push(`  Slack staat aan:  POST ${address}/slack/events`);
  if (teams) lines.push(`  Teams staat aan:  POST ${address}/api/messages`);
  if (playground) {
    lines.push(
      `  De speeltuin:     ${address}/`,
      '  Daar probeer je de bot zonder account, in een Slack en een Teams op deze computer.',
      '  Zo stel je het echte Slack of Teams in: docs/beheer.md',
    );
  }
  return lines;
}

function stopWith(lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}
