import type { Room } from '../room.ts';
import { createTenant, type Tenant } from './tenant.ts';

export type TeamsOptions = {
  readonly room: Room;
  /** Where the bot listens, `http://127.0.0.1:3978`. */
  readonly origin: string;
  readonly now: () => number;
};

/** What everything in the local Teams shares. */
export type TeamsParts = {
  readonly room: Room;
  readonly origin: string;
  readonly tenant: Tenant;
};

/** An empty Teams in this room. */
export function createParts({ room, origin, now }: TeamsOptions): TeamsParts {
  return { room, origin, tenant: createTenant(room, now) };
}
