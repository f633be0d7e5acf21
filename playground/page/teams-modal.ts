import type { Modal } from '../state.ts';
import { openDialog } from './dialogs.ts';
import { h } from './dom.ts';
import { partsOf } from './guards.ts';
import type { Opened } from './modal.ts';
import { drawCard } from './teams-card.ts';

type Calls = { readonly submit: (values: unknown) => void; readonly close: () => void };

/** Opens a Teams dialog: a card with a title above it. Its buttons send what was filled in. */
export function openTeamsModal(modal: Modal, { submit, close }: Calls): Opened<Record<string, never>> {
  const { title, card } = partsOf(modal.view);
  const problem = h('p', { class: 'fault', role: 'alert' });
  const dialog = openDialog({
    title: typeof title === 'string' ? title : 'Lessenbot',
    className: 'teams-modal',
    platform: 'teams',
    onCancel: close,
    body: [problem, drawCard(card, ({ data }) => submit(data))],
    buttons: [],
  });
  const showFaults = ({ errors = {}, problem: words }: Modal) => {
    problem.textContent = [words, ...Object.values(errors)].filter(Boolean).join(' ');
  };
  showFaults(modal);
  dialog.querySelector<HTMLElement>('.card :is(input, select, textarea, button)')?.focus();
  return { dialog, showFaults, read: () => ({}) };
}
