import type { Home, SlackAction } from '../state.ts';
import { button, h } from './dom.ts';
import { listOf, partsOf } from './guards.ts';
import { texts } from './page-texts.ts';
import { drawLines, type Lines, type Values } from './slack-lines.ts';
import type { NameOf } from './slack-text.ts';

type Options = {
  readonly nameOf: NameOf;
  readonly press: (view: string, action: SlackAction, values: Values) => void;
  /** Somebody opens it: the bot hears of it. */
  readonly open: () => void;
};

type Shown = {
  readonly home: Home | undefined;
  /** Only in the chat with the bot are there tabs. */
  readonly isDirect: boolean;
};

/** The tabs of the chat with the bot, and the page behind one of them. */
export type SlackHome = {
  readonly tabs: HTMLElement;
  readonly panel: HTMLElement;
  /** Gives whether the page stands there now instead of the messages. */
  readonly show: (shown: Shown) => boolean;
  /** Something was said: then its answer is read. */
  readonly leave: () => void;
};

const names = ['messages', 'home'] as const;
type Name = (typeof names)[number];

export function createSlackHome({ nameOf, press, open }: Options): SlackHome {
  let chosen: Name = 'messages';
  let latest: Shown = { home: undefined, isDirect: false };
  const panel = h('div', {
    class: 'slack-home',
    id: 'slack-home',
    role: 'tabpanel',
    'aria-labelledby': 'slack-tab-home',
    tabindex: 0,
    hidden: true,
  });
  const draw = createDrawing(panel, { nameOf, press });
  let isAsked = false;
  const ask = () => {
    isAsked = true;
    open();
  };
  const choose = (name: Name) => {
    if (chosen !== name && name === 'home') ask();
    chosen = name;
    show(latest);
  };
  const buttons = names.map((name) =>
    button(
      { role: 'tab', id: `slack-tab-${name}`, 'aria-controls': name === 'home' ? 'slack-home' : 'slack-log' },
      () => choose(name),
      texts.tabs[name],
    ),
  );
  const tabs = h(
    'div',
    { class: 'slack-tabs', role: 'tablist', 'aria-label': texts.tabs.label, hidden: true },
    ...buttons,
  );
  tabs.addEventListener('keydown', ({ key }) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    const at = chosen === 'home' ? 0 : 1;
    choose(names[at] ?? 'messages');
    buttons[at]?.focus();
  });

  function show(shown: Shown): boolean {
    latest = shown;
    const isOpen = shown.isDirect && chosen === 'home';
    tabs.hidden = !shown.isDirect;
    panel.hidden = !isOpen;
    for (const [at, name] of names.entries()) {
      buttons[at]?.setAttribute('aria-selected', String(name === chosen));
      buttons[at]?.setAttribute('tabindex', name === chosen ? '0' : '-1');
    }
    panel.closest<HTMLElement>('.pane')?.toggleAttribute('data-home', isOpen);
    if (shown.home) isAsked = false;
    // Everything began anew, or somebody else is played now.
    if (isOpen && !shown.home && !isAsked) ask();
    if (isOpen) draw(shown.home);
    return isOpen;
  }
  return { tabs, panel, show, leave: () => choose('messages') };
}

/** Draws what was published last, and keeps what was typed, where one read and where one was. */
function createDrawing(panel: HTMLElement, { nameOf, press }: Pick<Options, 'nameOf' | 'press'>) {
  let drawn: string | undefined;
  let lines: Lines | undefined;
  return (home: Home | undefined) => {
    const next = JSON.stringify(home ?? null);
    if (next === drawn) return;
    drawn = next;
    const { scrollTop } = panel;
    const focused = controlsIn(panel).findIndex((control) => control.matches(':focus'));
    if (!home) return panel.replaceChildren(h('p', { class: 'slack-home-empty' }, texts.tabs.loading));
    lines = drawLines(listOf(partsOf(home.view).blocks), {
      nameOf,
      press: (action) => press(home.viewId, action, lines?.read() ?? {}),
      kept: lines?.read() ?? {},
      prefix: 'home-',
    });
    panel.replaceChildren(...lines.nodes);
    panel.scrollTop = scrollTop;
    controlsIn(panel)[focused]?.focus({ preventScroll: true });
  };
}

const controlsIn = (panel: HTMLElement) => [...panel.querySelectorAll<HTMLElement>('button, input, select, textarea')];
