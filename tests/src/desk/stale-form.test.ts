import { describe, expect, test } from 'vitest';
import { createLastChanger } from '../../../src/desk/last-changer.ts';
import { basisOf, staleForm } from '../../../src/desk/stale-form.ts';
import type { Form } from '../../../src/domain/input-form.ts';
import { valuesIn } from '../../../src/replies/form-values.ts';
import { projectFormTexts } from '../../../src/replies/project-form-texts.ts';

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
] as const;
const form = (name: string, phase: string, kinds: readonly string[]): Form => ({
  about: 'project',
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
  expect(staleForm({ values: { ...basis, ...values }, basis }, { form: now, state: 'active' })).toBeUndefined();
});

test('a form without what it was filled in with is taken as it was sent', () => {
  expect(staleForm({ values: { name: 'Zuid' } }, { form: form('Oost', 'b', []), state: 'active' })).toBeUndefined();
});

test('what a colleague changed and what was typed stand together in the form that comes again', () => {
  const again = staleForm(
    { values: { ...basis, name: 'Zuid' }, basis },
    { form: form('Noord', 'b', ['a']), state: 'active' },
  );
  expect(again && valuesIn(again)).toEqual({ name: 'Zuid', phase: 'b', kinds: ['a'] });
  expect(again?.intro).toContain('‘Fase’, ‘Wat’');
  expect(again?.fields.map(({ hint }) => hint)).toEqual([undefined, undefined, undefined]);
});

test('where both changed a field, what was typed stands there, with a word of the other', () => {
  const again = staleForm(
    { values: { ...basis, name: 'Zuid' }, basis },
    { form: form('Oost', 'a', ['a', 'b']), state: 'active' },
  );
  expect(again && valuesIn(again)).toMatchObject({ name: 'Zuid' });
  expect(again?.fields[0].hint).toBe(projectFormTexts.conflict('Oost'));
});

test.each<[what: string, now: Form, shown: string]>([
  ['a choice', form('Noord', 'b', ['a', 'b']), 'B'],
  ['several choices', form('Noord', 'a', ['b']), 'B'],
])('of %s, the label tells what stands there now', (_what, now, shown) => {
  const typed = { phase: 'c', kinds: [] };
  const again = staleForm({ values: { ...basis, ...typed }, basis }, { form: now, state: 'active' });
  expect(again?.fields.map(({ hint }) => hint)).toContain(projectFormTexts.conflict(shown));
});

test('who changed it last is named, where that is known', () => {
  const standing = { form: form('Oost', 'a', ['a', 'b']), state: 'active' } as const;
  expect(staleForm({ values: basis, basis }, { ...standing, by: 'Samira' })?.intro).toContain('van Samira');
  expect(staleForm({ values: basis, basis }, standing)?.intro).not.toContain('wijziging is van');
});

describe('lessons that were stopped meanwhile', () => {
  const same = form('Noord', 'a', ['a', 'b']);
  const open = basisOf(same, 'active');

  test('are not started again unseen', () => {
    const again = staleForm({ values: valuesIn(same), basis: open }, { form: same, state: 'stopped' });
    expect(again?.intro).toContain(projectFormTexts.stale.stopped);
    expect(again?.isAnew).toBe(true);
  });

  test.each([
    ['were stopped when the form was opened', basisOf(same, 'stopped'), 'stopped'],
    ['are on pause, which a save leaves', open, 'paused'],
    ['stand in a form of an older version', valuesIn(same), 'stopped'],
  ] as const)('that %s ask nothing', (_, before, state) => {
    expect(staleForm({ values: valuesIn(same), basis: before }, { form: same, state })).toBeUndefined();
  });
});

describe('who made the last change', () => {
  test('is known until something else happens to the project', () => {
    const last = createLastChanger();
    last.note({ id: 'p', version: 3 }, { id: 'U1', name: 'Anna' });
    expect(last.of({ id: 'p', version: 4 })).toBe('Anna');
    expect(last.of({ id: 'p', version: 5 })).toBeUndefined();
    expect(last.of({ id: 'other', version: 4 })).toBeUndefined();
  });

  test('of a project that is new too', () => {
    const last = createLastChanger();
    last.note({ id: 'p' }, { id: 'U1', name: 'Anna' });
    expect(last.of({ id: 'p', version: 1 })).toBe('Anna');
  });

  test('is forgotten when there are many, the oldest first', () => {
    const last = createLastChanger();
    for (let at = 0; at < 600; at++) last.note({ id: `p${at}` }, { id: 'U1', name: 'Anna' });
    expect(last.of({ id: 'p0', version: 1 })).toBeUndefined();
    expect(last.of({ id: 'p599', version: 1 })).toBe('Anna');
  });
});
