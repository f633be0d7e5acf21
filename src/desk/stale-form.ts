import { given } from '../domain/given.ts';
import type { Form, FormValues } from '../domain/input-form.ts';
import { isSame, valuesIn, withValues } from '../replies/form-values.ts';
import { points } from '../replies/parts.ts';
import { projectFormTexts } from '../replies/project-form-texts.ts';

/** What was sent, and what the form was filled in with when it was opened. */
export type SentForm = { readonly values: FormValues; readonly basis?: FormValues | undefined };

/**
 * The form once more, when somebody else changed the project since it was opened: what they changed stands in it, and so does what was
 * typed. Where both changed the same field, what was typed stands there with a word of the other. Nothing when nobody did.
 */
export function staleForm({ values, basis }: SentForm, now: Form): Form | undefined {
  if (!basis) return undefined;
  const standing = valuesIn(now);
  const changed = now.fields.filter(({ id }) => !isSame(standing[id], basis[id]));
  // Who typed what stands there by now overwrites nothing.
  const unseen = changed.filter(({ id }) => !isSame(values[id], standing[id]));
  if (unseen.length === 0) return undefined;
  const isTyped = (id: string) => !isSame(values[id], basis[id]);
  const merged = Object.fromEntries(now.fields.map(({ id }) => [id, (isTyped(id) ? values[id] : standing[id]) ?? '']));
  const { stale, conflict } = projectFormTexts;
  const disputed = new Set(unseen.flatMap(({ id }) => (isTyped(id) ? [id] : [])));
  const { fields, ...form } = withValues(now, merged);
  return {
    ...form,
    fields: points(fields, (field) => ({
      ...field,
      ...given({ hint: disputed.has(field.id) ? conflict : field.hint }),
    })),
    intro: stale(unseen.map(({ label }) => `‘${label}’`).join(', ')),
    isAnew: true,
  };
}
