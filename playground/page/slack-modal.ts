import type { types } from '@slack/bolt';
import type { Modal, SlackAction } from '../state.ts';
import { openDialog } from './dialogs.ts';
import { button, h } from './dom.ts';
import type { Opened } from './modal.ts';
import { texts } from './page-texts.ts';
import { type Block, drawBlocks } from './slack-blocks.ts';
import { drawField, type Field, type Filled, isField } from './slack-fields.ts';
import type { NameOf } from './slack-text.ts';

/** All fields as they stand, by block and by action: Slack's `state.values`. */
export type Values = Record<string, Record<string, Filled>>;
type Line = {
  readonly blockId: string;
  readonly actionId: string;
  readonly kind: string;
  readonly field: Field;
  /** Where a fault of this block is told; an element outside an input has none. */
  readonly fault?: HTMLElement;
};
type Calls = {
  readonly nameOf: NameOf;
  readonly submit: (values: Values) => void;
  readonly close: () => void;
  readonly press: (action: SlackAction, values: Values) => void;
};

/** Opens a Slack modal. `kept` is what was filled in before the bot changed the modal. */
export function openSlackModal(modal: Modal, kept: Values, calls: Calls): Opened<Values> {
  const view = modal.view as types.ModalView;
  const lines: Line[] = [];
  const press = (action: SlackAction) => calls.press(action, read(lines));
  const draw = (block: Block): HTMLElement[] => {
    if (block.type === 'input') return [drawLine(block, kept, { nameOf: calls.nameOf, press }, lines)];
    const keep = (blockId: string, { type, action_id = '' }: { type: string; action_id?: string }, field: Field) =>
      lines.push({ blockId, actionId: action_id, kind: type, field });
    return drawBlocks([block], { nameOf: calls.nameOf, press, keep });
  };
  const form = h('form', { id: 'modal-form', novalidate: true, class: 'modal-form' });
  form.append(...(view.blocks as readonly Block[]).flatMap(draw));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    calls.submit(read(lines));
  });
  const submit = h('button', { type: 'submit', form: 'modal-form', class: 'slack-button primary' });
  submit.textContent = view.submit?.text ?? texts.block.submit;
  const problem = h('p', { class: 'fault', role: 'alert' });
  const dialog = openDialog({
    title: view.title.text,
    className: 'slack-modal',
    onCancel: calls.close,
    body: [problem, form],
    buttons: [
      button({ class: 'slack-button' }, calls.close, view.close?.text ?? texts.block.close),
      (view.submit !== undefined || lines.length > 0) && submit,
    ],
  });
  const showFaults = ({ errors = {}, problem: words = '' }: Modal) => {
    problem.textContent = words;
    focusFirst(showErrors(lines, errors));
  };
  focusFirst(lines[0]);
  if (modal.errors || modal.problem) showFaults(modal);
  return { dialog, showFaults, read: () => read(lines) };
}

function drawLine(
  block: types.InputBlock,
  kept: Values,
  { nameOf, press }: { readonly nameOf: NameOf; readonly press: (action: SlackAction) => void },
  lines: Line[],
): HTMLElement {
  const { element, label, hint, optional = false, dispatch_action: reportsAtOnce = false } = block;
  if (!isField(element)) return h('p', { class: 'slack-unknown' }, texts.block.unknown(element.type));
  const { block_id: blockId = '' } = block;
  const { action_id: actionId = '', type: kind } = element;
  const report = () => press({ block_id: blockId, action_id: actionId, type: kind, ...field.read() });
  const field = drawField(element, nameOf, {
    kept: kept[blockId]?.[actionId],
    isRequired: !optional,
    ...(reportsAtOnce && { onChange: report }),
  });
  const id = `field-${lines.length}`;
  const fault = h('p', { class: 'fault', id: `${id}-fault`, hidden: true });
  const { control } = field;
  const isGroup = control.hasAttribute('role');
  control.id = id;
  if (isGroup) control.setAttribute('aria-labelledby', `${id}-label`);
  control.setAttribute('aria-describedby', [hint && `${id}-hint`, `${id}-fault`].filter(Boolean).join(' '));
  lines.push({ blockId, actionId, kind, field, fault });
  const words = [label.text, optional && h('small', {}, ` ${texts.block.optional}`)];
  return h(
    'div',
    { class: 'modal-line' },
    isGroup
      ? h('span', { class: 'label', id: `${id}-label` }, ...words)
      : h('label', { class: 'label', for: id }, ...words),
    field.node,
    hint && h('p', { class: 'hint', id: `${id}-hint` }, hint.text),
    fault,
  );
}

function read(lines: readonly Line[]): Values {
  const values: Values = {};
  for (const { blockId, actionId, kind, field } of lines) {
    values[blockId] = { ...values[blockId], [actionId]: { type: kind, ...field.read() } };
  }
  return values;
}

/** Slack answers with one fault for each block. Gives the first line that has one. */
function showErrors(lines: readonly Line[], errors: Readonly<Record<string, string>>): Line | undefined {
  for (const { blockId, field, fault } of lines) {
    const words = errors[blockId] ?? '';
    if (!fault) continue;
    fault.hidden = words === '';
    fault.textContent = words;
    if (words === '') field.control.removeAttribute('aria-invalid');
    else if (!field.control.hasAttribute('role')) field.control.setAttribute('aria-invalid', 'true');
  }
  return lines.find(({ blockId }) => errors[blockId]);
}

function focusFirst(line: Line | undefined): void {
  const control = line?.field.control;
  const target = control?.matches('input, select, textarea') ? control : control?.querySelector('input');
  target?.focus();
}
