import { button, type Child, h } from './dom.ts';

type Menu = {
  readonly label: string;
  /** What the button shows when it is not its label. */
  readonly face?: Child;
  readonly kind: 'overflow' | 'select';
  readonly choices: readonly { readonly label: string; readonly choose: () => void }[];
};

/** A button that opens a list to choose from, with the keys people know: arrows, Home, End, Esc. */
export function drawMenu({ label, face, kind, choices }: Menu): HTMLElement {
  const list = h('div', { class: 'menu', role: 'menu', 'aria-label': label, popover: 'auto' });
  const items = choices.map((choice) =>
    button(
      { role: 'menuitem', tabindex: -1 },
      () => {
        list.hidePopover();
        choice.choose();
      },
      choice.label,
    ),
  );
  list.append(...items);
  const opener = button(
    {
      class: `slack-button menu-${kind}`,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-label': face ? label : undefined,
    },
    () => list.togglePopover(),
    face ?? label,
  );
  list.addEventListener('toggle', () => {
    const isOpen = list.matches(':popover-open');
    opener.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) items[0]?.focus();
    else if (list.contains(document.activeElement)) opener.focus();
  });
  list.addEventListener('beforetoggle', () => placeUnder(opener, list));
  opener.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.showPopover();
  });
  list.addEventListener('keydown', (event) => {
    const target = nextItem(event.key, items);
    if (!target) return;
    event.preventDefault();
    target.focus();
  });
  return h('div', {}, opener, list);
}

function nextItem(key: string, items: readonly HTMLElement[]): HTMLElement | undefined {
  const at = items.findIndex((item) => item.matches(':focus'));
  const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const step = steps[key];
  return step === undefined ? undefined : items.at(step % items.length);
}

function placeUnder(opener: HTMLElement, list: HTMLElement): void {
  const { left, right, bottom, top } = opener.getBoundingClientRect();
  const around = opener.closest('.pane')?.getBoundingClientRect() ?? { left: 0, right: innerWidth };
  const alignRight = left > (around.left + around.right) / 2;
  list.style.left = alignRight ? 'auto' : `${left}px`;
  list.style.right = alignRight ? `${innerWidth - right}px` : 'auto';
  const openUp = bottom > innerHeight * 0.7;
  list.style.top = openUp ? 'auto' : `${bottom + 4}px`;
  list.style.bottom = openUp ? `${innerHeight - top + 4}px` : 'auto';
}
