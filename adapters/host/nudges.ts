import type { Logger } from 'pino';
import type { Core, Project } from '#core';
import type { Store } from '#core/store';
import {
  createEngine,
  createPlanning,
  type Engine,
  nudgeReply,
  parkedNotice,
  type Send,
  systemClock,
  travelTo,
} from '#core/wiring';
import type { Say } from '../wire/platform-adapter.ts';
import { rateLimits } from './platforms.ts';
import type { OnlinePlatforms } from './put-on-platforms.ts';
import type { Clock } from './schedule-clock.ts';

type Options = {
  readonly store: Store;
  readonly core: () => Core;
  readonly online: OnlinePlatforms;
  readonly clock: Clock;
  readonly log: Logger;
};

/** Who switched it on hears once that nudges cannot come, where the platform lets us write to somebody by their id. */
async function tellOwner(project: Project, online: OnlinePlatforms): Promise<void> {
  if (project.owner.id === '') return;
  await online.get(project.place.platform)?.tell?.(project, parkedNotice(project.name));
}

/** Plans nudges from the lessons and sends them by the platforms. */
export function openNudges({
  store,
  core,
  online,
  clock,
  log,
}: Options): Engine & { travelTo(at: number): Promise<void> } {
  const catalogue = () => core().catalogue;
  const say: Say = async (project, reply) =>
    online.get(project.place.platform)?.say(project, reply) ?? {
      kind: 'parked',
      reason: 'no-installation',
      scope: 'workspace',
    };
  const send: Send = async (project, nudge) => {
    const reply = nudgeReply(nudge, project, catalogue());
    return reply ? say(project, reply) : { kind: 'not-sent', reason: 'cannot-render' };
  };
  const engine = createEngine({
    store,
    planning: createPlanning(catalogue),
    send,
    limits: rateLimits,
    log,
    clock: systemClock(clock.now),
    onParked: async (projects) => {
      for (const project of projects) await tellOwner(project, online);
    },
  });
  return { ...engine, travelTo: (at) => travelTo(at, { store, engine, clock }) };
}
