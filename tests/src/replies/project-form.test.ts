import { expect, test } from 'vitest';
import type { FormValues } from '../../../src/domain/input-form.ts';
import { phases } from '../../../src/domain/lesson.ts';
import type { ProjectPlan, Rhythm } from '../../../src/domain/project.ts';
import { prefilled, projectForm } from '../../../src/replies/project-form.ts';
import { readProjectForm } from '../../../src/replies/read-project-form.ts';
import { catalogue } from '../../support/real-core.ts';

const anna = { id: 'U1', name: 'Anna de Vries' };
const today = '2026-11-23';
const known = { today, earliest: today, zone: 'Europe/Amsterdam', shownName: 'Anna' };
const plan: ProjectPlan = {
  name: 'Appgroep Noord',
  interventions: ['whatsapp-groep', 'buurtpreventie'],
  phase: 'start',
  rhythm: { every: 'two-weeks', weekday: 4, time: '09:30' },
  zone: known.zone,
  startDate: '2026-12-01',
  owner: anna,
};

/** The form of a project, sent back as it was opened. */
function sentBack(project: ProjectPlan): FormValues {
  const { fields } = projectForm({ filled: prefilled(undefined, project, 'Anna'), today }, catalogue);
  return Object.fromEntries(fields.map((field) => [field.id, 'values' in field ? field.values : (field.value ?? '')]));
}

const rhythms: readonly Rhythm[] = [
  { every: 'week', weekday: 1, time: '08:00' },
  { every: 'two-weeks', weekday: 5, time: '11:30' },
  ...([1, 2, 3, 4, -1] as const).map((nth): Rhythm => ({ every: 'month', nth, weekday: 3, time: '16:00' })),
];

const planOf = (read: ReturnType<typeof readProjectForm>) => ('plan' in read ? read.plan(anna) : read);

test.each([
  ...rhythms.map((rhythm) => [`${rhythm.every} ${'nth' in rhythm ? rhythm.nth : ''}`, { rhythm }] as const),
  ...phases.map((phase) => [phase, { phase }] as const),
])('a form that is sent as it was opened changes nothing: %s', (_, more) => {
  const project = { ...plan, ...more };
  expect(planOf(readProjectForm(sentBack(project), known, catalogue))).toEqual(project);
});

test('a project that fits none of the interventions can begin', () => {
  const { fields } = projectForm({ filled: { interventions: [], owner: 'Anna' }, today }, catalogue);
  const field = fields.find(({ id }) => id === 'interventions');
  expect(field).toMatchObject({ options: expect.arrayContaining([{ value: 'alle', label: 'Iets anders' }]) });
  const other = { ...plan, interventions: ['alle'] as const };
  expect(planOf(readProjectForm(sentBack(other), known, catalogue))).toEqual(other);
});

test('a name of somebody else is kept without an id, for nobody knows whose it is', () => {
  const read = readProjectForm({ ...sentBack(plan), owner: 'Joris' }, known, catalogue);
  expect(planOf(read)).toEqual({ ...plan, owner: { id: '', name: 'Joris' } });
});

test.each([
  { time: '09:30:00' },
  { time: '09:30:00.000' },
  { start: `${plan.startDate}T00:00:00Z` },
  { interventions: plan.interventions.join(';') },
])('what a client writes in its own way (%j) is read', (more) =>
  expect(planOf(readProjectForm({ ...sentBack(plan), ...more }, known, catalogue))).toEqual(plan),
);

test('every fault is told at once, and what was filled in stays', () => {
  const read = readProjectForm(
    { ...sentBack(plan), name: ' ', phase: 'ooit', start: 'morgen', every: '' },
    known,
    catalogue,
  );
  if (!('faults' in read)) throw new Error('no faults');
  expect(Object.keys(read.faults).toSorted()).toEqual(['every', 'name', 'phase', 'start']);
  const { fields } = projectForm({ ...read, today }, catalogue);
  expect(fields.filter(({ fault }) => fault !== undefined).map(({ id }) => id)).toEqual([
    'name',
    'phase',
    'every',
    'start',
  ]);
  expect(fields.find(({ id }) => id === 'interventions')).toMatchObject({ values: plan.interventions });
  expect(fields.find(({ id }) => id === 'start')).toMatchObject({ value: 'morgen' });
});
