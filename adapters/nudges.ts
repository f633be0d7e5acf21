import type { Logger } from 'pino';
import {
  type Core,
  createEngine,
  createPlanning,
  type Engine,
  nudgeReply,
  type Send,
  type Store,
  systemClock,
  travelTo,
} from '#core';
import type { Clock } from './clock.ts';
import type { Say } from './say.ts';

type Options = {
  readonly store: Store;
  readonly core: () => Core;
  readonly say: Say;
  readonly clock: Clock;
  readonly log: Logger;
};

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
  });
  return { ...engine, travelTo: (at) => travelTo(at, { store, engine, clock }) };
}
