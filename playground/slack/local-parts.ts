import type { Place } from '../message-store.ts';
import type { Room } from '../room.ts';
import { createHomeTabs, type HomeTabs } from './home-tabs.ts';
import { createHooks, type Hooks } from './response-url.ts';
import { createTriggers, type Triggers } from './triggers.ts';
import { createViews, type Views } from './views.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

export type SlackOptions = {
  readonly room: Room;
  /** Where the bot listens, `http://127.0.0.1:3978`. */
  readonly origin: string;
  readonly now: () => number;
};

/** What everything in the local Slack shares. */
export type SlackParts = {
  readonly room: Room;
  readonly origin: string;
  /** With this the bot knows that a request comes from Slack. */
  readonly signingSecret: string;
  readonly workspace: Workspace;
  readonly triggers: Triggers;
  readonly views: Views;
  readonly homeTabs: HomeTabs;
  /** Where each user did something last: a modal may ask for the conversation that is open. */
  readonly at: Map<string, Place>;
  readonly hooks: Hooks;
  /** What is chosen in the fields of a message, per message and user: Slack's `state.values`. */
  readonly chosen: Map<string, Record<string, Record<string, unknown>>>;
};

/** An empty Slack in this room. */
export function createParts({ room, origin, now }: SlackOptions, signingSecret: string): SlackParts {
  const workspace = createWorkspace(room, now);
  const at = new Map<string, Place>();
  return {
    ...{ room, origin, signingSecret, workspace },
    triggers: createTriggers(now),
    views: createViews(room, workspace, (user) => at.get(user)),
    homeTabs: createHomeTabs(room, workspace),
    at,
    hooks: createHooks({ room, workspace, origin, now }),
    chosen: new Map(),
  };
}
