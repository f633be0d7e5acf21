import type { Platform } from '../domain/project.ts';
import type { Planning } from '../rules/planning.ts';
import type { Store } from '../store/store.ts';
import type { Bring } from './announcer.ts';
import { atFirst, inBackground } from './background.ts';
import { createCleaning } from './cleaning.ts';
import { type Clock, systemClock } from './clock.ts';
import type { DeliverOptions } from './deliver.ts';
import { createGate } from './gate.ts';
import { createOutcomeKeeper } from './keep-outcomes.ts';
import type { Log } from './log.ts';
import type { Send } from './outcome.ts';
import { poll } from './poll.ts';
import { type Probe, type ProbeOptions, probeAtStart, probeBlocked } from './probe.ts';
import type { RateLimits } from './rate-limit.ts';
import { reviewSetAside } from './review.ts';
import { createWorker } from './worker.ts';

/** Longer than any call can take (a deadline of 10 s, guarded at 15), so nobody is overtaken while still sending. */
const defaultLeaseMs = 90_000;
/** Longer than most calls take, and short enough for whoever restarts the bot. */
const stopMs = 10_000;

export type EngineOptions = {
  readonly store: Store;
  readonly planning: Planning;
  readonly send: Send;
  /** What each platform takes from us. */
  readonly limits: Readonly<Record<Platform, RateLimits>>;
  readonly log: Log;
  readonly clock?: Clock;
  /** Brings an announcement to the channel of its project; absent where nothing is announced. */
  readonly bring?: Bring | undefined;
  readonly probe?: Probe | undefined;
  readonly onShutOut?: DeliverOptions['onShutOut'];
  readonly onOffered?: DeliverOptions['onOffered'];
  readonly onBack?: ProbeOptions['onBack'];
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
  /**
   * When it last got on with planning and sending without a fault, real time in epoch ms; nothing when it never did. A running
   * engine looks every second, so a moment that is minutes ago means that nudges stand still.
   */
  lastRun(): number | undefined;
};

/** An engine that is ready, and does nothing until it is started or asked. */
export function createEngine(options: EngineOptions): Engine {
  const { store, log, limits, clock = systemClock(), leaseMs = defaultLeaseMs } = options;
  /** Ends every wait before something new begins. */
  const stopped = new AbortController();
  /** Ends every further try at keeping an outcome: the process is about to end. */
  const ending = new AbortController();
  const keepOutcome = createOutcomeKeeper({ store, clock });
  const parts = { ...options, clock, leaseMs, keepOutcome, gate: createGate(limits) };
  const worker = createWorker({ ...parts, stopped: stopped.signal, ending: ending.signal });

  // One run at a time, but a later call may know of a later moment, so it gets a run of its own.
  let last: Promise<unknown> = Promise.resolve();
  function runDue(): Promise<void> {
    const run = last.then(worker.run, worker.run);
    last = run.catch(() => undefined);
    return run;
  }

  let loop: Promise<void> | undefined;
  const probing = inBackground(
    'probing',
    atFirst(
      () => probeAtStart(parts),
      async () => {
        await probeBlocked(parts);
        return undefined;
      },
    ),
    log,
  );
  const cleaning = inBackground(
    'cleaning',
    atFirst(() => reviewSetAside(store, log), createCleaning({ ...parts, stopped: stopped.signal })),
    log,
  );
  async function underWay(): Promise<void> {
    await Promise.all([loop, last, worker.idle()]);
    // The loop may have begun it at the very last.
    await cleaning.ended();
  }
  return {
    start() {
      loop ??= poll({ clock, log, runDue, background: [probing, cleaning], stopped: stopped.signal });
    },
    async stop() {
      stopped.abort();
      // Real time, whatever the clock: whoever stops us does not wait longer.
      const timeUp = new AbortController();
      await Promise.race([underWay(), systemClock().wait(stopMs, timeUp.signal)]);
      timeUp.abort();
      ending.abort();
    },
    runDue,
    lastRun: worker.lastRun,
  };
}
