import { existsSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { openStore, type Store, StoreError } from '#core/store';
import { type Config, readConfig } from '../host/config.ts';

/** What `npm run backup`, `restore`, `export` and `erase` share: the configuration, the store, and how they end. */

/** The configuration of the bot, or the end with every fault. */
export function configured(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  if ('faults' in config) endWith(['De instellingen kloppen niet:', ...config.faults.map((fault) => `  ${fault}`)]);
  return config;
}

/** Does something with the store. A fault of the store ends with its remedy and exit code 1. */
export async function withStore(
  { databaseUrl, dataDirectory }: Config,
  work: (store: Store) => Promise<void>,
): Promise<void> {
  await orEnd(async () => {
    const store = await openStore({ directory: dataDirectory, databaseUrl });
    try {
      await work(store);
    } finally {
      await store.close();
    }
  });
}

/** Runs something; a fault of the store ends with its remedy and exit code 1. */
export async function orEnd(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof StoreError) endWith([error.message]);
    throw error;
  }
}

/** The workspace in `--workspace T…` or the tenant in `--tenant …`, or the end with how it should be. */
export function workspaceIn(options: { readonly workspace?: string; readonly tenant?: string }, usage: string) {
  const { workspace, tenant } = options;
  if (workspace !== undefined && tenant === undefined) return { platform: 'slack', workspace } as const;
  if (tenant !== undefined && workspace === undefined) return { platform: 'teams', workspace: tenant } as const;
  return endWith([`Noem één werkruimte van Slack of één tenant van Teams: ${usage}`]);
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
