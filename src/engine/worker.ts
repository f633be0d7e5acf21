import type { Planning } from '../rules/planning.ts';
import { expireAnnouncements } from '../store/announcements.ts';
import { expireLeases, findWork } from '../store/queue.ts';
import { announceWaiting, type Bring } from './announcer.ts';
import { claim } from './claim.ts';
import { type DeliverOptions, deliver } from './deliver.ts';
import { tick } from './tick.ts';

/** Enough for what platforms allow a second, and few enough that a crash leaves few in doubt. */
const atOnce = 8;

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
  const idle = () => Promise.all(inFlight);

  async function run(): Promise<void> {
    for (let more = true; more && !stopped.aborted; ) {
      more = await step();
      lastRun = clock.real();
    }
    await idle();
  }

  /** Gives whether there may be more to do. */
  async function step(): Promise<boolean> {
    const againMs = (await prepare()) ? await sendMore() : undefined;
    if (againMs !== undefined) await clock.wait(againMs, stopped);
    else if (inFlight.size > 0) await halfOfThem();
    else return false;
    return true;
  }

  /** Plans what is due. Gives whether there may be something to send. */
  async function prepare(): Promise<boolean> {
    const { toPlan, toSend, toAnnounce, toExpire } = await findWork(store.query, clock.now(), clock.real());
    if (toExpire) await expire();
    if (toAnnounce && bring) await announceWaiting(options, bring);
    if (toPlan) await planAll();
    return toPlan || toSend;
  }

  async function expire(): Promise<void> {
    await expireLeases(store.query, clock.real());
    await expireAnnouncements(store.query, clock.real());
  }

  async function planAll(): Promise<void> {
    while (!stopped.aborted && (await tick(options, clock.now())) > 0);
  }

  /** Begins to send as many as may go at once. Gives after how many ms more may go, when only our own limits keep them. */
  async function sendMore(): Promise<number | undefined> {
    const free = atOnce - inFlight.size;
    if (free === 0 || stopped.aborted) return undefined;
    const { claimed, againMs } = await claim(options, free);
    for (const one of claimed) {
      const sending = deliver(options, one).finally(() => inFlight.delete(sending));
      inFlight.add(sending);
    }
    return againMs;
  }

  /** Not for each one that comes back, but for half of them: looking costs more than sending. */
  async function halfOfThem(): Promise<void> {
    do await Promise.race(inFlight);
    while (inFlight.size > atOnce / 2);
  }

  return { run, idle, lastRun: () => lastRun };
}
