import type { Modal, SlackAction } from '../state.ts';
import { openDialog } from './dialogs.ts';
import { button, h } from './dom.ts';
import { listOf, partsOf } from './guards.ts';
import type { Opened } from './modal.ts';
import { texts } from './page-texts.ts';
import { drawLines, type Values } from './slack-lines.ts';
import type { NameOf } from './slack-text.ts';

type Calls = {
  readonly nameOf: NameOf;
  readonly submit: (values: Values) => void;
  readonly close: () => void;
  readonly press: (action: SlackAction, values: Values) => void;
};

/** Opens a Slack modal. `kept` is what was filled in before the bot changed the modal. */
export function openSlackModal(modal: Modal, kept: Values, calls: Calls): Opened<Values> {
  const view = partsOf(modal.view);
  const lines = drawLines(listOf(view.blocks), {
    nameOf: calls.nameOf,
    press: (action) => calls.press(action, lines.read()),
    kept,
  });
  const form = h('form', { id: 'modal-form', novalidate: true, class: 'modal-form' }, ...lines.nodes);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    calls.submit(lines.read());
  });
  const submit = h('button', { type: 'submit', form: 'modal-form', class: 'slack-button primary' });
  submit.textContent = wordsOf(view.submit) ?? texts.block.submit;
  const problem = h('p', { class: 'fault', role: 'alert' });
  const dialog = openDialog({
    title: wordsOf(view.title) ?? '',
    className: 'slack-modal',
    platform: 'slack',
    onCancel: calls.close,
    body: [problem, form],
    buttons: [
      button({ class: 'slack-button' }, calls.close, wordsOf(view.close) ?? texts.block.close),
      (view.submit !== undefined || lines.hasFields) && submit,
    ],
  });
  const showFaults = ({ errors = {}, problem: words = '' }: Modal) => {
    problem.textContent = words;
    lines.showErrors(errors);
  };
  lines.focusFirst();
  if (modal.errors || modal.problem) showFaults(modal);
  return { dialog, showFaults, read: lines.read };
}

/** The words of a text object of Block Kit. */
function wordsOf(text: unknown): string | undefined {
  const { text: words } = partsOf(text);
  return typeof words === 'string' ? words : undefined;
}
