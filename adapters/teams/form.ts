import { z } from 'zod';
import {
  type Field,
  type Form,
  type FormSubject,
  type FormValues,
  formSubjects,
  given,
  impossible,
  projectTexts,
} from '#core';
import { card, toLine } from './api/card.ts';
import type { CardElement } from './api/elements.ts';
import { escapeText, type Message } from './render.ts';

/** Field ids get a prefix, so that no field can pose as a button. */
const prefix = 'veld_';

/** A form as a message with inputs, with what is filled in already and what is wrong at each field. */
export function toForm(form: Form): Message {
  const data = { form: form.about, ...given({ basis: form.basis }) };
  const submit = { type: 'Action.Submit', title: form.submit, data };
  const body = [
    { type: 'TextBlock', text: escapeText(form.title), size: 'Large', weight: 'Bolder', style: 'heading', wrap: true },
    ...(form.intro === undefined ? [] : [{ type: 'TextBlock', text: escapeText(form.intro), wrap: true }]),
    ...(form.fields.some(({ fault }) => fault !== undefined)
      ? [{ type: 'TextBlock', text: projectTexts.formFailed, color: 'Attention', wrap: true }]
      : []),
    ...form.fields.flatMap(toInput),
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.Execute', title: form.submit, verb: 'lessen', data, fallback: submit }],
    },
  ];
  return { card: card(form.title, body), summary: toLine(form.title) };
}

function toInput(field: Field): CardElement[] {
  const base = { id: `${prefix}${field.id}`, label: escapeText(field.label) };
  const isOptional = field.kind === 'text' && field.optional;
  const required = isOptional ? {} : { isRequired: true, errorMessage: projectTexts.form.faults.empty };
  return [
    input(field, { ...base, ...required }),
    ...(field.hint === undefined ? [] : [small(field.hint, {})]),
    ...(field.fault === undefined ? [] : [small(field.fault, { color: 'Attention' })]),
  ];
}

function input(field: Field, base: { readonly id: string }): CardElement {
  switch (field.kind) {
    case 'line':
      return { type: 'Input.Text', ...base, maxLength: field.maxLength, ...given({ value: filledIn(field.value) }) };
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...base,
        choices: choicesOf(field),
        ...given({ value: field.value }),
      };
    case 'choices':
      return {
        type: 'Input.ChoiceSet',
        ...base,
        isMultiSelect: true,
        choices: choicesOf(field),
        value: field.values.join(','),
      };
    case 'text':
      return {
        type: 'Input.Text',
        ...base,
        isMultiline: true,
        maxLength: field.maxLength,
        ...given({ value: filledIn(field.value) }),
      };
    case 'date':
      return { type: 'Input.Date', ...base, ...given({ value: filledIn(field.value) }) };
    case 'time':
      return { type: 'Input.Time', ...base, ...given({ value: filledIn(field.value) }) };
    default:
      return impossible(field);
  }
}

/** An empty value is no value. */
const filledIn = (value: string | undefined): string | undefined => value || undefined;

function choicesOf({ options }: Extract<Field, { readonly kind: 'choice' | 'choices' }>) {
  return options.map(({ value, label }) => ({ title: label, value }));
}

function small(words: string, more: object): CardElement {
  return { type: 'TextBlock', text: escapeText(words), size: 'Small', spacing: 'None', wrap: true, ...more };
}

const basis = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .optional()
  .catch(undefined);
/** Marks the button of a form: what else it carries are the fields. */
const sent = z.object({ form: z.enum(formSubjects), basis }).catchall(z.unknown());
const execute = z.object({ action: z.object({ data: z.unknown() }) });

/** The fields of a form that was sent, and what it was filled in with; `undefined` when the activity is no form. */
export function fromForm(
  value: unknown,
): { readonly about: FormSubject; readonly values: FormValues; readonly basis?: FormValues } | undefined {
  const data = execute.safeParse(value).data?.action.data ?? value;
  const parsed = sent.safeParse(data).data;
  if (!parsed) return undefined;
  const values = Object.entries(parsed).flatMap(([key, field]) =>
    key.startsWith(prefix) && typeof field === 'string' ? [[key.slice(prefix.length), field]] : [],
  );
  return { about: parsed.form, values: Object.fromEntries(values), ...given({ basis: parsed.basis }) };
}
