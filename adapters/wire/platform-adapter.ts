import type { Express } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Desk, NotReady, Outcome, Platform, Probed, Project, RateLimits, Reply } from '#core';
import type { SharedMemory } from './replay-guard.ts';
import type { RunningWork } from './running-work.ts';

/**
 * A chat platform, as the host sees it: what it is called, how it is configured, and how it is put on the server.
 * The host loops over these objects and never asks which platform one is.
 */
export type PlatformAdapter<Settings> = {
  readonly id: Platform;
  /** As people call it: `Slack`. */
  readonly name: string;
  /** Where the platform knocks: `/slack/events`. */
  readonly path: string;
  /** What one customer of the platform is called: as an option of a command, and in a Dutch sentence. */
  readonly workspace: { readonly option: string; readonly word: string };
  readonly configuration: Configuration<Settings>;
  /** How much the platform takes from us, with the source of each number. */
  readonly rateLimits: RateLimits;
  /** What `/readyz` says when the platform refuses us, and when it takes us with fewer rights than we ask for. */
  readonly readiness: { readonly refused: NotReady; readonly incomplete?: NotReady; readonly away?: NotReady };
  /** By which way else the platform reaches us, in Dutch, when it does not knock at `path`. */
  reachedBy?(settings: Settings): string | undefined;
  /** How we sign in with the platform, in Dutch, where there is more than one way. */
  signsInBy?(settings: Settings): string;
  /** What else to tell whoever starts the bot, in Dutch. */
  notes?(settings: Settings): readonly string[];
  /** Loads the SDK, so that a platform that is off costs nothing. What it gives puts the platform on, at once. */
  load(): Promise<Mount<Settings>>;
};

/** What is set, by name. */
type Values = Readonly<Record<string, string>>;

/** How a platform is configured: by variables in the environment. */
type Configuration<Settings> = {
  /** What may be set, by name, each optional: together they may be too few, which is for `missing` to say. */
  readonly variables: Readonly<Record<string, z.ZodType>>;
  /** Those that may also stand in a file, by `NAME_FILE`. */
  readonly secrets: readonly string[];
  /** Whether the platform is on, half configured (with the names that miss), or off. */
  state(values: Values): ConfigurationState;
  /** What is wrong with values that are each sound, but not together: whole sentences, without a value. */
  faults?(values: Values): readonly string[];
  /** The settings in values that are sound and complete. */
  read(values: Values): Settings;
};

export type ConfigurationState =
  | { readonly kind: 'on' | 'off' }
  | { readonly kind: 'half'; readonly present: readonly string[]; readonly missing: readonly string[] };

/** On with all that is needed, off without any of it, and half configured with anything less. */
export function stateOf(
  values: Values,
  { needed, also = [] }: { readonly needed: readonly string[]; readonly also?: readonly string[] },
): ConfigurationState {
  const isSet = (name: string) => values[name] !== undefined;
  const present = [...needed, ...also].filter(isSet);
  const missing = needed.filter((name) => !isSet(name));
  if (present.length === 0) return { kind: 'off' };
  return missing.length === 0 ? { kind: 'on' } : { kind: 'half', present, missing };
}

/** What a platform stands on. */
export type MountParts = {
  readonly server: Express;
  readonly desk: Desk;
  readonly log: Logger;
  /** Work that goes on after the platform has its acknowledgement: who stops the bot waits for it. */
  readonly running: RunningWork;
  /** The clock of signatures and repeats, epoch ms. */
  readonly now?: () => number;
  /** What came in already, in whichever process. */
  readonly shared?: SharedMemory | undefined;
  /** Hears of each call with something for who asked that the platform refused or left in doubt. Never throws. */
  readonly onUntaken?: ((reason: Untaken) => void) | undefined;
  /** Where tokens are kept; absent without a key to seal them with. */
  readonly installations?: Installations | undefined;
};

/** Why a platform did not take something, or may not have. */
export type Untaken = Exclude<Outcome, { readonly kind: 'sent' }>['reason'];

/** What lets us into one workspace: its tokens, as text that only the platform reads. */
type Installed = { readonly secret: string; readonly version: number; readonly installedAt: number };

/**
 * What lets us into the workspaces of a platform, sealed in the store that all processes share. Each rejects while the store is away,
 * and when it cannot open what is kept. Moments are real, epoch ms.
 */
export type Installations = {
  find(workspace: string): Promise<Installed | undefined>;
  /** Somebody installed us there. */
  save(workspace: string, secret: string, now: number): Promise<void>;
  /** Takes it to renew its token, for one of all processes; nothing when another has it, or there is none. */
  lease(workspace: string, times: { readonly now: number; readonly until: number }): Promise<Installed | undefined>;
  /** Keeps what was renewed and ends the lease. Gives false when somebody installed us there meanwhile: that stays. */
  renew(workspace: string, renewed: Pick<Installed, 'secret' | 'version'>): Promise<boolean>;
  /** Forgets it, unless somebody installed us there after that moment. Gives whether there is none now. */
  remove(workspace: string, before: { readonly installedBefore: number }): Promise<boolean>;
};

export type Mount<Settings> = (settings: Settings, parts: MountParts) => Mounted;

/** The ways a platform gives us to speak without being asked. Each is one call, without a second try. */
export type Mounted = {
  /** In the channel of a project. */
  readonly say: Say;
  /** Whether the platform takes us, in this workspace or at all, and with all rights: at most 10 s. Never rejects. */
  readonly probe: (workspace?: string) => Promise<Probed>;
  /** The line that we opened to the platform ourselves, where it does not knock at our door. */
  readonly line?: PlatformLine | undefined;
  /** To who switched the project on, in private. */
  readonly tell: (project: Pick<Project, 'place' | 'address' | 'owner'>, reply: Reply) => Promise<Outcome>;
};

/** A line by which a platform brings us what people ask. */
export type PlatformLine = {
  /** The platform refuses to open it, or for a while now there is none. */
  trouble(): 'refused' | 'away' | undefined;
  /** Takes nothing new, and hangs up when what is under way has been acknowledged. Never rejects. */
  stop(): Promise<unknown>;
};

export type Say = (project: Pick<Project, 'place' | 'address'>, reply: Reply) => Promise<Outcome>;
