import express from 'express';
import type { ProjectOverview } from '#core';
import { onlyOurPage, refuse } from './same-origin.ts';
import type { PlatformId } from './state.ts';

/** A channel of the playground, as the bot knows it. */
export type ChannelOf = Readonly<Partial<Record<PlatformId, { readonly workspace: string; readonly channel: string }>>>;
export type WorkspaceId = { readonly platform: PlatformId; readonly workspace: string };
export type OverviewOf = (place: {
  readonly platform: PlatformId;
  readonly workspace: string;
  readonly channel: string;
}) => Promise<ProjectOverview | undefined>;

/** `GET /playground/project?platform=slack`: what the team in the project channel did with its lessons, and what comes. */
export function projectApi(channels: ChannelOf, overview: OverviewOf): express.Router {
  const router = express.Router();
  router.get('/project', onlyOurPage, async ({ query }, response) => {
    const platform = query.platform === 'teams' ? 'teams' : 'slack';
    const channel = channels[platform];
    if (!channel) return refuse(response, 404, 'Dit platform is hier niet het lokale.');
    response.set('cache-control', 'no-store').json({ project: (await overview({ platform, ...channel })) ?? null });
  });
  return router;
}
