import type { Desk } from '#core';
import type { OpenForm, Person, Shown } from './board.ts';

/** What somebody filled in, by the id of the field; of several things a list. */
export type FilledIn = Readonly<Record<string, string | readonly string[]>>;

/** A line of the log: pino's number for the level, and what else it holds. */
type LogLine = { readonly level: number };

/** The bot on one platform, and two people in one channel. Each call ends when the bot has done all it does about it. */
export type PlatformBot = {
  /** A question in the channel, to which only the asker gets the answer. */
  readonly ask: (words: string, who?: Person) => Promise<void>;
  /** A question in the channel that everybody sees. */
  readonly mention: (words: string, who?: Person) => Promise<void>;
  /** A question to the bot alone. */
  readonly write: (words: string, who?: Person) => Promise<void>;
  /** Presses the latest button with this label. */
  readonly press: (label: string, who?: Person) => Promise<void>;
  /** Presses a button that carries this, as anybody can make up. */
  readonly pressMadeUp: (value: string, who?: Person) => Promise<void>;
  readonly submit: (filledIn: FilledIn, who?: Person) => Promise<void>;
  /** The platform brings what was said last once more. */
  readonly bringAgain: () => Promise<void>;
  /** A message of another bot, in the way in which it would reach us. */
  readonly sayAsBot: (words: string) => Promise<void>;
  /** Brings a body to the bot's door. Gives the status and the body of the answer. */
  readonly knock: (body: string) => Promise<readonly [number, string]>;
  /** From now on the platform takes nothing for everybody. */
  readonly refuse: () => void;
  readonly seenBy: (who: Person) => readonly Shown[];
  readonly seenByAll: () => readonly Shown[];
  readonly form: (who: Person) => OpenForm | undefined;
  /** How a message of ours names somebody. */
  readonly nameInMessages: (who: Person) => string;
  readonly logged: () => readonly LogLine[];
  /** What a slip of ours leaves in the log, among other things. */
  readonly slipInTheLog: object;
  readonly close: () => Promise<void>;
};

export type OpenPlatformBot = (desk: Desk) => Promise<PlatformBot>;
