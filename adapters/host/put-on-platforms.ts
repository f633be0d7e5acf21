import type { Express } from 'express';
import type { Logger } from 'pino';
import type { Desk, Platform } from '#core';
import type { Installations, Mounted, MountParts } from '../wire/platform-adapter.ts';
import type { SharedMemory } from '../wire/replay-guard.ts';
import type { RunningWork } from '../wire/running-work.ts';
import type { Config, ConfiguredPlatforms } from './config.ts';
import { measuredPlatform, measuredWork } from './measured.ts';
import { type Meter, noMeter } from './meter.ts';
import { type PlatformSettings, platformIds, platforms } from './platforms.ts';

/** The platforms that are on, each with its ways to speak without being asked. */
export type OnlinePlatforms = ReadonlyMap<Platform, Mounted>;

type Ground = {
  readonly server: Express;
  readonly desk: Desk;
  readonly shared?: SharedMemory | undefined;
  readonly running: RunningWork;
  readonly log: Logger;
  readonly meter?: Meter | undefined;
  /** Where the tokens of a platform are kept; nothing without a key to seal them with. */
  readonly installations: (platform: Platform) => Installations | undefined;
  /** For a platform that is not configured: the settings under which it talks with the playground. */
  readonly local: ConfiguredPlatforms;
};

/**
 * Loads the SDK of every platform that will be on: those that are configured, and all when the playground is. What comes
 * out puts them on the server at once, so that nobody who knocks meanwhile is sent away.
 */
export async function loadPlatforms(config: Config): Promise<(ground: Ground) => OnlinePlatforms> {
  const on = platformIds.filter((id) => config.playground || config[id] !== undefined);
  const loaded = await Promise.all(on.map(async (id) => ({ id, putOn: await load(id, config) })));
  return (ground) => new Map(loaded.map(({ id, putOn }) => [id, putOn(ground)]));
}

async function load<Id extends Platform>(id: Id, config: Config): Promise<(ground: Ground) => Mounted> {
  const mount = await platforms[id].load();
  return ({ local, log, installations, running, meter = noMeter, ...parts }) => {
    const settings: PlatformSettings[Id] | undefined = config[id] ?? local[id];
    if (!settings) throw new Error(`${id} has no settings`);
    const own: MountParts = {
      ...parts,
      running: measuredWork(id, running, meter),
      installations: installations(id),
      onUntaken: (reason) => meter.untaken(id, reason),
      log: log.child({ platform: id }),
    };
    return measuredPlatform(id, mount(settings, own), meter);
  };
}
