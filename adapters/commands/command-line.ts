import { existsSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Place } from '#core';
import { openStore, type Store, StoreError, sqliteFile, wasMade } from '#core/store';
import { type Config, readConfig } from '../host/config.ts';
import { loadEnvFile } from '../host/env-file.ts';
import { platformIds, platforms } from '../host/platforms.ts';

type Workspace = Pick<Place, 'platform' | 'workspace'>;

/** What `npm run backup`, `restore`, `export` and `erase` share: the configuration, the store, and how they end. */

/** The configuration of the bot, or the end with every fault. */
export function configured(): Config {
  loadEnvFile();
  const config = readConfig(process.env);
  if ('faults' in config) endWith(['De instellingen kloppen niet:', ...config.faults.map((fault) => `  ${fault}`)]);
  return config;
}

/** Ends when there never was a SQLite store where the settings say: an answer about another folder than that of the bot would be untrue. */
export function endWithoutStore({ databaseUrl, dataDirectory }: Config): void {
  if (databaseUrl !== undefined || existsSync(sqliteFile(dataDirectory)) || wasMade(dataDirectory)) return;
  endWith([
    `In de map ${dataDirectory} staan geen gegevens van de bot. Zet LESSENBOT_DATA_DIR of DATABASE_URL zoals bij de bot zelf.`,
  ]);
}

/** Does something with the store. A fault of the store ends with its remedy and exit code 1. */
export async function withStore(config: Config, work: (store: Store) => Promise<void>): Promise<void> {
  endWithoutStore(config);
  const { databaseUrl, dataDirectory } = config;
  await orEnd(async () => {
    const store = await openStore({ directory: dataDirectory, databaseUrl });
    try {
      await work(store);
    } finally {
      await store.close();
    }
  });
}

/** Runs something; a fault of the store ends with its remedy, or else with what the database says of it, and exit code 1. */
export async function orEnd(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof StoreError) endWith([error.message, ...wordsOfDatabase(error)]);
    throw error;
  }
}

/** A command has no log to look in. */
const wordsOfDatabase = ({ code, cause }: StoreError): readonly string[] =>
  code === 'failed' && cause instanceof Error ? [`De database zegt: ${cause.message}`] : [];

/** The options by which a command names a workspace: `--workspace T…` for Slack, `--tenant …` for Teams. */
export const workspaceOptions: Readonly<Record<string, { readonly type: 'string' }>> = Object.fromEntries(
  platformIds.map((id) => [platforms[id].workspace.option, { type: 'string' }]),
);

/** The one workspace that those options name, or the end with how it should be. */
export function workspaceIn(options: Readonly<Record<string, unknown>>, usage: string): Workspace {
  const named = platformIds.flatMap((platform) => {
    const workspace = options[platforms[platform].workspace.option];
    return typeof workspace === 'string' ? [{ platform, workspace }] : [];
  });
  const [only, ...more] = named;
  if (only && more.length === 0) return only;
  const words = platformIds.map((id) => `één ${platforms[id].workspace.word} van ${platforms[id].name}`);
  return endWith([`Noem ${words.join(' of ')}: ${usage}`]);
}

export function endWith(lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

/** What stands behind a command, or the end with a sentence on how to use it: a slip of the pen is no crash. */
export function readArguments<Options extends ParseArgsConfig>(
  usage: string,
  options: Options,
): ReturnType<typeof parseArgs<Options>> {
  try {
    return parseArgs(options);
  } catch {
    return endWith([`Dit begrijp ik niet. Gebruik: ${usage}`]);
  }
}
