import { randomBytes } from 'node:crypto';
import type { Place } from '../message-store.ts';
import type { Room } from '../room.ts';
import type { User } from '../state.ts';

/** The names of a small Slack workspace: who is who, and which channel is which room. */
export type Workspace = {
  readonly team: { readonly id: string; readonly domain: string };
  readonly appId: string;
  readonly bot: { readonly user: string; readonly id: string; readonly name: string };
  readonly project: { readonly id: string; readonly name: string };
  idOf(user: string): string;
  userBy(slackId: string): User | undefined;
  channel(place: Place): string;
  channelName(place: Place): string;
  place(channelId: string): Place | undefined;
  /** A timestamp that no other message has; it is the id of a message in Slack. */
  nextTs(): string;
};

/** Ids look like Slack's, because the bot checks that they do. */
export function createWorkspace({ users }: Room, now: () => number): Workspace {
  const bare = (id: string) => id.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const idOf = (user: string) => `U0${bare(user)}`;
  const direct = (user: string) => `D0${bare(user)}`;
  const project = { id: 'C0PROJECT', name: 'veilige-buurt' };
  let last = 0;
  return {
    team: { id: 'T0SPEELTUIN', domain: 'speeltuin' },
    appId: 'A0LESSENBOT',
    bot: { user: 'U0LESSENBOT', id: 'B0LESSENBOT', name: 'Lessenbot' },
    project,
    idOf,
    userBy: (slackId) => users.find(({ id }) => idOf(id) === slackId),
    channel: ({ owner }) => (owner === undefined ? project.id : direct(owner)),
    channelName: ({ owner }) => (owner === undefined ? project.name : 'directmessage'),
    place(channelId) {
      if (channelId === project.id) return { room: 'project' };
      const owner = users.find(({ id }) => direct(id) === channelId || idOf(id) === channelId);
      return owner && { room: 'direct', owner: owner.id };
    },
    nextTs() {
      last = Math.max(last + 1, now() * 1000);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
    },
  };
}

/** Hexadecimal, as nobody can guess. */
export const randomId = (bytes = 8): string => randomBytes(bytes).toString('hex');
