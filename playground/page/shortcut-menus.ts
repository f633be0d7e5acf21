import type { Message, Platform, Shortcut } from '../state.ts';
import { h, icon } from './dom.ts';
import { drawMenu } from './menu.ts';
import { texts } from './page-texts.ts';

type Use = (shortcut: string, message?: string) => void;

/** What a platform offers of the bot: in the menu of each message, and in one beside the name of the channel. */
type ShortcutMenus = {
  readonly bar: HTMLElement;
  readonly show: (shortcuts: readonly Shortcut[]) => void;
  readonly drawFor: (message: Message) => HTMLElement | undefined;
};

/** The menus of a platform. */
export function createShortcutMenus(platform: Platform, use: Use): ShortcutMenus {
  const bar = h('div', { class: 'shortcuts' });
  let known: readonly Shortcut[] = [];
  const choicesOf = (type: Shortcut['type'], message?: string) =>
    known.flatMap((one) => (one.type === type ? [{ label: one.name, choose: () => use(one.id, message) }] : []));
  return {
    bar,
    show(shortcuts) {
      if (known.length === shortcuts.length) return;
      known = shortcuts;
      const choices = choicesOf('global');
      const menu = {
        label: texts.shortcuts.anywhere[platform],
        face: icon('flash'),
        kind: 'overflow',
        choices,
      } as const;
      bar.replaceChildren(...(choices.length > 0 ? [drawMenu(menu)] : []));
    },
    drawFor({ id }) {
      const choices = choicesOf('message', id);
      if (choices.length === 0) return undefined;
      const menu = {
        label: texts.shortcuts.ofMessage[platform],
        face: icon('more'),
        kind: 'overflow',
        choices,
      } as const;
      return h('div', { class: 'message-tools' }, drawMenu(menu));
    },
  };
}
