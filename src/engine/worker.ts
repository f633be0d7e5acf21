import type { Planning } from '../rules/planning.ts';
import { expireAnnouncements } from '../store/announcements.ts';
import { expireLeases, findWork, nextToSend } from '../store/queue.ts';
import type { Store } from '../store/store.ts';
import { announceWaiting, type Bring } from './announcer.ts';
import { inBackground } from './background.ts';
import { type Claimed, claim, letNext } from './claim.ts';
import { systemClock } from './clock.ts';
import { type DeliverOptions, deliver } from './deliver.ts';
import { breathe } from './piece.ts';
import { createPlaces } from './places.ts';
import { tick } from './tick.ts';

/** What our own limits let go within this, belongs to the same run; the engine looks every second anyway. */
const soonestMs = 1_000;
/** Another process may be taking it. */
const leastWaitMs = 20;

type Options = DeliverOptions & {
  readonly store: Store;
  readonly planning: Planning;
  readonly leaseMs: number;
  readonly bring?: Bring | undefined;
  /** From here on nothing new begins. */
  readonly stopped: AbortSignal;
};

/** Plans and sends in one process, at most some thirty calls at once. */
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
  const places = createPlaces(stopped);
  /** A claim, beside looking: it is on its way to the store and back for a while. */
  let claiming: Promise<void> | undefined;
  /** What the last claim says of others that wait: there may be more, or they cannot be taken now, until a step has looked at that. */
  let others: 'more' | 'not now' | undefined;
  let lastRun: number | undefined;
  /** A piece of planning, beside sending: what is ready does not wait for the plans of others. */
  let planning: Promise<void> | undefined;
  /** The last piece planned some. */
  let hasPlanned = false;
  /** What went wrong beside the steps. Gone when a step has looked at it. */
  let failed: { readonly error: unknown } | undefined;
  // A platform that keeps an announcement waiting keeps no nudge waiting.
  const announcing = inBackground(
    'announcing',
    async () => {
      if (bring) await announceWaiting(options, bring);
      return undefined;
    },
    options.log,
  );
  const idle = async () => {
    await claiming;
    await Promise.all([places.allOver(), planning, announcing.ended()]);
  };

  async function run(): Promise<void> {
    for (let more = true; more && !stopped.aborted; await breathe()) {
      more = await step();
      lastRun = clock.real();
    }
    await idle();
  }

  /** Begins a piece of planning and some messages. Gives whether there may be more to do. */
  async function step(): Promise<boolean> {
    const trouble = failed;
    failed = undefined;
    if (trouble) throw trouble.error;
    hasPlanned = false;
    // Whoever knows that more waits need not look first.
    if (others === 'more' && places.areEnough()) claimSome();
    const { toPlan, toSend, toAnnounce, toExpire } = await findWork(store.query, clock.now(), clock.real());
    if (toExpire) await expire();
    if (toAnnounce && bring) announcing.begin();
    if (toPlan && !stopped.aborted) planSome();
    // While something else brings us here often, a few free places need no claim of their own.
    if (toSend && others !== 'not now' && (places.areEnough() || !planning)) claimSome();
    if (others === 'not now') others = undefined;
    return (
      failed !== undefined || hasPlanned || (others === 'more' && mayClaim() && places.areEnough()) || waitForMore()
    );
  }

  function planSome(): void {
    planning ??= tick(options, clock.now())
      .then((count) => {
        hasPlanned ||= count > 0;
      }, fail)
      .finally(() => {
        planning = undefined;
      });
  }

  function fail(error: unknown): void {
    failed ??= { error };
  }

  async function expire(): Promise<void> {
    await expireLeases(store.query, clock.real());
    await expireAnnouncements(store.query, clock.real());
  }

  const mayClaim = () => !claiming && places.free() > 0 && !stopped.aborted;

  /** Begins to send as many as may go at once. */
  function claimSome(): void {
    if (!mayClaim()) return;
    others = undefined;
    const limit = places.free();
    claiming = claim(options, limit)
      .then(({ claimed, unfinished }) => {
        for (const one of claimed) begin(one);
        if (unfinished || claimed.length === limit) others = 'more';
        else if (claimed.length === 0) others = 'not now';
      })
      .catch(fail)
      // On SQLite nothing else makes a pause between one claim and the next.
      .finally(breathe)
      .finally(() => {
        claiming = undefined;
      });
  }

  function begin(one: Claimed): void {
    const place = places.take();
    void deliver(options, one, place).finally(() => {
      letNext(options.gate, one);
      place.over();
    });
  }

  /** Waits for an outcome, for what our own limits let go soon, or for what is due meanwhile. Gives false when there is nothing to wait for. */
  async function waitForMore(): Promise<boolean> {
    const isBusy = planning !== undefined || claiming !== undefined;
    // After a piece of planning or a claim we look again anyway.
    const soonMs = places.free() > 0 && !isBusy ? await nextWithin(soonestMs) : undefined;
    if (soonMs === undefined && places.isIdle() && !isBusy && !announcing.isRunning()) return false;
    const over = new AbortController();
    const end = () => over.abort();
    stopped.addEventListener('abort', end);
    const waits: Promise<unknown>[] = [
      // Real time, whatever the clock: something else may have become due while a platform hangs.
      systemClock().wait(soonestMs, over.signal),
      ...(soonMs === undefined ? [] : [clock.wait(soonMs, over.signal)]),
      ...(places.isIdle() ? [] : [places.enoughFree(over.signal)]),
      ...(claiming ? [claiming] : []),
      ...(planning ? [planning] : []),
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

  return { run, idle, lastRun: () => lastRun };
}
