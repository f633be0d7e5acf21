import type { Catalogue } from '../content/catalogue.ts';
import type { Field, Form, FormValues } from '../domain/input-form.ts';
import type { ProjectDraft } from '../domain/intent.ts';
import { everyIntervention, phases } from '../domain/lesson.ts';
import type { LocalDate, Person, ProjectPlan, Rhythm, Weekday } from '../domain/project.ts';
import { usual } from '../grammar/parse-rhythm.ts';
import { rhythmFault } from '../rules/rhythm.ts';
import { weekdayNames } from '../text/calendar-words.ts';
import { tidy } from '../text/tidy.ts';
import { capital, isSeveral, points } from './parts.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.form;
const nameLength = 60;
/** A start further away than this is a slip of the finger. */
const furthestDays = 366;

/** What the form shows: the project as it is set, or what we know of a new one. */
export type Filled = Partial<Pick<ProjectPlan, 'name' | 'phase' | 'rhythm' | 'startDate'>> & {
  readonly interventions: readonly string[];
  readonly owner: string;
};

/** The usual rhythm: Tuesday at ten. */
export const usualRhythm: Rhythm = { every: 'week', weekday: usual.weekday, time: usual.time };

/** The project form, filled in, with what is wrong at its field. */
export function projectForm(
  filled: Filled,
  catalogue: Catalogue,
  today: LocalDate,
  faults: Readonly<Record<string, string>> = {},
): Form {
  const rhythm = filled.rhythm ?? usualRhythm;
  const interventions = catalogue.interventions
    .filter(({ id }) => id !== everyIntervention)
    .map(({ id, name }) => ({ value: id, label: capital(name) }));
  if (!isSeveral(interventions)) throw new Error('the content has no interventions');
  const fault = (id: string) => (faults[id] === undefined ? {} : { fault: faults[id] });
  const fields: readonly [Field, ...Field[]] = [
    { kind: 'line', id: 'name', label: words.name, maxLength: nameLength, value: filled.name ?? '', ...fault('name') },
    {
      kind: 'choices',
      id: 'interventions',
      label: words.interventions,
      hint: words.interventionsHint,
      options: interventions,
      values: filled.interventions.filter((id) => catalogue.intervention(id) !== undefined),
      ...fault('interventions'),
    },
    {
      kind: 'choice',
      id: 'phase',
      label: words.phase,
      options: points(phases, (phase) => ({ value: phase, label: capital(projectTexts.phases[phase]) })),
      ...(filled.phase && { value: filled.phase }),
      ...fault('phase'),
    },
    {
      kind: 'choice',
      id: 'every',
      label: words.every,
      options: points(everies, (every) => ({ value: every, label: words.rhythms[every] })),
      value: rhythm.every === 'month' ? toEvery(rhythm.nth) : rhythm.every,
      ...fault('every'),
    },
    {
      kind: 'choice',
      id: 'weekday',
      label: words.weekday,
      options: points(weekdays, (day) => ({ value: String(day), label: capital(weekdayNames[day - 1] ?? '') })),
      value: String(rhythm.weekday),
      ...fault('weekday'),
    },
    { kind: 'time', id: 'time', label: words.time, value: rhythm.time, ...fault('time') },
    { kind: 'date', id: 'start', label: words.start, value: filled.startDate ?? today, ...fault('start') },
    {
      kind: 'line',
      id: 'owner',
      label: words.owner,
      hint: words.ownerHint,
      maxLength: nameLength,
      value: filled.owner,
      ...fault('owner'),
    },
  ];
  return { title: words.title, intro: words.intro, fields, submit: words.submit, cancel: words.cancel };
}

const weekdays = [1, 2, 3, 4, 5] as const;
const everies = ['week', 'two-weeks', '1', '2', '3', '4', '-1'] as const;
type Every = (typeof everies)[number];
const toEvery = (nth: 1 | 2 | 3 | 4 | -1): Every => `${nth}`;

/** A form as it was sent becomes a plan, or the faults by field and the form as it was filled in. */
export function readProjectForm(
  values: FormValues,
  catalogue: Catalogue,
  today: LocalDate,
  asker: Person,
  zone: string,
  earliest: LocalDate,
): { readonly plan: ProjectPlan } | { readonly faults: Readonly<Record<string, string>>; readonly filled: Filled } {
  const faults: Record<string, string> = {};
  const line = (id: string) => tidy(textOf(values[id])).slice(0, nameLength);
  const name = line('name');
  if (name === '') faults.name = words.faults.empty;
  const owner = line('owner');
  if (owner === '') faults.owner = words.faults.empty;

  const interventions = listOf(values.interventions).filter(
    (id) => id !== everyIntervention && catalogue.intervention(id) !== undefined,
  );
  if (interventions.length === 0) faults.interventions = words.faults.pickOne;
  const phase = phases.find((each) => each === textOf(values.phase));
  if (!phase) faults.phase = words.faults.unknown;

  const rhythm = readRhythm(values, faults);
  const startDate = textOf(values.start);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(startDate) || Number.isNaN(Date.parse(startDate))) faults.start = words.faults.date;
  else if (startDate < earliest) faults.start = words.faults.past;
  else if (Date.parse(startDate) - Date.parse(today) > furthestDays * 86_400_000) faults.start = words.faults.far;

  if (Object.keys(faults).length === 0 && phase && rhythm && isSeveral(interventions)) {
    const person = { id: owner === asker.name ? asker.id : '', name: owner };
    return { plan: { name, interventions, phase, rhythm, zone, startDate, owner: person } };
  }
  const filled = { name, interventions, owner, startDate, ...(phase && { phase }), ...(rhythm && { rhythm }) };
  return { faults, filled };
}

function readRhythm(values: FormValues, faults: Record<string, string>): Rhythm | undefined {
  const every = everies.find((each) => each === textOf(values.every));
  const weekday: Weekday | undefined = weekdays.find((day) => String(day) === textOf(values.weekday));
  const time = textOf(values.time);
  if (!every) faults.every = words.faults.unknown;
  if (!weekday) faults.weekday = words.faults.unknown;
  if (!every || !weekday) return undefined;
  const nth = ([1, 2, 3, 4, -1] as const).find((each) => toEvery(each) === every);
  const rhythm: Rhythm =
    every === 'week' || every === 'two-weeks'
      ? { every, weekday, time }
      : { every: 'month', nth: nth ?? 1, weekday, time };
  const fault = rhythmFault(rhythm);
  if (fault) faults.time = words.faults[fault];
  return rhythm;
}

const textOf = (value: FormValues[string] | undefined): string => (typeof value === 'string' ? value : '');
const listOf = (value: FormValues[string] | undefined): readonly string[] =>
  typeof value === 'string' ? value.split(',') : (value ?? []);

/** What a draft and the project so far fill in together; the draft wins. */
export function fill(
  draft: ProjectDraft | undefined,
  current: ProjectPlan | undefined,
  asker: Person,
  channelName = '',
): Filled {
  const interventions = draft?.interventions.length ? draft.interventions : (current?.interventions ?? []);
  return {
    ...current,
    ...(draft?.phase && { phase: draft.phase }),
    ...(draft?.rhythm && { rhythm: draft.rhythm }),
    name: current?.name ?? channelName,
    interventions,
    owner: current?.owner.name ?? asker.name,
  };
}
