import type { Platform, Probed } from '#core';
import type { Intent, Offered } from '#core/wiring';
import type { Untaken } from '../wire/platform-adapter.ts';

/** What a platform made of a post or a probe, where it is not as it should be. */
type PlatformTrouble = Untaken | `probe-${Exclude<Probed['kind'], 'well'>}`;

/**
 * Hears what happens, to count it: kinds, platforms and durations, and never words, ids, people or places. Each label is one of a
 * closed set, so what is kept cannot grow. Nothing here throws or waits.
 */
export type Meter = {
  asked(kind: Intent['kind']): void;
  /** Something that a platform brought is done, answer included. */
  answered(platform: Platform, seconds: number): void;
  /** One call with something for who asked did not come off, or may not have. Another way may have brought it. */
  untaken(platform: Platform, reason: Untaken): void;
  offered(offered: Offered): void;
  troubled(platform: Platform, trouble: PlatformTrouble): void;
};

/** For a bot of which nobody reads the figures. */
export const noMeter: Meter = {
  asked: () => undefined,
  answered: () => undefined,
  untaken: () => undefined,
  offered: () => undefined,
  troubled: () => undefined,
};
