import { given } from '../domain/given.ts';
import type { Form, FormSubject, FormValues } from '../domain/input-form.ts';
import type { ProjectState } from '../domain/project.ts';
import { isSame, shownIn, valuesIn, withValues } from '../replies/form-values.ts';
import { points } from '../replies/parts.ts';
import { projectFormTexts } from '../replies/project-form-texts.ts';

/** What was sent, and what the form was filled in with when it was opened. */
export type SentForm = {
  readonly about?: FormSubject;
  readonly values: FormValues;
  readonly basis?: FormValues | undefined;
};

/** How the project stands now: the form that would open, in which state it is, and who changed it last where that is known. */
type Standing = { readonly form: Form; readonly state: ProjectState['kind']; readonly by?: string | undefined };

/** No field of the form: how the project stood when it was opened. */
const stateField = 'state';

/** What a form is filled in with, and the state of the project, for a save may end that too. */
export function basisOf(form: Form, state: ProjectState['kind'] | undefined): FormValues {
  return { ...valuesIn(form), [stateField]: state ?? '' };
}

/**
 * The form once more, when the project changed since it was opened: what changed stands in it, and so does what was typed. Where both
 * changed the same field, what was typed stands there with a word of the other. So it is when the lessons were stopped, for a save would
 * start them again. Nothing when nothing changed that who sends it has not seen.
 */
export function staleForm({ values, basis }: SentForm, { form: now, state, by }: Standing): Form | undefined {
  if (!basis) return undefined;
  const standing = valuesIn(now);
  const changed = now.fields.filter(({ id }) => !isSame(standing[id], basis[id]));
  // Who typed what stands there by now overwrites nothing.
  const unseen = changed.filter(({ id }) => !isSame(values[id], standing[id]));
  const isStopped = state === 'stopped' && basis[stateField] !== undefined && basis[stateField] !== state;
  if (unseen.length === 0 && !isStopped) return undefined;
  const isTyped = (id: string) => !isSame(values[id], basis[id]);
  const merged = Object.fromEntries(now.fields.map(({ id }) => [id, (isTyped(id) ? values[id] : standing[id]) ?? '']));
  const { stale, conflict } = projectFormTexts;
  const disputed = new Map(unseen.filter(({ id }) => isTyped(id)).map((field) => [field.id, conflict(shownIn(field))]));
  const intro = [
    ...(unseen.length > 0 ? [stale.changed(unseen.map(({ label }) => `‘${label}’`).join(', '))] : []),
    ...(isStopped ? [stale.stopped] : []),
    ...(by === undefined ? [] : [stale.by(by)]),
    stale.check,
  ];
  const { fields, ...form } = withValues(now, merged);
  return {
    ...form,
    fields: points(fields, (field) => ({ ...field, ...given({ hint: disputed.get(field.id) ?? field.hint }) })),
    intro: intro.join(' '),
    isAnew: true,
  };
}
