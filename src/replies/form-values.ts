import { impossible } from '../domain/impossible.ts';
import type { Field, Form, FormValues } from '../domain/input-form.ts';
import { farDateText } from '../rules/calendar.ts';
import { points } from './parts.ts';

type Value = FormValues[string];

/** What is filled in, by field. */
export function valuesIn({ fields }: Pick<Form, 'fields'>): FormValues {
  return Object.fromEntries(
    fields.map((field) => [field.id, field.kind === 'choices' ? field.values : (field.value ?? '')]),
  );
}

/** The same form, filled in otherwise. */
export function withValues(form: Form, values: FormValues): Form {
  return { ...form, fields: points(form.fields, (field) => filled(field, values[field.id])) };
}

/** Whether two values are the same; the order of choices says nothing. */
export function isSame(one: Value | undefined, other: Value | undefined): boolean {
  return inOrder(one) === inOrder(other);
}

/** What a field holds, as people read it. */
export function shownIn(field: Field): string {
  switch (field.kind) {
    case 'line':
    case 'text':
    case 'time':
      return field.value ?? '';
    case 'choice':
      return labelsOf(field, [field.value ?? '']);
    case 'choices':
      return labelsOf(field, field.values);
    case 'date':
      return field.value ? farDateText(field.value) : '';
    default:
      return impossible(field);
  }
}

type WithOptions = Extract<Field, { readonly kind: 'choice' | 'choices' }>;

function labelsOf({ options }: Pick<WithOptions, 'options'>, values: readonly string[]): string {
  return options.flatMap(({ value, label }) => (values.includes(value) ? [label] : [])).join(', ');
}

function inOrder(value: Value | undefined): string {
  const list = typeof value === 'string' ? value.split(',') : [...(value ?? [])];
  return JSON.stringify(list.filter((each) => each !== '').toSorted());
}

function filled(field: Field, value: Value | undefined): Field {
  if (value === undefined) return field;
  switch (field.kind) {
    case 'choices':
      return { ...field, values: typeof value === 'string' ? value.split(',').filter((each) => each !== '') : value };
    case 'line':
    case 'text':
    case 'choice':
    case 'date':
    case 'time':
      return { ...field, value: typeof value === 'string' ? value : value.join() };
    default:
      return impossible(field);
  }
}
