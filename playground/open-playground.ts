import { randomBytes } from 'node:crypto';
import type { Express } from 'express';
import { given, type Platform } from '#core';
import { onlyThisComputer } from '../adapters/wire/only-this-computer.ts';
import { type PageApi, pageApi } from './page-api.ts';
import { pageFiles } from './page-files.ts';
import { type ChannelOf, type OverviewOf, projectApi, type WorkspaceId } from './project-api.ts';
import { createRoom } from './room.ts';
import { withoutDetails } from './same-origin.ts';
import { slackDoors } from './slack/doors.ts';
import { openLocalSlack } from './slack/local-slack.ts';
import { manifestScopes } from './slack/scopes.ts';
import type { User } from './state.ts';
import { connectorDoors } from './teams/connector.ts';
import { openLocalTeams } from './teams/local-teams.ts';

/**
 * The door of the playground: the host loads this file when the playground is on, and no other of this folder. So
 * without it nothing of the playground is read, nor the libraries that only the playground needs.
 */
export { openBrowser } from './open-browser.ts';

export type PlaygroundOptions = Pick<PageApi, 'content' | 'clock' | 'moveClock'> & {
  /** The project of a channel, as the bot knows it. */
  readonly overview?: OverviewOf;
  /** Forgets what the bot keeps of a workspace, when somebody starts again. */
  readonly forget?: (workspace: WorkspaceId) => Promise<void>;
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

/** Secrets that live as long as this process: nobody but the local Slack can know them. */
type SlackSettings = { readonly signingSecret: string; readonly botToken: string; readonly apiUrl: string };
type TeamsSettings = { readonly local: true; readonly allowedTenants: readonly string[] };

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
  const { server, origin, local, content, clock, overview, forget } = options;
  const { users = people, scopes = manifestScopes(), now = Date.now } = options;
  // Messages carry the time that the nudges follow, so that a moved clock shows.
  const room = createRoom(users, now, clock);
  const settings = {
    ...(local.slack && { slack: inventSlackSettings(origin) }),
    ...(local.teams && { teams: { local: true, allowedTenants: [] } as const }),
  };
  const slack = settings.slack && openLocalSlack({ room, origin, signingSecret: settings.slack.signingSecret, now });
  const teams = settings.teams && openLocalTeams({ room, origin, now });
  const channels: ChannelOf = {
    ...(slack && { slack: { workspace: slack.workspace.team.id, channel: slack.workspace.project.id } }),
    ...(teams && {
      teams: { workspace: teams.tenant.tenantId, channel: teams.tenant.conversation({ room: 'project' }) },
    }),
  };
  const onReset = async () => {
    for (const platform of ['slack', 'teams'] as const) {
      const workspace = channels[platform]?.workspace;
      if (workspace !== undefined) await forget?.({ platform, workspace });
    }
  };
  // Beside a real platform the clock stays where it is: moving it would send people their nudges too early.
  const moveClock = Object.values(local).every(Boolean) ? options.moveClock : undefined;
  const api = pageApi({ room, slack, teams, content, clock, onReset, ...given({ moveClock }) });

  server.use(['/playground', /^\/$/], onlyThisComputer);
  server.use(pageFiles());
  if (settings.slack) server.use('/slack/events', onlyThisComputer);
  if (settings.teams) server.use('/api/messages', onlyThisComputer);
  if (slack && settings.slack)
    server.use('/playground/slack', slackDoors(room, slack, { botToken: settings.slack.botToken, scopes }));
  if (teams) server.use('/playground/teams', connectorDoors(room, teams.tenant));
  if (overview) server.use('/playground', projectApi(channels, overview));
  server.use('/playground', api.router, withoutDetails);
  return { settings, changed: room.changed, close: api.close };
}

function inventSlackSettings(origin: string): SlackSettings {
  return {
    signingSecret: randomBytes(32).toString('hex'),
    botToken: `xoxb-${randomBytes(24).toString('hex')}`,
    apiUrl: `${origin}/playground/slack/api/`,
  };
}
