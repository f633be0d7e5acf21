import type { Platform } from '#core';
import type { ChaosBoard, Kept } from './chaos-board.ts';
import type { ChaosTime } from './chaos-time.ts';
import type { ChaosWire } from './chaos-wire.ts';

/** What somebody does. */
export type Deed =
  | { readonly kind: 'command' | 'mention' | 'write'; readonly text: string }
  | { readonly kind: 'press'; readonly message: Kept; readonly value: unknown }
  /** The form that they have open, with a name for the project. */
  | { readonly kind: 'submit'; readonly name: string };

/** What the platform heard from the bot on the request itself. */
export type Brought = {
  readonly status: number;
  /** How long that took, ms. */
  readonly tookMs: number;
  /** Whether who did it sees something by that alone. */
  readonly answered: boolean;
};

/** One platform, with one channel in which the bot is: how people reach the bot, and what they see of it. */
export type ChaosDoor = {
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
  readonly wire: ChaosWire;
  readonly board: ChaosBoard;
  /** Brings a deed to the bot, by the platform's own request. Gives a way to bring the very same once more. */
  bring(deed: Deed, who: string, bot: string): Promise<Brought & { readonly again: () => Promise<Brought> }>;
  /** A sign of life: the bot is put in the channel (again). */
  letIn(bot: string): Promise<void>;
};

export type OpenChaosDoor = (time: ChaosTime) => Promise<ChaosDoor>;

/** The longest that a platform waits for the bot, ms. Slack: three seconds. Teams: fifteen. */
export const platformPatienceMs: Readonly<Record<Platform, number>> = { slack: 3_000, teams: 15_000 };

/** What the platform says of somebody in its messages. */
export const nameOf = (who: string) => `Persoon${who}`;
