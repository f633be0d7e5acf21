import type { RoomId } from '../state.ts';
import type { Calls } from './calls.ts';
import type { Extras } from './pane.ts';
import { createShortcutMenus } from './shortcut-menus.ts';

/** What Teams has beside messages and dialogs: what the bot offers under the box where one types, and in the menu of a message. */
export function createTeamsExtras({ useShortcut }: Calls, room: () => RoomId): Extras {
  const { bar, drawFor, show } = createShortcutMenus(
    'teams',
    (shortcut, message) => void useShortcut({ shortcut, room: room(), ...(message !== undefined && { message }) }),
  );
  return { bar, drawTools: drawFor, prepare: ({ state }) => show(state.panes.teams.shortcuts ?? []) };
}
