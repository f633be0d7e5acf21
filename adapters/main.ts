import { existsSync } from 'node:fs';
import pino from 'pino';
import { createCore, formatFault, loadContent, openDesk } from '#core';
import { type Config, readConfig } from './config.ts';
import { createHttpServer } from './server.ts';

/** The only file that sees everything: configuration, wiring, start and stop. */
if (existsSync('.env')) process.loadEnvFile('.env');
const config = readConfig(process.env);
if ('faults' in config) stopWith(['Lessenbot kan niet starten:', ...config.faults.map((fault) => `  ${fault}`)]);

const loaded = loadContent(config.contentDirectory);
if ('faults' in loaded)
  stopWith(['Lessenbot kan niet starten, er zitten fouten in de lessen:', ...loaded.faults.map(formatFault)]);

const core = createCore(loaded.catalogue);
const log = pino({ level: config.logLevel }, pino.destination({ sync: true }));
for (const warning of config.warnings) log.warn(warning);

const desk = openDesk({
  core: () => core,
  now: Date.now,
  zone: 'Europe/Amsterdam',
  onError: (error) => log.error({ err: error }, 'the store failed'),
});
const server = createHttpServer(config, desk, log);
const address = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`;
server.once('error', (error) => {
  const inUse = 'code' in error && error.code === 'EADDRINUSE';
  stopWith([
    inUse
      ? `Poort ${config.port} is al in gebruik. Kies een andere met PORT=…`
      : `Luisteren op ${address} lukt niet: ${error.message}`,
  ]);
});
server.listen(config.port, config.host, () => {
  for (const line of greeting(config)) console.log(line);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'stopping');
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    // What is still open after 10 s will not end by itself.
    setTimeout(() => process.exit(0), 10_000).unref();
  });
}

function greeting({ slack, teams, playground }: Config): string[] {
  const lines = [`Lessenbot luistert op ${address} met ${core.catalogue.lessons.length} lessen.`];
  if (slack) lines.push(`  Slack staat aan:  POST ${address}/slack/events`);
  if (teams) lines.push(`  Teams staat aan:  POST ${address}/api/messages`);
  if (playground) {
    lines.push(
      '  Proberen kan zonder account:',
      '    npm run -s ask -- verbinden',
      ...(teams
        ? []
        : [`    of met een lokale Bot Framework-client op ${address}/api/messages (alleen vanaf deze computer)`]),
      '  Zo stel je Slack of Teams in: docs/beheer.md',
    );
  }
  return lines;
}

function stopWith(lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}
