import { createHash } from 'node:crypto';
import type { Place } from '../message-store.ts';
import type { Room } from '../room.ts';
import type { User } from '../state.ts';

/** A place, or a thread in it. */
export type Target = Place & { readonly thread?: string };

/** The names of a small Teams tenant: who is who, and which conversation is which room. */
export type Tenant = {
  readonly tenantId: string;
  readonly teamId: string;
  readonly bot: { readonly id: string; readonly name: string };
  idOf(user: string): string;
  userBy(teamsId: string): User | undefined;
  account(user: User): { readonly id: string; readonly name: string; readonly aadObjectId: string };
  /** The conversation id; a message in a channel carries the first message of its thread in it. */
  conversation(place: Place, thread?: string): string;
  place(conversationId: string): Target | undefined;
  /** Milliseconds, as Teams names its messages. */
  nextId(): string;
};

/** A tenant of these people. `now` gives real time, epoch ms. */
export function createTenant({ users }: Room, now: () => number): Tenant {
  const idOf = (user: string) => `29:${user}`;
  const direct = (user: string) => `a:${user}`;
  const project = '19:veilige-buurt@thread.tacv2';
  const aadIds = new Map(users.map(({ id }) => [id, objectIdOf(id)]));
  let last = 0;
  return {
    // Always the same, so that a project is still there after a restart.
    tenantId: '0f8c2a6e-5d1b-4c3a-9e77-3b6d1c0a5e21',
    teamId: '19:speeltuin@thread.tacv2',
    bot: { id: '28:lessenbot', name: 'Lessenbot' },
    idOf,
    userBy: (teamsId) => users.find(({ id }) => idOf(id) === teamsId || aadIds.get(id) === teamsId),
    account: ({ id, name }) => ({ id: idOf(id), name, aadObjectId: aadIds.get(id) ?? '' }),
    conversation: ({ owner }, thread) =>
      owner === undefined ? `${project}${thread === undefined ? '' : `;messageid=${thread}`}` : direct(owner),
    place(conversationId) {
      const [id, thread] = conversationId.split(';messageid=');
      if (id === project) return { room: 'project', ...(thread && { thread }) };
      const owner = users.find((user) => direct(user.id) === id);
      return owner && { room: 'direct', owner: owner.id };
    },
    nextId() {
      last = Math.max(last + 1, now());
      return String(last);
    },
  };
}

/** The same at each start, so that a project still knows who switched it on. */
function objectIdOf(user: string): string {
  const hex = createHash('sha256').update(user).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
