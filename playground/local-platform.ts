import type { Router } from 'express';
import type { Platform } from '#core';
import type { RoomId, Shortcut, Submit, User, UseShortcut } from './state.ts';

/** What somebody pressed, in a message or in what is open on top. The platform reads its own kind of action. */
export type Press = { readonly message: string; readonly action: unknown; readonly values?: unknown };

/** A platform of our own: what people do in it goes to the bot, and what the bot sends comes in by its doors. */
export type LocalPlatform = {
  /** The project channel, as the bot knows it. */
  readonly project: { readonly workspace: string; readonly channel: string };
  /** What its ids stand for in text: people, and the bot. */
  readonly names: Readonly<Record<string, string>>;
  /** Where the bot listens to this platform. */
  readonly botPath: string;
  /** Where the bot calls, under `/playground/` and the name of the platform. */
  readonly doors: Router;
  say(user: User, room: RoomId, text: string): Promise<void>;
  /** False when there is no such button for this user. */
  press(user: User, press: Press): Promise<boolean>;
  /** False when that is not open for this user. */
  submit(user: User, submitted: Submit): Promise<boolean>;
  /** What somebody can choose in the menu of a message, or from anywhere; nothing where there are none. */
  readonly shortcuts?: readonly Shortcut[];
  /** False when there is no such thing for this user. */
  useShortcut?(user: User, used: Omit<UseShortcut, 'user'>): Promise<boolean>;
  /** A page of the bot for this user alone, where the platform has one. */
  openHome?(user: User): Promise<void>;
  reset(): void;
};

/** The platforms that are played here; of the others the real one runs. */
export type LocalPlatforms = Readonly<Record<Platform, LocalPlatform | undefined>>;

/** Those that are played here, one after another. */
export const played = (locals: LocalPlatforms): LocalPlatform[] =>
  Object.values(locals).filter((local) => local !== undefined);
