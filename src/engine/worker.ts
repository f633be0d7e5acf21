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
import { tick } from './tick.ts';

/**
 * So many calls at once: the thirty a second that Teams takes in a tenant, of a platform that needs a second for an answer. A crash
 * leaves as many in doubt, but no more than one in a workspace.
 */
const atOnce = 32;
/** Looking costs as much for many as for one, so we look again when so many places are free, or after this, ms. */
const enough = atOnce / 4;
const gatherMs = 20;
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

/** Plans and sends in one process, at most some thirty messages at once. */
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
  /** The calls under way, and messages of which the outcome is not kept yet. */
  const calls = new Set<Promise<void>>();
  const inFlight = new Set<Promise<void>>();
  let lastRun: number | undefined;
  /** A piece of planning, beside sending: what is ready does not wait for the plans of others. */
  let planning: Promise<void> | undefined;
  /** What came of the last piece, when it planned some or failed. Gone when a step has looked at it. */
  let planned: 'some' | { readonly error: unknown } | undefined;
  // A platform that keeps an announcement waiting keeps no nudge waiting.
  const announcing = inBackground(
    'announcing',
    async () => {
      if (bring) await announceWaiting(options, bring);
      return undefined;
    },
    options.log,
  );
  const idle = () => Promise.all([...inFlight, planning, announcing.ended()]);

  async function run(): Promise<void> {
    for (let more = true; more && !stopped.aborted; await breathe()) {
      more = await step();
      lastRun = clock.real();
    }
    await idle();
  }

  /** Begins a piece of planning and some messages. Gives whether there may be more to do. */
  async function step(): Promise<boolean> {
    const last = planned;
    planned = undefined;
    if (typeof last === 'object') throw last.error;
    const { toPlan, toSend, toAnnounce, toExpire } = await findWork(store.query, clock.now(), clock.real());
    if (toExpire) await expire();
    if (toAnnounce && bring) announcing.begin();
    if (toPlan && !stopped.aborted) planSome();
    // While planning goes on we come by often: then a few free places need no claim of their own.
    const isLeft = toSend && (!planning || free() >= enough) ? await sendMore() : false;
    return isLeft || planned !== undefined || waitForMore();
  }

  function planSome(): void {
    const end = (result: typeof planned) => {
      planned = result;
      planning = undefined;
    };
    planning ??= tick(options, clock.now()).then(
      (count) => end(count > 0 ? 'some' : undefined),
      (error: unknown) => end({ error }),
    );
  }

  async function expire(): Promise<void> {
    await expireLeases(store.query, clock.real());
    await expireAnnouncements(store.query, clock.real());
  }

  /** How many calls may begin. Where the store is slower than the platform, outcomes that wait for it count too. */
  const free = () => Math.min(atOnce - calls.size, 2 * atOnce - inFlight.size);

  /** Begins to send as many as may go at once. Gives whether it is to be called again before anything else is waited for. */
  async function sendMore(): Promise<boolean> {
    if (free() <= 0 || stopped.aborted) return false;
    const { claimed, unfinished } = await claim(options, free());
    for (const one of claimed) begin(one);
    return unfinished;
  }

  function begin(one: Claimed): void {
    const { promise: call, resolve: answered } = Promise.withResolvers<void>();
    calls.add(call);
    const sending = deliver(options, one, () => {
      calls.delete(call);
      answered();
    }).finally(() => {
      letNext(options.gate, one);
      inFlight.delete(sending);
    });
    inFlight.add(sending);
  }

  /** Waits for an outcome, for what our own limits let go soon, or for what is due meanwhile. Gives false when there is nothing to wait for. */
  async function waitForMore(): Promise<boolean> {
    // After a piece of planning we look again anyway.
    const soonMs = free() > 0 && !planning ? await nextWithin(soonestMs) : undefined;
    if (soonMs === undefined && inFlight.size === 0 && !planning && !announcing.isRunning())
      return planned !== undefined;
    const over = new AbortController();
    const end = () => over.abort();
    stopped.addEventListener('abort', end);
    const waits: Promise<unknown>[] = [
      // Real time, whatever the clock: something else may have become due while a platform hangs.
      systemClock().wait(soonestMs, over.signal),
      ...(soonMs === undefined ? [] : [clock.wait(soonMs, over.signal)]),
      ...(inFlight.size > 0 ? [enoughFree(over.signal)] : []),
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

  /** Waits until enough calls have come back, or a little after the first of them; or, without any, until an outcome is kept. */
  async function enoughFree(over: AbortSignal): Promise<void> {
    await Promise.race(calls.size > 0 ? calls : inFlight);
    const soon = systemClock().wait(gatherMs, over);
    let isSoon = false;
    void soon.then(() => (isSoon = true));
    while (!isSoon && free() < enough && calls.size > 0) await Promise.race([soon, ...calls]);
  }

  return { run, idle, lastRun: () => lastRun };
}
