import { expect, test } from 'vitest';
import { staleForm } from '../../../src/desk/stale-form.ts';
import type { Form } from '../../../src/domain/input-form.ts';
import { valuesIn } from '../../../src/replies/form-values.ts';
import { projectFormTexts } from '../../../src/replies/project-form-texts.ts';

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
] as const;
const form = (name: string, phase: string, kinds: readonly string[]): Form => ({
  title: 'Project',
  submit: 'Bewaar',
  cancel: 'Annuleer',
  fields: [
    { kind: 'line', id: 'name', label: 'Naam', maxLength: 60, value: name },
    { kind: 'choice', id: 'phase', label: 'Fase', options: [...options], value: phase },
    { kind: 'choices', id: 'kinds', label: 'Wat', options: [...options], values: kinds },
  ],
});
const basis = valuesIn(form('Noord', 'a', ['a', 'b']));

test.each<[what: string, values: object, now: Form]>([
  ['nobody changed anything', { name: 'Zuid' }, form('Noord', 'a', ['b', 'a'])],
  ['somebody changed what was typed as well', { phase: 'b' }, form('Noord', 'b', ['a', 'b'])],
])('when %s, a form is taken as it was sent', (_what, values, now) => {
  expect(staleForm({ values: { ...basis, ...values }, basis }, now)).toBeUndefined();
});

test('a form without what it was filled in with is taken as it was sent', () => {
  expect(staleForm({ values: { name: 'Zuid' } }, form('Oost', 'b', []))).toBeUndefined();
});

test('what a colleague changed and what was typed stand together in the form that comes again', () => {
  const again = staleForm({ values: { ...basis, name: 'Zuid' }, basis }, form('Noord', 'b', ['a']));
  expect(again && valuesIn(again)).toEqual({ name: 'Zuid', phase: 'b', kinds: ['a'] });
  expect(again?.intro).toContain('‘Fase’, ‘Wat’');
  expect(again?.fields.map(({ hint }) => hint)).toEqual([undefined, undefined, undefined]);
});

test('where both changed a field, what was typed stands there, with a word of the other', () => {
  const again = staleForm({ values: { ...basis, name: 'Zuid' }, basis }, form('Oost', 'a', ['a', 'b']));
  expect(again && valuesIn(again)).toMatchObject({ name: 'Zuid' });
  expect(again?.fields[0].hint).toBe(projectFormTexts.conflict);
});
