import type { types } from '@slack/bolt';
import { h } from './dom.ts';
import { texts } from './page-texts.ts';
import { drawText, type NameOf } from './slack-text.ts';

export type FieldElement =
  | types.PlainTextInput
  | types.StaticSelect
  | types.MultiStaticSelect
  | types.Datepicker
  | types.Timepicker
  | types.RadioButtons
  | types.Checkboxes
  | types.NumberInput
  | types.EmailInput
  | types.URLInput;
/** What somebody filled in, as Slack reports it: `{ value }`, `{ selected_option }`, `{ selected_date }`… */
export type Filled = Readonly<Record<string, unknown>>;
export type Field = {
  readonly node: HTMLElement;
  /** What the label belongs to: one control, or the frame around several. */
  readonly control: HTMLElement;
  readonly read: () => Filled;
};
type Options = { readonly onChange?: () => void; readonly kept?: Filled | undefined; readonly isRequired?: boolean };

const kinds: readonly string[] = [
  'plain_text_input',
  'static_select',
  'multi_static_select',
  'datepicker',
  'timepicker',
  'radio_buttons',
  'checkboxes',
  'number_input',
  'email_text_input',
  'url_text_input',
] satisfies FieldElement['type'][];
export function isField(element: { readonly type: string }): element is FieldElement {
  return kinds.includes(element.type);
}

/** A field, with what it holds at first: what was `kept` from an earlier drawing, or else its own initial value. */
export function drawField(element: FieldElement, nameOf: NameOf, options: Options = {}): Field {
  switch (element.type) {
    case 'plain_text_input': {
      const start = initialText(element.initial_value, options.kept);
      return textField(
        element.multiline ? h('textarea', { rows: 4 }) : h('input', { type: 'text' }),
        element,
        start,
        options,
      );
    }
    case 'email_text_input':
    case 'url_text_input': {
      const type = element.type === 'email_text_input' ? 'email' : 'url';
      return textField(h('input', { type }), element, initialText(element.initial_value, options.kept), options);
    }
    case 'number_input': {
      const step = element.is_decimal_allowed ? 'any' : 1;
      const input = h('input', { type: 'number', step, min: element.min_value, max: element.max_value });
      return textField(input, element, initialText(element.initial_value, options.kept), options);
    }
    case 'datepicker':
      return momentField('date', 'selected_date', element.initial_date, options);
    case 'timepicker':
      return momentField('time', 'selected_time', element.initial_time, options);
    case 'static_select':
      return selectField(element, options);
    case 'radio_buttons':
      return choiceField('radio', element.options, nameOf, oneOf(element.initial_option, options.kept), options);
    case 'checkboxes':
      return choiceField('checkbox', element.options, nameOf, manyOf(element.initial_options, options.kept), options);
    case 'multi_static_select':
      return choiceField(
        'checkbox',
        allOptions(element),
        nameOf,
        manyOf(element.initial_options, options.kept),
        options,
      );
  }
}

function textField(
  input: HTMLInputElement | HTMLTextAreaElement,
  { placeholder }: { readonly placeholder?: types.PlainTextElement },
  start: string,
  { onChange, isRequired }: Options,
): Field {
  input.className = 'field';
  input.value = start;
  if (placeholder) input.placeholder = placeholder.text;
  if (isRequired) input.setAttribute('aria-required', 'true');
  if (onChange) input.addEventListener('change', onChange);
  return { node: input, control: input, read: () => ({ value: input.value === '' ? null : input.value }) };
}

/** A date or time typed by hand is only finished when somebody leaves the field or presses Enter. */
function momentField(
  type: 'date' | 'time',
  key: 'selected_date' | 'selected_time',
  initial: string | undefined,
  { onChange, kept, isRequired }: Options,
): Field {
  const label = type === 'date' ? texts.block.date : texts.block.time;
  const input = h('input', {
    type,
    class: 'field',
    'aria-label': onChange && label,
    'aria-required': isRequired && 'true',
  });
  const start = kept ? kept[key] : initial;
  if (typeof start === 'string') input.value = start;
  if (onChange) {
    let reported = input.value;
    const report = () => {
      if (input.value === reported) return;
      reported = input.value;
      onChange();
    };
    input.addEventListener('blur', report);
    input.addEventListener('keydown', (event) => event.key === 'Enter' && report());
  }
  return { node: input, control: input, read: () => ({ [key]: input.value === '' ? null : input.value }) };
}

function selectField(element: types.StaticSelect, { onChange, kept, isRequired }: Options): Field {
  const options = allOptions(element);
  const start = oneOf(element.initial_option, kept)[0];
  const select = h(
    'select',
    { class: 'field', 'aria-required': isRequired && 'true' },
    h('option', { value: '' }, element.placeholder?.text ?? texts.block.choose),
    ...options.map((option, at) =>
      h('option', { value: at, selected: option.value !== undefined && option.value === start }, option.text.text),
    ),
  );
  if (onChange) select.addEventListener('change', onChange);
  const read = () => ({ selected_option: select.value === '' ? null : options[Number(select.value)] });
  return { node: select, control: select, read };
}

let groups = 0;

function choiceField(
  type: 'radio' | 'checkbox',
  options: readonly types.Option[],
  nameOf: NameOf,
  start: readonly string[],
  { onChange }: Options,
): Field {
  groups += 1;
  const inputs = options.map((option, at) => {
    const checked = start.includes(option.value ?? '');
    return h('input', { type, name: `choices-${groups}`, value: at, checked });
  });
  const node = h(
    'div',
    { class: 'choices', role: type === 'radio' ? 'radiogroup' : 'group' },
    ...options.map((option, at) =>
      h(
        'label',
        { class: 'choice' },
        inputs[at],
        h('span', {}, drawText(option.text, nameOf), option.description && h('small', {}, option.description.text)),
      ),
    ),
  );
  if (onChange) node.addEventListener('change', onChange);
  const chosen = () => options.filter((_, at) => inputs[at]?.checked);
  return {
    node,
    control: node,
    read: () => (type === 'radio' ? { selected_option: chosen()[0] ?? null } : { selected_options: chosen() }),
  };
}

function allOptions(element: types.StaticSelect | types.MultiStaticSelect): readonly types.Option[] {
  return element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
}

function initialText(initial: string | undefined, kept: Filled | undefined): string {
  const start = kept ? kept.value : initial;
  return typeof start === 'string' ? start : '';
}

function oneOf(initial: types.Option | undefined, kept: Filled | undefined): string[] {
  return manyOf(initial && [initial], kept && { selected_options: [kept.selected_option].filter(Boolean) });
}

function manyOf(initial: readonly types.Option[] | undefined, kept: Filled | undefined): string[] {
  const chosen = (kept ? kept.selected_options : initial) as readonly types.Option[] | undefined;
  return (chosen ?? []).flatMap(({ value }) => value ?? []);
}
