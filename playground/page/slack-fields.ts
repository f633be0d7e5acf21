import type { types } from '@slack/bolt';
import { h } from './dom.ts';
import { listOf } from './guards.ts';
import { texts } from './page-texts.ts';
import { drawText, type NameOf } from './slack-text.ts';

/** The fields of Block Kit that this page draws, by Slack's own types. */
type Fields = {
  plain_text_input: types.PlainTextInput;
  email_text_input: types.EmailInput;
  url_text_input: types.URLInput;
  number_input: types.NumberInput;
  datepicker: types.Datepicker;
  timepicker: types.Timepicker;
  static_select: types.StaticSelect;
  conversations_select: Conversations;
  multi_static_select: types.MultiStaticSelect;
  radio_buttons: types.RadioButtons;
  checkboxes: types.Checkboxes;
};
/** The local Slack fills in which conversations there are, as Slack does itself. */
type Conversations = {
  readonly type: 'conversations_select';
  readonly options?: types.PlainTextOption[];
  readonly initial_conversation?: string;
};
type Kind = keyof Fields;

/** What somebody filled in, as Slack reports it: `{ value }`, `{ selected_option }`, `{ selected_date }`… */
export type Filled = Readonly<Record<string, unknown>>;
export type Field = {
  readonly node: HTMLElement;
  /** What the label belongs to: one control, or the frame around several. */
  readonly control: HTMLElement;
  readonly read: () => Filled;
};
type Context = {
  readonly nameOf: NameOf;
  readonly onChange?: (() => void) | undefined;
  /** What it held in an earlier drawing; otherwise it starts with its own initial value. */
  readonly kept?: Filled | undefined;
  readonly isRequired?: boolean;
};

/** Whether an element of Block Kit is a field. What is inside is checked by the local Slack. */
export function isField(element: { readonly type: string }): element is Fields[Kind] {
  return Object.hasOwn(drawers, element.type);
}

/** A field, with what it holds at first. */
export const drawField = (element: Fields[Kind], context: Context): Field => draw(element.type, element, context);

const draw = <K extends Kind>(kind: K, element: Fields[K], context: Context): Field => drawers[kind](element, context);

const drawers: { readonly [K in Kind]: (element: Fields[K], context: Context) => Field } = {
  plain_text_input: (element, context) =>
    textField(element.multiline ? h('textarea', { rows: 4 }) : h('input', { type: 'text' }), element, context),
  email_text_input: (element, context) => textField(h('input', { type: 'email' }), element, context),
  url_text_input: (element, context) => textField(h('input', { type: 'url' }), element, context),
  number_input: (element, context) => {
    const step = element.is_decimal_allowed ? 'any' : 1;
    const input = h('input', { type: 'number', step, min: element.min_value, max: element.max_value });
    return textField(input, element, context);
  },
  datepicker: ({ initial_date }, context) => momentField('date', initial_date, context),
  timepicker: ({ initial_time }, context) => momentField('time', initial_time, context),
  static_select: selectField,
  conversations_select: conversationsField,
  multi_static_select: (element, context) =>
    choiceField({ type: 'checkbox', options: allOptions(element), start: several(element, context) }, context),
  radio_buttons: (element, context) =>
    choiceField({ type: 'radio', options: element.options, start: one(element, context) }, context),
  checkboxes: (element, context) =>
    choiceField({ type: 'checkbox', options: element.options, start: several(element, context) }, context),
};

type TextElement = Pick<types.PlainTextInput, 'initial_value' | 'placeholder'>;

function textField(
  input: HTMLInputElement | HTMLTextAreaElement,
  { initial_value, placeholder }: TextElement,
  { kept, onChange, isRequired }: Context,
): Field {
  const start = kept ? kept.value : initial_value;
  input.className = 'field';
  input.value = typeof start === 'string' ? start : '';
  if (placeholder) input.placeholder = placeholder.text;
  if (isRequired) input.setAttribute('aria-required', 'true');
  // As Slack does, unless a bot asks for every key. https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object
  if (onChange) onEnter(input, onChange);
  return { node: input, control: input, read: () => ({ value: input.value || null }) };
}

function onEnter(input: HTMLElement, act: () => void): void {
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    act();
  });
}

const moments = {
  date: { key: 'selected_date', label: texts.block.date },
  time: { key: 'selected_time', label: texts.block.time },
} as const;

function momentField(type: keyof typeof moments, initial: string | undefined, context: Context): Field {
  const { onChange, kept, isRequired } = context;
  const { key, label } = moments[type];
  const input = h('input', {
    type,
    class: 'field',
    'aria-label': onChange && label,
    'aria-required': isRequired && 'true',
  });
  const start = kept ? kept[key] : initial;
  if (typeof start === 'string') input.value = start;
  if (onChange) whenFinished(input, onChange);
  return { node: input, control: input, read: () => ({ [key]: input.value || null }) };
}

/** A date or time typed by hand is only finished when somebody leaves the field or presses Enter. */
function whenFinished(input: HTMLInputElement, onChange: () => void): void {
  let reported = input.value;
  const report = () => {
    if (input.value === reported) return;
    reported = input.value;
    onChange();
  };
  input.addEventListener('blur', report);
  input.addEventListener('keydown', (event) => event.key === 'Enter' && report());
}

function selectField(element: types.StaticSelect, context: Context): Field {
  const options = allOptions(element);
  const start = one(element, context)[0];
  const select = h(
    'select',
    { class: 'field', 'aria-required': context.isRequired && 'true' },
    h('option', { value: '' }, element.placeholder?.text ?? texts.block.choose),
    ...options.map(({ value, text }, at) =>
      h('option', { value: at, selected: value !== undefined && value === start }, text.text),
    ),
  );
  if (context.onChange) select.addEventListener('change', context.onChange);
  const read = () => ({ selected_option: select.value === '' ? null : options[Number(select.value)] });
  return { node: select, control: select, read };
}

function conversationsField({ options = [], initial_conversation: initial }: Conversations, context: Context): Field {
  const start = context.kept ? context.kept.selected_conversation : initial;
  const select = h(
    'select',
    { class: 'field', 'aria-required': context.isRequired && 'true' },
    h('option', { value: '' }, texts.block.choose),
    ...options.map(({ value = '', text }) => h('option', { value, selected: value === start }, text.text)),
  );
  if (context.onChange) select.addEventListener('change', context.onChange);
  return { node: select, control: select, read: () => ({ selected_conversation: select.value || null }) };
}

type Choices = {
  readonly type: 'radio' | 'checkbox';
  readonly options: readonly types.Option[];
  readonly start: readonly unknown[];
};
let groups = 0;

function choiceField({ type, options, start }: Choices, { nameOf, onChange }: Context): Field {
  groups += 1;
  const inputs = options.map(({ value = '' }, at) =>
    h('input', { type, name: `choices-${groups}`, value: at, checked: start.includes(value) }),
  );
  const labels = options.map(({ text, description }, at) =>
    h(
      'label',
      { class: 'choice' },
      inputs[at],
      h('span', {}, drawText(text, nameOf), description && h('small', {}, description.text)),
    ),
  );
  const node = h('div', { class: 'choices', role: type === 'radio' ? 'radiogroup' : 'group' }, ...labels);
  if (onChange) node.addEventListener('change', onChange);
  const chosen = () => options.filter((_, at) => inputs[at]?.checked);
  const read = () => (type === 'radio' ? { selected_option: chosen()[0] ?? null } : { selected_options: chosen() });
  return { node, control: node, read };
}

/** The options of a menu, in groups or not. */
export function allOptions({ options, option_groups }: types.StaticSelect | types.MultiStaticSelect): types.Option[] {
  return options ?? option_groups?.flatMap((group) => group.options) ?? [];
}

/** The value that is chosen at first, when one can be chosen. */
const one = ({ initial_option }: Pick<types.RadioButtons, 'initial_option'>, { kept }: Context): unknown[] =>
  valuesOf([kept ? kept.selected_option : initial_option]);

const several = ({ initial_options }: Pick<types.Checkboxes, 'initial_options'>, { kept }: Context): unknown[] =>
  valuesOf(kept ? kept.selected_options : initial_options);

const valuesOf = (options: unknown): unknown[] =>
  listOf(options).flatMap(({ value }) => (value === undefined ? [] : [value]));
