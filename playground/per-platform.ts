import { z } from 'zod';
import type { Platform } from '#core';

/** One thing for each platform. This is the only list of them here: a platform that is missing does not compile. */
export const perPlatform = <T>(make: (platform: Platform) => T): Readonly<Record<Platform, T>> => ({
  slack: make('slack'),
  teams: make('teams'),
});

export const platforms: readonly Platform[] = Object.values(perPlatform((platform) => platform));

/** The name of a platform, as the page sends it. */
export const platformName = z.enum(platforms);
