import type { Place, Platform } from '../domain/project.ts';

type Limit = { readonly count: number; readonly ms: number };

/** How many messages a platform takes from us: at most `count` in any `ms`, in one channel and in a whole workspace. */
export type RateLimits = { readonly channel: readonly Limit[]; readonly workspace: readonly Limit[] };

/** Keeps this process within what the platforms allow. Who goes over it all the same is told so, and waits. */
export type Pace = {
  /** Takes room for one message, or gives how long to wait (ms) and for what. */
  take(place: Place, realNow: number): { readonly waitMs: number; readonly scope: 'channel' | 'workspace' } | undefined;
};

export function createPace(limits: Readonly<Record<Platform, RateLimits>>): Pace {
  const sent = new Map<string, number[]>();
  const longest = 30_000;
  let sweepAt = 0;

  function waitFor(key: string, rules: readonly Limit[], realNow: number): number {
    const times = sent.get(key) ?? [];
    const waits = rules.map(({ count, ms }) => {
      const earliest = times.at(-count);
      return earliest === undefined ? 0 : earliest + ms - realNow;
    });
    return Math.max(0, ...waits);
  }

  function note(key: string, rules: readonly Limit[], realNow: number): void {
    const keep = Math.max(...rules.map(({ count }) => count));
    sent.set(key, [...(sent.get(key) ?? []), realNow].slice(-keep));
  }

  function forgetOld(realNow: number): void {
    if (realNow < sweepAt) return;
    sweepAt = realNow + longest;
    for (const [key, times] of sent) if ((times.at(-1) ?? 0) + longest < realNow) sent.delete(key);
  }

  return {
    take({ platform, workspace, channel }, realNow) {
      forgetOld(realNow);
      const rules = limits[platform];
      const room = `${platform}\n${workspace}`;
      const thread = `${room}\n${channel}`;
      const full = waitFor(room, rules.workspace, realNow);
      if (full > 0) return { waitMs: full, scope: 'workspace' };
      const busy = waitFor(thread, rules.channel, realNow);
      if (busy > 0) return { waitMs: busy, scope: 'channel' };
      note(room, rules.workspace, realNow);
      note(thread, rules.channel, realNow);
      return undefined;
    },
  };
}
