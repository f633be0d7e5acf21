import type { Logger } from 'pino';
import type { Core } from '#core';
import { markTold, type Store } from '#core/store';
import {
  backAgainNotice,
  createEngine,
  createPlanning,
  type Engine,
  nudgeReply,
  type Refusal,
  type Send,
  shutOutNotice,
  systemClock,
  travelTo,
} from '#core/wiring';
import type { Say } from '../wire/platform-adapter.ts';
import type { Meter } from './meter.ts';
import { rateLimits } from './platforms.ts';
import type { OnlinePlatforms } from './put-on-platforms.ts';
import type { Clock } from './schedule-clock.ts';

type Options = {
  readonly store: Store;
  readonly core: () => Core;
  readonly online: OnlinePlatforms;
  readonly clock: Clock;
  readonly log: Logger;
  readonly meter?: Meter;
};

/** Who switched projects on hears once that nudges cannot come, or come again. Each gets one message, whatever the number of projects. */
async function tellOwners({ projects, reason }: Refusal, words: Words, online: OnlinePlatforms): Promise<boolean> {
  const byOwner = Map.groupBy(
    projects.filter(({ owner }) => owner.id !== ''),
    ({ owner, place }) => `${place.platform} ${owner.id}`,
  );
  let all = true;
  for (const [first, ...others] of byOwner.values()) {
    if (!first) continue;
    const notice = words([first.name, ...others.map(({ name }) => name)], reason);
    const told = await online.get(first.place.platform)?.tell?.(first, notice);
    all &&= told?.kind === 'sent';
  }
  return all;
}

type Words = typeof shutOutNotice;

export type Nudges = Engine & {
  travelTo(at: number): Promise<void>;
  /** Tells whoever must know that projects are shut out. */
  readonly onShutOut: (refusal: Refusal) => Promise<void>;
};

/** Plans nudges from the lessons and sends them by the platforms. */
export function openNudges({ store, core, online, clock, log, meter }: Options): Nudges {
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
  const onShutOut = async (refusal: Refusal) => {
    const { workspace } = refusal;
    const told = await tellOwners(refusal, shutOutNotice, online);
    if (workspace && told) await markTold(store.query, workspace);
  };
  const engine = createEngine({
    store,
    planning: createPlanning(catalogue),
    send,
    limits: rateLimits,
    log,
    clock: systemClock(clock.now),
    bring: (reply, project) => say(project, reply),
    probe: async ({ platform, workspace }) => {
      const mounted = online.get(platform);
      if (!mounted) return { kind: 'refused', reason: 'no-installation' };
      return mounted.probe(workspace);
    },
    onShutOut,
    onOffered: meter?.offered,
    onBack: async (back) => void (await tellOwners(back, backAgainNotice, online)),
  });
  return { ...engine, travelTo: (at) => travelTo(at, { store, engine, clock }), onShutOut };
}
