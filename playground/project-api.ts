import express from 'express';
import type { Desk } from '#core';
import type { LocalPlatforms } from './local-platform.ts';
import { platformName } from './per-platform.ts';
import { onlyOurPage, refuse } from './same-origin.ts';

/** `GET /playground/project?platform=slack`: what the team in the project channel did with its lessons, and what comes. */
export function projectApi(locals: LocalPlatforms, overview: Desk['overview']): express.Router {
  const router = express.Router();
  router.get('/project', onlyOurPage, async ({ query }, response) => {
    const platform = platformName.safeParse(query.platform).data;
    const local = platform && locals[platform];
    if (!local) return refuse(response, 404, 'Dit platform is hier niet het lokale.');
    const project = (await overview({ platform, ...local.project })) ?? null;
    response.set('cache-control', 'no-store').json({ project });
  });
  return router;
}
