import { randomBytes } from 'node:crypto';
import type { Express } from 'express';
import { type PageApi, pageApi } from './page-api.ts';
import { pageFiles } from './page-files.ts';
import { type ChannelOf, type OverviewOf, projectApi, type WorkspaceId } from './project-api.ts';
import { createRoom } from './room.ts';
import { onlyThisComputer, withoutDetails } from './same-origin.ts';
import { slackDoors } from './slack/doors.ts';
import { openLocalSlack } from './slack/local-slack.ts';
import { manifestScopes } from './slack/scopes.ts';
import type { User } from './state.ts';
import { connectorDoors } from './teams/connector.ts';
import { openLocalTeams } from './teams/local-teams.ts';

/** What the Slack side of the bot needs to believe that this is Slack. */
export type SlackCredentials = { readonly signingSecret: string; readonly botToken: string };

type Options = Pick<PageApi, 'content' | 'clock' | 'moveClock'> & {
  /** The project of a channel, as the bot knows it. */
  readonly overview?: OverviewOf;
  /** Forgets what the bot keeps of a workspace, when somebody starts again. */
  readonly forget?: (workspace: WorkspaceId) => Promise<void>;
  readonly server: Express;
  /** Where this very server listens, `http://127.0.0.1:3978`. */
  readonly origin: string;
  /** Absent when the real Slack runs; the local one is then not there. */
  readonly slack?: SlackCredentials;
  /** False when the real Teams runs. */
  readonly teams: boolean;
  readonly users?: readonly User[];
  /** What the Slack app may do; otherwise what its manifest asks for. */
  readonly scopes?: readonly string[];
  readonly now?: () => number;
};

export type Playground = {
  /** Something outside changed what the page shows: the lessons, or the clock. */
  changed(): void;
  /** Ends the streams to open pages. */
  close(): void;
};

const people: readonly User[] = [
  { id: 'anna', name: 'Anna de Vries', initials: 'AV' },
  { id: 'bilal', name: 'Bilal Yılmaz', initials: 'BY' },
];

/** Secrets that live as long as this process: nobody but the local Slack can know them. */
export function inventCredentials(): SlackCredentials {
  return { signingSecret: randomBytes(32).toString('hex'), botToken: `xoxb-${randomBytes(24).toString('hex')}` };
}

/** Where the bot finds the Web API of the local Slack. */
export const localSlackApi = (origin: string): string => `${origin}/playground/slack/api/`;

/** Puts the playground on the bot's own server: a page, and a Slack and a Teams that only the bot and that page talk to. */
export function mountPlayground(options: Options): Playground {
  const {
    server,
    origin,
    content,
    clock,
    moveClock,
    overview,
    forget,
    users = people,
    scopes = manifestScopes(),
    now = Date.now,
  } = options;
  // Messages carry the time that the nudges follow, so that a moved clock shows.
  const room = createRoom(users, now, clock);
  const slack = options.slack && openLocalSlack({ room, origin, signingSecret: options.slack.signingSecret, now });
  const teams = options.teams ? openLocalTeams({ room, origin, now }) : undefined;
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
  const api = pageApi({ room, slack, teams, content, clock, onReset, ...(moveClock && { moveClock }) });

  server.use(['/playground', /^\/$/], onlyThisComputer);
  server.use(pageFiles());
  if (slack && options.slack)
    server.use('/playground/slack', slackDoors(room, slack, { botToken: options.slack.botToken, scopes }));
  if (teams) server.use('/playground/teams', connectorDoors(room, teams.tenant));
  if (overview) server.use('/playground', projectApi(channels, overview));
  server.use('/playground', api.router, withoutDetails);
  return { changed: room.changed, close: api.close };
}
