import type { types } from '@slack/bolt';
import { z } from 'zod';
import { clip, type Field, type Form, type FormValues, given, impossible } from '#core';
import { readJson } from '../wire/json.ts';
import { type FormPlace, formCallback, formPlace, plain } from './api/modal-view.ts';
import { limits } from './limits.ts';
import { escapeText } from './render.ts';

/** A form as a modal, with what is filled in already. */
export function toForm(form: Form, place: FormPlace): types.ModalView {
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: metadata({ ...place, about: form.about, ...given({ basis: form.basis }) }),
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

/** Slack takes so much; without what it was filled in with, a form still works. */
function metadata({ basis, ...place }: FormPlace): string {
  const whole = JSON.stringify({ ...place, basis });
  return whole.length <= limits.metadata ? whole : JSON.stringify(place);
}

function input(field: Field): types.InputBlock {
  return {
    type: 'input',
    block_id: field.id,
    label: plain(clip(field.label, limits.fieldLabel)),
    element: element(field),
    ...given({ hint: hint(field), optional: field.kind === 'text' ? field.optional : undefined }),
  };
}

/** What is wrong with a field stands below it; where Slack cannot mark it any more, in the place of the hint. */
function hint({ hint: usual, fault }: Field): types.PlainTextElement | undefined {
  const words = fault ?? usual;
  return words === undefined ? undefined : plain(words);
}

function element(field: Field): types.InputBlock['element'] {
  const action_id = field.id;
  switch (field.kind) {
    case 'line':
      return {
        type: 'plain_text_input',
        action_id,
        max_length: field.maxLength,
        ...given({ initial_value: filledIn(field.value) }),
      };
    case 'choice': {
      const options = field.options.map(option);
      const initial = options.find(({ value }) => value === field.value);
      return { type: 'static_select', action_id, options, ...given({ initial_option: initial }) };
    }
    case 'choices': {
      const options = field.options.map(option);
      const initial = options.filter(({ value }) => field.values.includes(value));
      return {
        type: 'multi_static_select',
        action_id,
        options,
        ...given({ initial_options: initial.length > 0 ? initial : undefined }),
      };
    }
    case 'text':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: true,
        max_length: field.maxLength,
        ...given({ initial_value: filledIn(field.value) }),
      };
    case 'date':
      return { type: 'datepicker', action_id, ...given({ initial_date: filledIn(field.value) }) };
    case 'time':
      return { type: 'timepicker', action_id, ...given({ initial_time: filledIn(field.value) }) };
    default:
      return impossible(field);
  }
}

/** Slack refuses an empty value where there may be none. */
const filledIn = (value: string | undefined): string | undefined => value || undefined;

function option({ value, label }: { readonly value: string; readonly label: string }) {
  return { value, text: plain(clip(label, limits.optionLabel)) };
}

const chosenOption = z.object({ value: z.string() });
const stateValue = z.object({
  value: z.string().nullish(),
  selected_option: chosenOption.nullish(),
  selected_options: z.array(chosenOption).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
});
const submission = z.object({
  user: z.object({ id: z.string(), name: z.string().optional() }),
  view: z.object({
    id: z.string().optional(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), stateValue)) }),
  }),
});

/** A modal that was sent: who, where, and what is in its fields. */
export function fromForm(payload: unknown):
  | {
      readonly user: { id: string; name?: string | undefined };
      readonly place: FormPlace;
      readonly values: FormValues;
      readonly view: string | undefined;
    }
  | undefined {
  const parsed = submission.safeParse(payload).data;
  const place = parsed && formPlace.safeParse(readJson(parsed.view.private_metadata)).data;
  if (!parsed || !place) return undefined;
  const values = Object.entries(parsed.view.state.values).flatMap(([field, elements]) =>
    Object.values(elements)
      .slice(0, 1)
      .map((state) => [field, filledValue(state)]),
  );
  return { user: parsed.user, place, view: parsed.view.id, values: Object.fromEntries(values) };
}

/** Each kind of field keeps its value under a name of its own. */
function filledValue(state: z.output<typeof stateValue>): string | readonly string[] {
  const { value, selected_option, selected_options, selected_date, selected_time } = state;
  const chosen = selected_options?.map((each) => each.value);
  return chosen ?? value ?? selected_option?.value ?? selected_date ?? selected_time ?? '';
}
