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
import type { Say } from '../wire/say.ts';
import type { Clock } from './schedule-clock.ts';

type Options = {
  readonly store: Store;
  readonly core: () => Core;
  readonly say: Say;
  readonly clock: Clock;
  readonly log: Logger;
};

/**
 * Who switched it on hears once that nudges cannot come. Only Slack lets us write to somebody by their id; in Teams the
 * status and the log tell it.
 */
async function tellOwner({ place, owner, name }: Project, say: Say): Promise<void> {
  if (place.platform !== 'slack' || owner.id === '') return;
  await say({ place: { ...place, channel: owner.id } }, parkedNotice(name));
}

/** Plans nudges from the lessons and sends them by the platforms. */
export function openNudges({
  store,
  core,
  say,
  clock,
  log,
}: Options): Engine & { travelTo(at: number): Promise<void> } {
  const catalogue = () => core().catalogue;
  const send: Send = async (project, nudge) => {
    const reply = nudgeReply(nudge, project, catalogue());
    return reply ? say(project, reply) : { kind: 'not-sent', reason: 'cannot-render' };
  };
  const engine = createEngine({
    store,
    planning: createPlanning(catalogue),
    send,
    log,
    clock: systemClock(clock.now),
    onParked: async (projects) => {
      for (const project of projects) await tellOwner(project, say);
    },
  });
  return { ...engine, travelTo: (at) => travelTo(at, { store, engine, clock }) };
}
