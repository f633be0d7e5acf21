import type { LocalPlatform } from '../local-platform.ts';
import { placeFor } from '../message-store.ts';
import { teamsDoors } from './doors.ts';
import { createParts, type TeamsOptions } from './local-parts.ts';
import { submit } from './modals.ts';
import { press } from './presses.ts';
import { manifestShortcuts, useShortcut } from './shortcuts.ts';
import { botPath } from './tell-bot.ts';
import { say } from './typed.ts';

/** With these the bot takes this Teams for the real one. */
export type TeamsSettings = { readonly local: true; readonly allowedTenants: readonly string[] };

/** A Teams of our own: what people do in it goes to the bot as activities, and what the bot sends comes in by the connector. */
export function openLocalTeams(options: TeamsOptions): LocalPlatform & { readonly settings: TeamsSettings } {
  const { room } = options;
  const parts = createParts(options);
  const { tenantId, bot, conversation, idOf } = parts.tenant;
  return {
    settings: { local: true, allowedTenants: [] },
    project: { workspace: tenantId, channel: conversation({ room: 'project' }) },
    names: { ...Object.fromEntries(room.users.map(({ id, name }) => [idOf(id), name])), [bot.id]: bot.name },
    botPath,
    doors: teamsDoors(parts),
    say: (user, roomId, text) => say(parts, { user, place: placeFor(roomId, user.id), text }),
    press: (user, pressed) => press(parts, user, pressed),
    submit: (user, submitted) => submit(parts, user, submitted),
    shortcuts: manifestShortcuts(),
    useShortcut: (user, used) => useShortcut(parts, user, used),
    // All that is kept here stands in the room, which is reset for all platforms.
    reset() {},
  };
}
