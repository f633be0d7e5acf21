import type { types } from '@slack/bolt';
import { z } from 'zod';
import { clip, type Field, type Form, type FormValues, impossible } from '#core';
import { readJson } from '../wire/json.ts';
import { escapeText } from './render.ts';

/** https://docs.slack.dev/reference/views/modal-views */
const limits = { title: 24, metadata: 3000, label: 2000, optionLabel: 75 } as const;

/** Where a form was opened. Slack gives it back unread, so nobody can change it. */
const metadataSchema = z.object({
  channel: z.string().min(1),
  workspace: z.string().min(1),
  /** Opened by a command: Slack gives no composer to who is not in the channel. */
  member: z.boolean(),
});
export type FormPlace = z.infer<typeof metadataSchema>;

export const formCallback = 'project';

/** A form as a modal, with what is filled in already. */
export function toView(form: Form, place: FormPlace): types.ModalView {
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: JSON.stringify(place),
    title: plain(clip(form.title, limits.title)),
    submit: plain(clip(form.submit, limits.title)),
    close: plain(clip(form.cancel, limits.title)),
    blocks: [
      ...(form.intro === undefined
        ? []
        : [{ type: 'section', text: { type: 'mrkdwn', text: escapeText(form.intro), verbatim: true } } as const]),
      ...form.fields.map(input),
    ],
  };
}

/** One sentence where a form was: something went wrong that no field can mend. */
export function toNoticeView(title: string, sentence: string): types.ModalView {
  return {
    type: 'modal',
    title: plain(clip(title, limits.title)),
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: escapeText(sentence), verbatim: true } }],
  };
}

/** What is wrong, by block, for Slack to show at each field. */
export function toErrors(form: Form): Record<string, string> {
  return Object.fromEntries(form.fields.flatMap(({ id, fault }) => (fault === undefined ? [] : [[id, fault]])));
}

function input(field: Field): types.InputBlock {
  return {
    type: 'input',
    block_id: field.id,
    label: plain(clip(field.label, limits.label)),
    element: element(field),
    ...(field.hint !== undefined && { hint: plain(field.hint) }),
  };
}

function element(field: Field): types.InputBlock['element'] {
  const action_id = field.id;
  switch (field.kind) {
    case 'line':
      return {
        type: 'plain_text_input',
        action_id,
        max_length: field.maxLength,
        ...(field.value && { initial_value: field.value }),
      };
    case 'choice': {
      const options = field.options.map(option);
      const initial = options.find(({ value }) => value === field.value);
      return { type: 'static_select', action_id, options, ...(initial && { initial_option: initial }) };
    }
    case 'choices': {
      const options = field.options.map(option);
      const initial = options.filter(({ value }) => field.values.includes(value));
      return {
        type: 'multi_static_select',
        action_id,
        options,
        ...(initial.length > 0 && { initial_options: initial }),
      };
    }
    case 'date':
      return { type: 'datepicker', action_id, ...(field.value && { initial_date: field.value }) };
    case 'time':
      return { type: 'timepicker', action_id, ...(field.value && { initial_time: field.value }) };
    default:
      return impossible(field);
  }
}

function option({ value, label }: { readonly value: string; readonly label: string }) {
  return { value, text: plain(clip(label, limits.optionLabel)) };
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

const chosen = z.object({ value: z.string() }).nullish();
const stateValue = z.object({
  value: z.string().nullish(),
  selected_option: chosen,
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
});
const submission = z.object({
  user: z.object({ id: z.string(), name: z.string().optional() }),
  view: z.object({
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), stateValue)) }),
  }),
});

/** A modal that was sent: who, where, and what is in its fields. */
export function fromSubmission(
  payload: unknown,
):
  | { readonly user: { id: string; name?: string | undefined }; readonly place: FormPlace; readonly values: FormValues }
  | undefined {
  const parsed = submission.safeParse(payload).data;
  const place = parsed && metadataSchema.safeParse(readJson(parsed.view.private_metadata)).data;
  if (!parsed || !place) return undefined;
  const values: Record<string, string | readonly string[]> = {};
  for (const [field, elements] of Object.entries(parsed.view.state.values)) {
    const [state] = Object.values(elements);
    if (!state) continue;
    const { value, selected_option, selected_options, selected_date, selected_time } = state;
    values[field] =
      selected_options?.map((each) => each.value) ??
      value ??
      selected_option?.value ??
      selected_date ??
      selected_time ??
      '';
  }
  return { user: parsed.user, place, values };
}
