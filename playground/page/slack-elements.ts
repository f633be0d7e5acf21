import type { types } from '@slack/bolt';
import type { SlackAction } from '../state.ts';
import { askFirst } from './dialogs.ts';
import { button, icon } from './dom.ts';
import { drawMenu } from './menu.ts';
import { texts } from './page-texts.ts';
import { allOptions, drawField, type Field, isField } from './slack-fields.ts';
import { drawText, drawUnknown, isSafeLink, type NameOf } from './slack-text.ts';

/** A field in a modal, with what it is called in Slack's `state.values`. */
export type KeptField = {
  readonly blockId: string;
  readonly actionId: string;
  readonly kind: string;
  readonly field: Field;
};
export type Surroundings = {
  readonly nameOf: NameOf;
  readonly press: (action: SlackAction) => void;
  /** A modal sends all its fields together; a message has nothing to keep. */
  readonly keep?: (field: KeptField) => void;
};
export type Element =
  | types.ActionsBlockElement
  | Exclude<types.SectionBlock['accessory'], undefined>
  | types.InputBlock['element'];
/** Tells Slack that somebody used the element, with what was chosen. */
type Send = (chosen: Readonly<Record<string, unknown>>) => void;

/** Something to press or fill in, in a message. It reports to Slack at once. */
export function drawElement(element: Element, surroundings: Surroundings, blockId: string | undefined): HTMLElement {
  const { nameOf, keep } = surroundings;
  const send = sendFrom(element, surroundings, blockId);
  if (element.type === 'button') return drawButton(element, send);
  if (element.type === 'overflow') return drawOverflow(element, send);
  // Among the fields of a modal a select is one too; in a message it looks like a button.
  if (element.type === 'static_select' && !keep) return drawSelect(element, send);
  if (!isField(element)) return drawUnknown(element.type);
  const field = drawField(element, { nameOf, onChange: () => send(field.read()) });
  keep?.({ blockId: blockId ?? '', actionId: element.action_id ?? '', kind: element.type, field });
  return field.node;
}

function sendFrom(element: Element, { nameOf, press }: Surroundings, block_id: string | undefined): Send {
  const action_id = ('action_id' in element && element.action_id) || '';
  const confirm = 'confirm' in element ? element.confirm : undefined;
  return (chosen) => {
    const action = { ...(block_id !== undefined && { block_id }), action_id, type: element.type, ...chosen };
    if (confirm) askFirst(toQuestion(confirm, nameOf), () => press(action));
    else press(action);
  };
}

function drawButton({ text, value, style, url, accessibility_label }: types.Button, send: Send): HTMLButtonElement {
  return button(
    { class: `slack-button ${style ?? ''}`, 'aria-label': accessibility_label },
    () => {
      if (url) open(url);
      send({ text, ...(value !== undefined && { value }), ...(style && { style }) });
    },
    text.text,
  );
}

function drawOverflow({ options }: types.Overflow, send: Send): HTMLElement {
  const choices = options.map((option) => ({
    label: option.text.text,
    choose: () => {
      if ('url' in option && option.url) open(option.url);
      send({ selected_option: option });
    },
  }));
  return drawMenu({ label: texts.block.more, face: icon('more'), kind: 'overflow', choices });
}

function drawSelect(element: types.StaticSelect, send: Send): HTMLElement {
  const choices = allOptions(element).map((option) => ({
    label: option.text.text,
    choose: () => send({ selected_option: option }),
  }));
  const label = element.initial_option?.text.text ?? element.placeholder?.text ?? texts.block.choose;
  return drawMenu({ label, kind: 'select', choices });
}

function toQuestion({ title, text, confirm, deny, style }: types.ConfirmationDialog, nameOf: NameOf) {
  const { confirm: words } = texts.block;
  return {
    title: title?.text ?? words.title,
    text: drawText(text, nameOf),
    yes: confirm?.text ?? words.yes,
    no: deny?.text ?? words.no,
    isDangerous: style === 'danger',
  };
}

function open(url: string): void {
  if (isSafeLink(url)) window.open(url, '_blank', 'noopener,noreferrer');
}
