import type { RoomId } from '../state.ts';
import type { Calls } from './calls.ts';
import type { Extras } from './pane.ts';
import { createShortcutMenus } from './shortcut-menus.ts';
import { createSlackHome } from './slack-home.ts';
import type { NameOf } from './slack-text.ts';

type Around = { readonly nameOf: NameOf; readonly room: () => RoomId };

/** What Slack has beside messages and modals: the Home tab of the bot, and shortcuts. */
export function createSlackExtras({ press, openHome, useShortcut }: Calls, { nameOf, room }: Around): Extras {
  const home = createSlackHome({
    nameOf,
    press: (message, action, values) => void press({ platform: 'slack', message, action, values }),
    open: () => void openHome(),
  });
  const shortcuts = createShortcutMenus(
    'slack',
    (shortcut, message) => void useShortcut({ shortcut, room: room(), ...(message !== undefined && { message }) }),
  );
  return {
    bar: shortcuts.bar,
    tabs: home.tabs,
    panel: home.panel,
    drawTools: shortcuts.drawFor,
    prepare: ({ state }) => shortcuts.show(state.panes.slack.shortcuts ?? []),
    show({ state, room: shown }, { isMine }) {
      if (isMine) home.leave();
      home.show({ home: state.panes.slack.home, isDirect: shown === 'direct' });
    },
  };
}
