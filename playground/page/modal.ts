import type { Modal } from '../state.ts';

/** A modal as it stands on the screen. `Kept` is what somebody has filled in so far. */
export type Opened<Kept> = {
  readonly dialog: HTMLDialogElement;
  readonly showFaults: (modal: Modal) => void;
  readonly read: () => Kept;
};

/** Shows the modal that is open for the played user, keeps what was filled in when it changes, and closes it in time. */
export function createModal<Kept>(
  draw: (modal: Modal, kept: Kept | undefined) => Opened<Kept>,
): (modal: Modal | undefined) => void {
  let shown: { readonly modal: Modal; readonly opened: Opened<Kept> } | undefined;
  return (modal) => {
    if (JSON.stringify(shown?.modal) === JSON.stringify(modal)) return;
    if (shown && modal && isSameView(shown.modal, modal)) {
      shown.opened.showFaults(modal);
      shown = { modal, opened: shown.opened };
      return;
    }
    const kept = shown?.modal.viewId === modal?.viewId ? shown?.opened.read() : undefined;
    shown?.opened.dialog.close();
    shown = modal && { modal, opened: draw(modal, kept) };
  };
}

const isSameView = (one: Modal, other: Modal) =>
  one.viewId === other.viewId && JSON.stringify(one.view) === JSON.stringify(other.view);
