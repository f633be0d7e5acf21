import type { types } from '@slack/bolt';
import { z } from 'zod';
import { clip, type Field, type Form, type FormValues, impossible } from '#core';
import { readJson } from '../wire/json.ts';
import { type FormPlace, formCallback, formPlace, plain } from './api/modal-view.ts';
import { limits } from './limits.ts';
import { escapeText } from './render.ts';

/** A form as a modal, with what is filled in already. */
export function toForm(form: Form, place: FormPlace): types.ModalView {
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: JSON.stringify(place),
    title: plain(clip(form.title, limits.modalTitle)),
    submit: plain(clip(form.submit, limits.modalTitle)),
    close: plain(clip(form.cancel, limits.modalTitle)),
    blocks: [
      ...(form.intro === undefined
        ? []
        : [{ type: 'section', text: { type: 'mrkdwn', text: escapeText(form.intro), verbatim: true } } as const]),
      ...form.fields.map(input),
    ],
  };
}

function input(field: Field): types.InputBlock {
  return {
    type: 'input',
    block_id: field.id,
    label: plain(clip(field.label, limits.fieldLabel)),
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
export function fromForm(
  payload: unknown,
):
  | { readonly user: { id: string; name?: string | undefined }; readonly place: FormPlace; readonly values: FormValues }
  | undefined {
  const parsed = submission.safeParse(payload).data;
  const place = parsed && formPlace.safeParse(readJson(parsed.view.private_metadata)).data;
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
