import type { Platform } from '../state.ts';
import { button, type Child, h, icon } from './dom.ts';
import { texts } from './page-texts.ts';

type Question = {
  readonly title: string;
  readonly text: Child;
  readonly yes: string;
  readonly no: string;
  readonly isDangerous?: boolean;
};

/** Asks before it acts. Esc and the second button leave everything as it was. */
export function askFirst({ title, text, yes, no, isDangerous = false }: Question, act: () => void): void {
  const dialog = openDialog({
    title,
    onCancel: () => dialog.close(),
    body: [h('p', {}, text)],
    buttons: [
      button({ class: 'quiet' }, () => dialog.close(), no),
      button(
        { class: isDangerous ? 'danger' : 'primary' },
        () => {
          dialog.close();
          act();
        },
        yes,
      ),
    ],
  });
}

let opened = 0;

type Content = {
  readonly title: string;
  readonly className?: string;
  /** Whose it is, when the bot opened it on one of both platforms. */
  readonly platform?: Platform;
  readonly onCancel: () => void;
  readonly body: readonly Child[];
  readonly buttons: readonly Child[];
};

/** A modal dialog: the browser keeps the focus inside, and gives it back after closing. It is gone once closed. */
export function openDialog({ title, className = '', platform, onCancel, body, buttons }: Content): HTMLDialogElement {
  opened += 1;
  const titleId = `dialog-title-${opened}`;
  const dialog = h(
    'dialog',
    { class: `dialog ${className}`, 'aria-labelledby': platform ? `${titleId} ${titleId}-platform` : titleId },
    h(
      'header',
      { class: 'dialog-head' },
      // What platforms put inside starts at the fourth level, as in their messages.
      h('h3', { id: titleId }, title),
      platform && h('span', { class: 'dialog-platform', id: `${titleId}-platform` }, texts.modalOf[platform]),
      button({ class: 'icon-button', 'aria-label': texts.block.close }, onCancel, icon('close')),
    ),
    h('div', { class: 'dialog-body' }, ...body),
    h('footer', { class: 'dialog-foot' }, ...buttons),
  );
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    onCancel();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
