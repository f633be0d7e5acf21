import type { types } from '@slack/bolt';
import type { SlackAction } from '../state.ts';
import { askFirst } from './dialogs.ts';
import { button, h, icon } from './dom.ts';
import { drawMenu } from './menu.ts';
import { texts } from './page-texts.ts';
import { drawField, type Field, isField } from './slack-fields.ts';
import { drawText, isSafeLink, type NameOf } from './slack-text.ts';

export type Surroundings = {
  readonly nameOf: NameOf;
  readonly press: (action: SlackAction) => void;
  /** A modal sends all its fields together; a message has nothing to keep. */
  readonly keep?: (
    blockId: string,
    element: { readonly type: string; readonly action_id?: string },
    field: Field,
  ) => void;
};
export type Element =
  | types.ActionsBlockElement
  | Exclude<types.SectionBlock['accessory'], undefined>
  | types.InputBlock['element'];

/** Something to press or fill in, in a message. It reports to Slack at once. */
export function drawElement(element: Element, surroundings: Surroundings, blockId: string | undefined): HTMLElement {
  const { nameOf, press, keep } = surroundings;
  const send = (more: Readonly<Record<string, unknown>>) => {
    const action = {
      ...(blockId !== undefined && { block_id: blockId }),
      action_id: ('action_id' in element && element.action_id) || '',
      type: element.type,
      ...more,
    };
    const confirm = 'confirm' in element ? element.confirm : undefined;
    if (confirm) askFirst(toQuestion(confirm, nameOf), () => press(action));
    else press(action);
  };
  if (keep && isField(element)) {
    const field = drawField(element, nameOf, { onChange: () => send(field.read()) });
    keep(blockId ?? '', element, field);
    return field.node;
  }
  switch (element.type) {
    case 'button':
      return drawButton(element, send);
    case 'overflow':
      return drawMenu({
        label: texts.block.more,
        face: icon('more'),
        kind: 'overflow',
        choices: element.options.map((option) => ({
          label: option.text.text,
          choose: () => {
            if ('url' in option && option.url) open(option.url);
            send({ selected_option: option });
          },
        })),
      });
    case 'static_select':
      return drawMenu({
        label: element.initial_option?.text.text ?? element.placeholder?.text ?? texts.block.choose,
        kind: 'select',
        choices: (element.options ?? element.option_groups?.flatMap((group) => group.options) ?? []).map((option) => ({
          label: option.text.text,
          choose: () => send({ selected_option: option }),
        })),
      });
    default: {
      if (!isField(element)) return h('p', { class: 'slack-unknown' }, texts.block.unknown(element.type));
      const field = drawField(element, nameOf, { onChange: () => send(field.read()) });
      return field.node;
    }
  }
}

function drawButton(element: types.Button, send: (more: Readonly<Record<string, unknown>>) => void): HTMLButtonElement {
  const { text, value, style, url } = element;
  return button(
    { class: `slack-button ${style ?? ''}`, 'aria-label': element.accessibility_label },
    () => {
      if (url) open(url);
      send({ text, ...(value !== undefined && { value }), ...(style && { style }) });
    },
    text.text,
  );
}

function toQuestion({ title, text, confirm, deny, style }: types.ConfirmationDialog, nameOf: NameOf) {
  return {
    title: title?.text ?? texts.block.confirm.title,
    text: drawText(text, nameOf),
    yes: confirm?.text ?? texts.block.confirm.yes,
    no: deny?.text ?? texts.block.confirm.no,
    isDangerous: style === 'danger',
  };
}

function open(url: string): void {
  if (isSafeLink(url)) window.open(url, '_blank', 'noopener,noreferrer');
}
