import type { Planning } from '../rules/planning.ts';
import { expireAnnouncements } from '../store/announcements.ts';
import { expireLeases, findWork, nextToSend } from '../store/queue.ts';
import { announceWaiting, type Bring } from './announcer.ts';
import { inBackground } from './background.ts';
import { claim, letNext } from './claim.ts';
import { systemClock } from './clock.ts';
import { type DeliverOptions, deliver } from './deliver.ts';
import { breathe } from './piece.ts';
import { tick } from './tick.ts';

/** Enough for what platforms allow a second, and few enough that a crash leaves few in doubt. */
const atOnce = 8;
/** What our own limits let go within this, belongs to the same run; the engine looks every second anyway. */
const soonestMs = 1_000;
/** Another process may be taking it. */
const leastWaitMs = 20;

type Options = DeliverOptions & {
  readonly planning: Planning;
  readonly leaseMs: number;
  readonly bring?: Bring | undefined;
  /** From here on nothing new begins. */
  readonly stopped: AbortSignal;
};

/** Plans and sends in one process, at most eight messages at once. */
export type Worker = {
  /** Plans and sends all that is due by now. Throws a `StoreError`; messages under way then still come to their end. */
  run(): Promise<void>;
  /** When the last step of a run ended well, real time in epoch ms: the store answered, and nothing failed. */
  lastRun(): number | undefined;
  /** Resolves when the messages that are under way now have come to their end. */
  idle(): Promise<unknown>;
};

/** A worker with nothing under way. */
export function createWorker(options: Options): Worker {
  const { store, clock, stopped, bring } = options;
  const inFlight = new Set<Promise<void>>();
  let lastRun: number | undefined;
  // A platform that keeps an announcement waiting keeps no nudge waiting.
  const announcing = inBackground(
    'announcing',
    async () => {
      if (bring) await announceWaiting(options, bring);
      return undefined;
    },
    options.log,
  );
  const idle = () => Promise.all([...inFlight, announcing.ended()]);

  async function run(): Promise<void> {
    for (let more = true; more && !stopped.aborted; await breathe()) {
      more = await step();
      lastRun = clock.real();
    }
    await idle();
  }

  /** A piece of planning, and then of sending: the first message does not wait for the last plan. Gives whether there may be more to do. */
  async function step(): Promise<boolean> {
    const { toPlan, toSend, toAnnounce, toExpire } = await findWork(store.query, clock.now(), clock.real());
    if (toExpire) await expire();
    if (toAnnounce && bring) announcing.begin();
    const planned = toPlan ? await tick(options, clock.now()) : 0;
    const isLeft = planned > 0 || toSend ? await sendMore() : false;
    return planned > 0 || isLeft || waitForMore();
  }

  async function expire(): Promise<void> {
    await expireLeases(store.query, clock.real());
    await expireAnnouncements(store.query, clock.real());
  }

  /** Begins to send as many as may go at once. Gives whether it is to be called again before anything else is waited for. */
  async function sendMore(): Promise<boolean> {
    const free = atOnce - inFlight.size;
    if (free === 0 || stopped.aborted) return false;
    const { claimed, unfinished } = await claim(options, free);
    for (const one of claimed) {
      const sending = deliver(options, one).finally(() => {
        letNext(options.gate, one);
        inFlight.delete(sending);
      });
      inFlight.add(sending);
    }
    return unfinished;
  }

  /** Waits for an outcome, for what our own limits let go soon, or for what is due meanwhile. Gives false when there is nothing to wait for. */
  async function waitForMore(): Promise<boolean> {
    const soonMs = inFlight.size < atOnce ? await nextWithin(soonestMs) : undefined;
    if (soonMs === undefined && inFlight.size === 0 && !announcing.isRunning()) return false;
    const over = new AbortController();
    const end = () => over.abort();
    stopped.addEventListener('abort', end);
    const waits: Promise<unknown>[] = [
      // Real time, whatever the clock: something else may have become due while a platform hangs.
      systemClock().wait(soonestMs, over.signal),
      ...(soonMs === undefined ? [] : [clock.wait(soonMs, over.signal)]),
      ...(inFlight.size > 0 ? [halfOfThem()] : []),
      ...(announcing.isRunning() ? [announcing.ended()] : []),
    ];
    await Promise.race(waits);
    stopped.removeEventListener('abort', end);
    end();
    return true;
  }

  /** How long until the next message may go, ms; nothing when that is longer. What cannot be taken now is looked at again in a moment. */
  async function nextWithin(mostMs: number): Promise<number | undefined> {
    const at = await nextToSend(store.query);
    const waitMs = at === undefined ? Number.POSITIVE_INFINITY : at - clock.now();
    return waitMs <= mostMs ? Math.max(waitMs, leastWaitMs) : undefined;
  }

  /** Not for each one that comes back, but for half of them: looking costs more than sending. */
  async function halfOfThem(): Promise<void> {
    do await Promise.race(inFlight);
    while (inFlight.size > atOnce / 2);
  }

  return { run, idle, lastRun: () => lastRun };
}
