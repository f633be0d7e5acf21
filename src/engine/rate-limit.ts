import type { Place, Platform } from '../domain/project.ts';
import { createTurns, type Limit, turnMs } from './turns.ts';

/** How many messages a platform takes from us: at most `count` in any `ms`, in one channel and in a whole workspace. */
export type RateLimits = { readonly channel: readonly Limit[]; readonly workspace: readonly Limit[] };

/** Keeps this process within what the platforms allow. A message that a platform refuses all the same waits as long as it asks. */
export type RateLimiter = {
  /** Counts a message that goes now. When it may not go yet, gives the time to wait (ms) and which limit was reached. */
  take(place: Place, realNow: number): { readonly waitMs: number; readonly scope: Scope } | undefined;
  /** A message that was counted at this moment does not go after all. */
  giveBack(place: Place, realNow: number): void;
  /**
   * Gives somebody who may not go now a turn of their own in the workspace: after how many ms, at least so many. One is next in
   * line and comes back that soon, the others one after another, so that not all of them are looked at for each one that goes.
   */
  nextTurn(place: Place, realNow: number, atLeastMs: number): number;
  /** How far apart messages in a workspace are, so that its limits hold, ms. */
  apartMs(platform: Platform): number;
};

type Scope = 'channel' | 'workspace';
type Window = { readonly scope: Scope; readonly key: string; readonly limits: readonly Limit[] };

/** One string for each workspace or tenant of each platform. */
export const workspaceKey = ({ platform, workspace }: Omit<Place, 'channel'>) => `${platform}\n${workspace}`;

/** A limiter that has seen no message yet. */
export function createRateLimiter(limits: Readonly<Record<Platform, RateLimits>>): RateLimiter {
  const sent = createSendTimes(longestPeriod(limits));
  const turns = createTurns();
  const apartMs = (platform: Platform) => turnMs(limits[platform].workspace);
  return {
    apartMs,
    nextTurn: (place, realNow, atLeastMs) =>
      turns.next(workspaceKey(place), realNow, { atLeastMs, apartMs: apartMs(place.platform) }),
    take(place, realNow) {
      sent.forgetOld(realNow);
      const windows = windowsOf(place, limits[place.platform]);
      for (const window of windows) {
        const waitMs = sent.waitFor(window, realNow);
        if (waitMs > 0) return { waitMs, scope: window.scope };
      }
      for (const window of windows) sent.note(window, realNow);
      return undefined;
    },
    giveBack(place, realNow) {
      for (const window of windowsOf(place, limits[place.platform])) sent.takeBack(window, realNow);
    },
  };
}

/** The longest period of any limit (ms): a message that went earlier counts no more. */
function longestPeriod(limits: Readonly<Record<Platform, RateLimits>>): number {
  const all = Object.values(limits).flatMap(({ channel, workspace }) => [...channel, ...workspace]);
  return Math.max(0, ...all.map(({ ms }) => ms));
}

function windowsOf(place: Place, { workspace, channel }: RateLimits): readonly Window[] {
  const key = workspaceKey(place);
  return [
    { scope: 'workspace', key, limits: workspace },
    { scope: 'channel', key: `${key}\n${place.channel}`, limits: channel },
  ];
}

/** When the latest messages went, for each channel and each workspace, and no more of them than the limits ask for. */
function createSendTimes(keepMs: number) {
  const sent = new Map<string, number[]>();
  let sweepAt = 0;
  return {
    waitFor({ key, limits }: Window, realNow: number): number {
      // What was sent in the future was sent by a clock that was put back since.
      const times = (sent.get(key) ?? []).filter((at) => at <= realNow);
      const waits = limits.map(({ count, ms }) => (times.at(-count) ?? Number.NEGATIVE_INFINITY) + ms - realNow);
      return Math.max(0, ...waits);
    },
    note({ key, limits }: Window, realNow: number): void {
      const keep = Math.max(...limits.map(({ count }) => count));
      sent.set(key, [...(sent.get(key) ?? []), realNow].slice(-keep));
    },
    takeBack({ key }: Window, realNow: number): void {
      const times = sent.get(key) ?? [];
      sent.set(key, times.toSpliced(times.lastIndexOf(realNow), 1));
    },
    forgetOld(realNow: number): void {
      if (realNow < sweepAt && sweepAt <= realNow + keepMs) return;
      sweepAt = realNow + keepMs;
      for (const [key, times] of sent) if (times.every((at) => at + keepMs < realNow || at > realNow)) sent.delete(key);
    },
  };
}
