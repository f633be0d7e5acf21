import type { types } from '@slack/bolt';
import type { SlackAction, SlackBlock } from '../state.ts';
import { h } from './dom.ts';
import { texts } from './page-texts.ts';
import { drawBlocks, isDrawn } from './slack-blocks.ts';
import type { KeptField } from './slack-elements.ts';
import { drawField, type Field, type Filled, isField } from './slack-fields.ts';
import { drawUnknown, type NameOf } from './slack-text.ts';

/** All fields as they stand, by block and by action: Slack's `state.values`. */
export type Values = Readonly<Record<string, Readonly<Record<string, Filled>>>>;
type Line = KeptField & {
  /** Where a fault of this block is told; an element outside an input has none. */
  readonly fault?: HTMLElement;
};

type Context = {
  readonly nameOf: NameOf;
  readonly press: (action: SlackAction) => void;
  /** What was filled in before the bot changed the modal. */
  readonly kept: Values;
  /** Sets the ids of these fields apart from those of another form on the same page. */
  readonly prefix?: string;
};
/** What stands in a modal, from top to bottom. */
export type Lines = {
  readonly nodes: readonly HTMLElement[];
  readonly hasFields: boolean;
  readonly read: () => Values;
  /** Slack answers with one fault for each block. The first one that has a fault gets the focus. */
  readonly showErrors: (errors: Readonly<Record<string, string>>) => void;
  readonly focusFirst: () => void;
};

/** Draws the blocks of a modal; fields among them are kept, to read them together. */
export function drawLines(blocks: readonly SlackBlock[], context: Context): Lines {
  const { nameOf, press, prefix = '' } = context;
  const lines: Line[] = [];
  const keep = (line: Line) => void lines.push(line);
  const nodes = blocks.flatMap((block) => {
    if (!isDrawn(block) || block.type !== 'input') return drawBlocks([block], { nameOf, press, keep });
    return [drawLine(block, context, { id: `${prefix}field-${lines.length}`, keep })];
  });
  return {
    nodes,
    hasFields: lines.length > 0,
    read: () => readValues(lines),
    showErrors(errors) {
      for (const line of lines) showFault(line, errors[line.blockId] ?? '');
      focus(lines.find(({ blockId }) => errors[blockId]));
    },
    focusFirst: () => focus(lines[0]),
  };
}

type Placing = { readonly id: string; readonly keep: (line: Line) => void };

/** A field with its label above it, and below it a hint and what is wrong. */
function drawLine(block: types.InputBlock, context: Context, { id, keep }: Placing): HTMLElement {
  const { element, hint, block_id: blockId = '' } = block;
  if (!isField(element)) return drawUnknown(element.type);
  const { action_id: actionId = '', type: kind } = element;
  const report = () => context.press({ block_id: blockId, action_id: actionId, type: kind, ...field.read() });
  const field = drawField(element, {
    nameOf: context.nameOf,
    kept: context.kept[blockId]?.[actionId],
    isRequired: !block.optional,
    onChange: block.dispatch_action ? report : undefined,
  });
  const fault = h('p', { class: 'fault', id: `${id}-fault`, hidden: true });
  keep({ blockId, actionId, kind, field, fault });
  return h(
    'div',
    {},
    drawLabel(block, field, id),
    field.node,
    hint && h('p', { class: 'hint', id: `${id}-hint` }, hint.text),
    fault,
  );
}

/** Names a field, also for the ear. */
function drawLabel({ label, optional, hint }: types.InputBlock, { control }: Field, id: string): HTMLElement {
  control.id = id;
  control.setAttribute('aria-describedby', hint ? `${id}-hint ${id}-fault` : `${id}-fault`);
  const words = [label.text, optional && h('small', {}, ` ${texts.block.optional}`)];
  if (!isGroup(control)) return h('label', { class: 'label', for: id }, ...words);
  control.setAttribute('aria-labelledby', `${id}-label`);
  return h('span', { class: 'label', id: `${id}-label` }, ...words);
}

const isGroup = (control: HTMLElement) => control.hasAttribute('role');

function readValues(lines: readonly Line[]): Values {
  const values: Record<string, Record<string, Filled>> = {};
  for (const { blockId, actionId, kind, field } of lines)
    values[blockId] = { ...values[blockId], [actionId]: { type: kind, ...field.read() } };
  return values;
}

function showFault({ field, fault }: Line, words: string): void {
  if (!fault) return;
  fault.hidden = words === '';
  fault.textContent = words;
  if (words === '') field.control.removeAttribute('aria-invalid');
  else if (!isGroup(field.control)) field.control.setAttribute('aria-invalid', 'true');
}

function focus(line: Line | undefined): void {
  const control = line?.field.control;
  const target = control?.matches('input, select, textarea') ? control : control?.querySelector('input');
  target?.focus();
}
