import type { Platform, RateLimits } from '#core';
import { type Settings as SlackSettings, adapter as slack } from '../slack/app.ts';
import { type Settings as TeamsSettings, adapter as teams } from '../teams/app.ts';
import type { PlatformAdapter } from '../wire/platform-adapter.ts';

/** The settings of each platform. */
export type PlatformSettings = { readonly slack: SlackSettings; readonly teams: TeamsSettings };

/** Every platform the core knows. One that is forgotten here does not compile. */
export const platforms: { readonly [Id in Platform]: PlatformAdapter<PlatformSettings[Id]> } = { slack, teams };

/** Their ids, in the order in which people read of them. */
export const platformIds = Object.values(platforms).map(({ id }) => id);

/** How much each platform takes from us. */
export const rateLimits: Readonly<Record<Platform, RateLimits>> = {
  slack: slack.rateLimits,
  teams: teams.rateLimits,
};
