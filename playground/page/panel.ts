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
  function close(): void {
    toggle(false);
    opener.focus();
  }
  find(`${id}-close`, HTMLButtonElement).addEventListener('click', close);
  for (const place of [panel, opener]) {
    place.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || panel.hidden) return;
      // Nothing else ends with the same key.
      event.preventDefault();
      close();
    });
  }
  document.addEventListener('panel-open', ({ target }) => {
    if (target !== panel && !panel.hidden) toggle(false);
  });
  return panel;
}
