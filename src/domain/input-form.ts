import type { Several } from './lesson.ts';

type Option = { readonly value: string; readonly label: string };

type FieldBase = { readonly id: string; readonly label: string; readonly hint?: string; readonly fault?: string };

/** One thing a form asks. Adapters draw it with the controls of their platform. */
export type Field = FieldBase &
  (
    | { readonly kind: 'line'; readonly value?: string; readonly maxLength: number }
    /** Several lines; some may stay empty. */
    | { readonly kind: 'text'; readonly value?: string; readonly maxLength: number; readonly optional?: true }
    | { readonly kind: 'choice'; readonly options: Several<Option>; readonly value?: string }
    | { readonly kind: 'choices'; readonly options: Several<Option>; readonly values: readonly string[] }
    | { readonly kind: 'date'; readonly value?: string }
    | { readonly kind: 'time'; readonly value?: string }
  );

/** What a form is about: who sends it, sends this along. */
export const formSubjects = ['project', 'draft'] as const;
export type FormSubject = (typeof formSubjects)[number];

/** A form as plain data, the same for every platform. */
export type Form = {
  readonly about: FormSubject;
  readonly title: string;
  readonly intro?: string;
  readonly fields: Several<Field>;
  readonly submit: string;
  readonly cancel: string;
  /** What it was filled in with when it was opened: it comes back with what is sent, to see what somebody else changed meanwhile. */
  readonly basis?: FormValues;
  /** It holds other values than were sent, so it takes the place of the one that was sent. */
  readonly isAnew?: true;
};

/** What somebody filled in, by field id. Several choices are a list. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;
