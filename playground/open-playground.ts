import type { Express } from 'express';
import { type Desk, given, type Platform } from '#core';
import { onlyThisComputer } from '../adapters/wire/only-this-computer.ts';
import { galleryApi } from './gallery-api.ts';
import type { Gallery } from './gallery-state.ts';
import { guidePages } from './guide-pages.ts';
import { keepPage, type PageKeeper } from './keep-page.ts';
import { type LocalPlatforms, played } from './local-platform.ts';
import { type PageApi, pageApi } from './page-api.ts';
import { pageFiles } from './page-files.ts';
import { platforms } from './per-platform.ts';
import { projectApi } from './project-api.ts';
import { quarterApi } from './quarter-api.ts';
import { createRoom, type Room } from './room.ts';
import { withoutDetails } from './same-origin.ts';
import { openLocalSlack, type SlackSettings } from './slack/local-slack.ts';
import { manifestScopes } from './slack/scopes.ts';
import type { User } from './state.ts';
import { openLocalTeams, type TeamsSettings } from './teams/local-teams.ts';

/**
 * The door of the playground: the host loads this file when the playground is on, and no other of this folder. So
 * without it nothing of the playground is read, nor the libraries that only the playground needs.
 */
export type { DrawnCard, Gallery } from './gallery-state.ts';
export { openBrowser } from './open-browser.ts';

export type PlaygroundOptions = Pick<PageApi, 'content' | 'clock' | 'zone' | 'moveClock'> & {
  /** The project of a channel, as the bot knows it. */
  readonly overview?: Desk['overview'];
  /** Forgets what the bot keeps of a workspace, when somebody starts again. */
  readonly forget?: (workspace: { readonly platform: Platform; readonly workspace: string }) => Promise<void>;
  /** Every card of the bot, for who writes the lessons. */
  readonly gallery?: () => Promise<Gallery>;
  /** Puts the bot's clock at a moment, also back. */
  readonly putClock?: (at: number) => void;
  /** The directory in which the page is kept for the next start; absent where nothing is. */
  readonly keepIn?: string;
  /** Hears what went wrong with that, for the log. */
  readonly warn?: (sentence: string) => void;
  readonly server: Express;
  /** Where this very server listens, `http://127.0.0.1:3978`. */
  readonly origin: string;
  /** Which platforms are played here; of the others the real one runs. */
  readonly local: Readonly<Record<Platform, boolean>>;
  readonly users?: readonly User[];
  /** What the Slack app may do; otherwise what its manifest asks for. */
  readonly scopes?: readonly string[];
  readonly now?: () => number;
};

export type Playground = {
  /** With these the bot takes a platform that is played here for the real one. */
  readonly settings: { readonly slack?: SlackSettings; readonly teams?: TeamsSettings };
  /** Something outside changed what the page shows: the lessons, or the clock. */
  changed(): void;
  /** Ends the streams to open pages. */
  close(): void;
};

const people: readonly User[] = [
  { id: 'anna', name: 'Anna de Vries', initials: 'AV' },
  { id: 'bilal', name: 'Bilal Yılmaz', initials: 'BY' },
];

/**
 * Puts the playground on the bot's own server: a page, and a Slack and a Teams that only the bot and that page talk to.
 * It comes before the bot's own doors, because it closes those of a platform that is played here to other computers.
 */
export function openPlayground(options: PlaygroundOptions): Playground {
  const { server, origin, local, content, clock, zone, overview, gallery } = options;
  const { users = people, scopes = manifestScopes(), now = Date.now } = options;
  // Messages carry the time that the nudges follow, so that a moved clock shows.
  const room = createRoom(users, now, clock);
  const slack = local.slack ? openLocalSlack({ room, origin, now, scopes }) : undefined;
  const teams = local.teams ? openLocalTeams({ room, origin, now }) : undefined;
  const locals: LocalPlatforms = { slack, teams };
  // Beside a real platform the clock stays where it is: moving it would send people their nudges too early.
  const { moveClock, putClock } = Object.values(local).every(Boolean) ? options : {};
  const keeper = keeperOf(options, { room, now, putClock });
  if (keeper?.isNew) void sayLeftOver(keeper, locals, overview);
  const onReset = async () => {
    await forgetLocals(locals, options.forget);
    putClock?.(now());
    keeper?.forget();
  };
  const problems = () => keeper?.problems() ?? [];
  const api = pageApi({ room, locals, content, problems, clock, zone, onReset, ...given({ moveClock }) });

  server.use(['/playground', /^\/$/, ...played(locals).map(({ botPath }) => botPath)], onlyThisComputer);
  server.use(pageFiles(), guidePages());
  for (const platform of platforms) {
    const doors = locals[platform]?.doors;
    if (doors) server.use(`/playground/${platform}`, doors);
  }
  if (overview) server.use('/playground', projectApi(locals, overview));
  if (gallery) server.use('/playground', galleryApi(gallery));
  if (moveClock) server.use('/playground', quarterApi(clock, zone));
  server.use('/playground', api.router, withoutDetails);
  return {
    settings: given({ slack: slack?.settings, teams: teams?.settings }),
    changed: room.changed,
    close() {
      api.close();
      keeper?.close();
    },
  };
}

type Kept = {
  readonly room: Room;
  readonly now: () => number;
  readonly putClock: PlaygroundOptions['putClock'] | undefined;
};

/** The page as it was when the bot stopped, and from here on kept for the next start. */
function keeperOf(
  { keepIn: directory, clock, warn = () => {} }: PlaygroundOptions,
  { room, now, putClock }: Kept,
): PageKeeper | undefined {
  if (directory === undefined) return undefined;
  const putAhead = (ms: number) => putClock?.(now() + ms);
  return keepPage({ directory, room, ahead: () => clock() - now(), putAhead, warn });
}

async function forgetLocals(locals: LocalPlatforms, forget: PlaygroundOptions['forget']): Promise<void> {
  for (const platform of platforms) {
    const workspace = locals[platform]?.project.workspace;
    if (workspace !== undefined) await forget?.({ platform, workspace });
  }
}

/** Says that the store has a project of a channel that is played here, where its page is gone. */
async function sayLeftOver(
  keeper: PageKeeper,
  locals: LocalPlatforms,
  overview: PlaygroundOptions['overview'],
): Promise<void> {
  for (const platform of platforms) {
    const local = locals[platform];
    // Whoever cannot look now has nothing to say.
    const project = local && (await overview?.({ platform, ...local.project }).catch(() => undefined));
    if (project) return keeper.leftOver();
  }
}
