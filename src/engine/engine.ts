import type { Platform } from '../domain/project.ts';
import type { Planning } from '../rules/planning.ts';
import { prune } from '../store/prune.ts';
import { expireLeases, findWork } from '../store/queue.ts';
import type { Store } from '../store/store.ts';
import { createBreaker } from './breaker.ts';
import { claim, type Gate } from './claim.ts';
import { type Clock, systemClock } from './clock.ts';
import { type DeliverOptions, deliver } from './deliver.ts';
import type { Log } from './log.ts';
import type { Send } from './outcome.ts';
import { createPace, type RateLimits } from './rate-limit.ts';
import { tick } from './tick.ts';

/** Longer than any call can take (a deadline of 10 s, guarded at 15), so nobody is overtaken while still sending. */
const defaultLeaseMs = 90_000;
const pollMs = 1_000;
/** Enough for what platforms allow a second, and few enough that a crash leaves few in doubt. */
const atOnce = 8;
const stopMs = 10_000;
const pruneEveryMs = 3_600_000;

export type EngineOptions = {
  readonly store: Store;
  readonly planning: Planning;
  readonly send: Send;
  /** What each platform takes from us. */
  readonly limits: Readonly<Record<Platform, RateLimits>>;
  readonly log: Log;
  readonly clock?: Clock;
  readonly onParked?: DeliverOptions['onParked'] | undefined;
  readonly leaseMs?: number;
};

/** Plans and sends nudges, in any number of processes on one store. */
export type Engine = {
  /** Looks every second whether something is due. */
  start(): void;
  /** Takes on nothing new and waits for what is under way, at most 10 s. */
  stop(): Promise<void>;
  /**
   * Plans and sends all that is due by now, and resolves when that is done. What a platform asked to wait with, or was
   * put off after a failure, is not due now. Throws a `StoreError` when the store is away.
   */
  runDue(): Promise<void>;
};

export function createEngine(options: EngineOptions): Engine {
  const { store, planning, limits, log, leaseMs = defaultLeaseMs, clock = systemClock() } = options;
  const gate: Gate = {
    breaker: createBreaker(),
    pace: createPace(limits),
    asked: new Map(),
  };
  /** Wakes whoever waits to begin something. */
  const stopped = new AbortController();
  /** Ends the patience of what is under way. */
  const ending = new AbortController();
  const delivering = { ...options, clock, gate, ending: ending.signal };
  const inFlight = new Set<Promise<void>>();
  let stopping = false;

  async function work(): Promise<void> {
    while (!stopping) {
      const { toPlan, toSend, toExpire } = await findWork(store.query, clock.now(), clock.real());
      if (toExpire) await expireLeases(store.query, clock.real());
      if (toPlan) while (!stopping && (await tick(store, planning, clock.now(), log)) > 0);
      const free = atOnce - inFlight.size;
      if ((toPlan || toSend) && free > 0 && !stopping) {
        const { claimed, againMs } = await claim({ store, clock, planning, gate, log, leaseMs }, free);
        for (const one of claimed) {
          const sending = deliver(delivering, one).finally(() => inFlight.delete(sending));
          inFlight.add(sending);
        }
        if (againMs !== undefined) {
          await clock.wait(againMs, stopped.signal);
          continue;
        }
      }
      if (inFlight.size === 0) return;
      // Not for each one that comes back, but for half of them: looking costs more than sending.
      do await Promise.race(inFlight);
      while (inFlight.size > atOnce / 2);
    }
    await Promise.all(inFlight);
  }

  // One run at a time, but a later call may know of a later moment, so it gets a run of its own.
  let last: Promise<unknown> = Promise.resolve();
  function runDue(): Promise<void> {
    const run = last.then(work, work);
    last = run.catch(() => undefined);
    return run;
  }

  let loop: Promise<void> | undefined;
  async function poll(): Promise<void> {
    let failing = false;
    let pruneAt = 0;
    while (!stopping) {
      try {
        await runDue();
        if (clock.real() >= pruneAt) {
          await prune(store, clock.now());
          pruneAt = clock.real() + pruneEveryMs;
        }
        if (failing) log.info({}, 'nudges go on: the store is back');
        failing = false;
      } catch (error) {
        if (!failing) log.error({ err: error }, 'nudges wait: the store does not work');
        failing = true;
      }
      await clock.wait(pollMs, stopped.signal);
    }
  }

  return {
    start() {
      loop ??= poll();
    },
    async stop() {
      stopping = true;
      stopped.abort();
      // Real time, whatever the clock: whoever stops us does not wait longer.
      const patience = new AbortController();
      await Promise.race([Promise.all([loop, last, ...inFlight]), systemClock().wait(stopMs, patience.signal)]);
      patience.abort();
      ending.abort();
    },
    runDue,
  };
}
