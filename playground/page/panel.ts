import { find } from './dom.ts';

/** A panel beside the panes, with the button that opens it. One at a time is open; `onToggle` hears what happens. */
export function createPanel(id: string, onToggle: () => void): HTMLElement {
  const panel = find(id, HTMLElement);
  const opener = find(`${id}-button`, HTMLButtonElement);
  function toggle(isOpen: boolean): void {
    panel.hidden = !isOpen;
    opener.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) panel.dispatchEvent(new CustomEvent('panel-open', { bubbles: true }));
    onToggle();
  }
  opener.addEventListener('click', () => toggle(panel.hidden === true));
  find(`${id}-close`, HTMLButtonElement).addEventListener('click', () => {
    toggle(false);
    opener.focus();
  });
  document.addEventListener('panel-open', ({ target }) => {
    if (target !== panel && !panel.hidden) toggle(false);
  });
  return panel;
}
