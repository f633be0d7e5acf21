import { z } from 'zod';
import { isObject, type JsonObject } from '../../adapters/wire/json.ts';
import { limits } from './block-limits.ts';

/** The text objects, options and elements of Block Kit as documented: https://docs.slack.dev/reference/block-kit */

/** A text of at most so many characters, without markup. */
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });
/** A text of at most so many characters, with or without markup. */
export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

const confirm = z.strictObject({
  title: plainText(limits.confirmTitle),
  text: anyText(limits.confirmText),
  confirm: plainText(limits.confirmButton),
  deny: plainText(limits.confirmButton),
  style: z.enum(['primary', 'danger']).optional(),
});

const actionId = { action_id: z.string().min(1).max(limits.actionId).optional() };
const focus = { focus_on_load: z.boolean().optional() };
const withPlaceholder = { placeholder: plainText(limits.placeholder).optional() };
const confirmable = { confirm: confirm.optional() };
const common = { ...actionId, ...focus, ...confirmable };

const date = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be in the format HH:mm');

const option = (text: z.ZodType) =>
  z.strictObject({
    text,
    value: z.string().max(limits.optionValue),
    description: plainText(limits.optionText).optional(),
    url: z.string().max(limits.optionUrl).optional(),
  });
const menuOption = option(plainText(limits.optionText));
const choice = option(anyText(limits.optionText));

const group = z.strictObject({
  label: plainText(limits.optionText),
  options: z.array(menuOption).min(1).max(limits.options),
});
const staticOptions = {
  options: z.array(menuOption).min(1).max(limits.options).optional(),
  option_groups: z.array(group).min(1).max(limits.optionGroups).optional(),
};
const severalOf = { max_selected_items: z.int().min(1).optional() };
const initialList = { initial_options: z.array(menuOption).min(1).optional() };

export const image = z
  .strictObject({
    type: z.literal('image'),
    image_url: z.url().max(limits.imageUrl).optional(),
    slack_file: z.looseObject({}).optional(),
    alt_text: z.string().min(1).max(limits.altText),
  })
  .refine((one) => (one.image_url === undefined) !== (one.slack_file === undefined), 'needs image_url or slack_file');

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(limits.buttonText),
  ...actionId,
  ...confirmable,
  value: z.string().max(limits.buttonValue).optional(),
  url: z.url().max(limits.buttonUrl).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(limits.buttonText).optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionId,
  ...confirmable,
  options: z.array(menuOption).min(1).max(limits.overflow),
});
const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  ...common,
  ...withPlaceholder,
  ...staticOptions,
  initial_option: menuOption.optional(),
});
const multiStaticSelect = z.strictObject({
  type: z.literal('multi_static_select'),
  ...common,
  ...withPlaceholder,
  ...staticOptions,
  ...severalOf,
  ...initialList,
});
const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...common,
  ...withPlaceholder,
  initial_user: z.string().optional(),
});
const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...common,
  ...withPlaceholder,
  ...severalOf,
  initial_users: z.array(z.string()).optional(),
});
const channelSelects = (
  ['conversations_select', 'channels_select', 'multi_conversations_select', 'multi_channels_select'] as const
).map((type) => z.looseObject({ type: z.literal(type), ...common, ...withPlaceholder }));
const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...common,
  ...withPlaceholder,
  initial_date: date.optional(),
});
const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...common,
  ...withPlaceholder,
  initial_time: time.optional(),
  timezone: z.string().optional(),
});
const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...common,
  // Ten digits: seconds, not milliseconds. https://docs.slack.dev/reference/block-kit/block-elements/datetime-picker-element
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...common,
  options: z.array(choice).min(1).max(limits.choices),
  initial_option: choice.optional(),
});
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...common,
  options: z.array(choice).min(1).max(limits.choices),
  initial_options: z.array(choice).min(1).optional(),
});

const dispatch = { dispatch_action_config: z.looseObject({}).optional() };
const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...actionId,
    ...focus,
    ...withPlaceholder,
    ...dispatch,
    initial_value: z.string().max(limits.inputLength).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(limits.inputLength).optional(),
    max_length: z.int().min(1).max(limits.inputLength).optional(),
  })
  .refine((one) => (one.min_length ?? 0) <= (one.max_length ?? limits.inputLength), 'min_length is above max_length');
const addressInputs = (['email_text_input', 'url_text_input'] as const).map((type) =>
  z.strictObject({
    type: z.literal(type),
    ...actionId,
    ...focus,
    ...withPlaceholder,
    ...dispatch,
    initial_value: z.string().optional(),
  }),
);
const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...actionId,
  ...focus,
  ...withPlaceholder,
  ...dispatch,
  is_decimal_allowed: z.boolean(),
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});

const menus = [
  staticSelect,
  multiStaticSelect,
  usersSelect,
  multiUsersSelect,
  ...channelSelects,
  datepicker,
  timepicker,
  datetimepicker,
  radioButtons,
  checkboxes,
] as const;

/** Slack wants options or groups of them, and what is chosen at the start must be among them. */
function checkOptions(element: JsonObject, context: z.RefinementCtx): void {
  const { type, options, option_groups: groups, initial_option: one, initial_options: several } = element;
  if (/static_select$/.test(String(type)) && (options === undefined) === (groups === undefined))
    context.addIssue({ code: 'custom', message: 'must have either options or option_groups' });
  const offered = JSON.stringify([options, groups]);
  const chosen = [one, ...(Array.isArray(several) ? several : [])].filter((each) => each !== undefined);
  for (const each of chosen)
    if (!offered.includes(JSON.stringify(each)))
      context.addIssue({ code: 'custom', message: 'initial option must be one of the options' });
}

const elements = <T extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]]>(types: T) =>
  z.discriminatedUnion('type', types).superRefine((element, context) => {
    if (isObject(element)) checkOptions(element, context);
  });

/** Which element may stand where: the *Works with block types* of each element's page. */
export const accessory = elements([image, button, overflow, ...menus]);
export const actionElement = elements([button, overflow, ...menus]);
export const inputElement = elements([plainTextInput, ...addressInputs, numberInput, ...menus]);
