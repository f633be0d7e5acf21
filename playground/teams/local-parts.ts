import type { Place } from '../message-store.ts';
import type { Room } from '../room.ts';
import type { User } from '../state.ts';
import { createTenant, type Tenant } from './tenant.ts';

export type TeamsOptions = {
  readonly room: Room;
  /** Where the bot listens, `http://127.0.0.1:3978`. */
  readonly origin: string;
  readonly now: () => number;
};

/** Who does something, and where. */
export type Where = { readonly user: User; readonly place: Place };

/** What is open on top for somebody, and where what they send from it goes. */
type Open = { readonly viewId: string; readonly send: (data: unknown) => Promise<void> };

/** What everything in the local Teams shares. */
export type TeamsParts = {
  /** By user. What is shown stands in the room; an entry that is no longer shown means nothing. */
  readonly open: Map<string, Open>;
  readonly room: Room;
  readonly origin: string;
  readonly tenant: Tenant;
};

/** An empty Teams in this room. */
export function createParts({ room, origin, now }: TeamsOptions): TeamsParts {
  return { room, origin, tenant: createTenant(room, now), open: new Map() };
}
