import type { Logger } from 'pino';
import type { Platform } from '#core';
import { beginOnce, countTrouble, endOnce, eraseWorkspace, extendOnce, openStore } from '#core/store';
import { openDesk, openProjects } from '#core/wiring';
import type { SharedMemory } from '../wire/replay-guard.ts';
import { createRunningWork } from '../wire/running-work.ts';
import { createAskPace } from './ask-pace.ts';
import { type Config, pagesAddress } from './config.ts';
import type { LiveContent } from './content-watch.ts';
import { openMetrics } from './metrics.ts';
import { type Nudges, openNudges } from './nudges.ts';
import { openInstallations } from './open-installations.ts';
import { createPlatformHealth } from './platform-health.ts';
import { platformIds } from './platforms.ts';
import type { OnlinePlatforms } from './put-on-platforms.ts';
import { createReadiness } from './readiness.ts';
import { type Clock, createClock } from './schedule-clock.ts';
import { startServer } from './server.ts';

export type Bot = {
  readonly address: string;
  /** Takes nothing new, waits at most 10 s for what is under way, and closes the store. */
  close(): Promise<void>;
};

/** Who stops the bot waits at most 10 s in all: some of that is for the last answers and for the store. */
const stopMs = 9_000;

/**
 * The whole bot: store, desk, platforms and nudges. Fails with a `StoreError`, or when it cannot listen. Who gives a clock of the
 * schedules can move it.
 */
export async function startBot(
  config: Config,
  content: LiveContent,
  log: Logger,
  clock: Clock = createClock(),
): Promise<Bot> {
  const { core } = content;
  const { dataDirectory: directory, databaseUrl } = config;
  const store = await openStore({ directory, databaseUrl });
  const closeStore = async (error: unknown) => {
    await store.close();
    throw error;
  };
  const metrics = await openMetrics({
    port: config.metricsPort,
    count: () => Promise.all(platformIds.map((platform) => countTrouble(store.light, platform))),
    log: log.child({ part: 'metrics' }),
  }).catch(closeStore);
  const { meter } = metrics;
  const desk = openDesk({
    core,
    projects: openProjects(store, {
      now: clock.now,
      log: log.child({ part: 'announcements' }),
      // By the time somebody is shut out, the nudges are there.
      onShutOut: (refusal) => nudges.onShutOut(refusal),
    }),
    now: clock.now,
    pace: createAskPace(log),
    pagesAt: () => pagesAddress(config, late.address),
    zone: config.timezone,
    health: () => readiness(),
    onAsked: meter.asked,
    onError: (error, what) => log.error({ err: error }, what),
  });
  // The playground moves the clock of the nudges, and nudges go out by the platforms: each knows the other by then.
  const moveClock = (to: number) => nudges.travelTo(to);
  const putClock = (at: number) => clock.putAt(at);
  const forget = async (workspace: { platform: Platform; workspace: string }) => {
    await eraseWorkspace(store, workspace);
  };
  const shared: SharedMemory = {
    begin: (key, times) => beginOnce(store.light, key, times),
    extend: (key, leaseUntil) => extendOnce(store.light, key, { leaseUntil }),
    end: (key, expiresAt) => endOnce(store.light, key, { expiresAt }),
  };
  // Probes may come in as soon as we listen, before everything else is there.
  const late: { nudges?: Nudges; online?: OnlinePlatforms; address?: string } = {};
  const health = createPlatformHealth(() => late.online ?? new Map(), log.child({ part: 'health' }));
  const readiness = createReadiness({
    store,
    dataDirectory: databaseUrl === undefined ? directory : undefined,
    contentIsSound: () => content.faults().length === 0,
    platforms: () => health.reasons(),
    lastRun: () => late.nudges?.lastRun(),
    since: Date.now(),
  });
  const running = createRunningWork();
  const installations = openInstallations(store, config.encryptionKeys, log);
  const parts = {
    content,
    desk,
    clock: clock.now,
    moveClock,
    putClock,
    forget,
    shared,
    installations,
    running,
    meter,
    readiness,
  };
  const server = await startServer(config, parts, log).catch(async (error: unknown) => {
    await metrics.close();
    return closeStore(error);
  });
  const nudges = openNudges({
    store,
    core,
    online: server.platforms,
    clock,
    meter,
    log: log.child({ part: 'nudges' }),
  });
  late.nudges = nudges;
  late.online = server.platforms;
  late.address = server.address;
  health.start();
  nudges.start();
  return {
    address: server.address,
    async close() {
      server.drain();
      health.stop();
      await Promise.all([...server.platforms.values()].map(({ line }) => line?.stop()));
      const [left] = await Promise.all([running.idle(stopMs), nudges.stop()]);
      if (left > 0) log.error({ left }, 'stopped while work was under way');
      await metrics.close();
      await server.close();
      await store.close();
    },
  };
}
