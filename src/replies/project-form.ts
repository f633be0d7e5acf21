import type { Catalogue } from '../content/catalogue.ts';
import { given } from '../domain/given.ts';
import type { Field, Form } from '../domain/input-form.ts';
import type { ProjectDraft } from '../domain/intent.ts';
import { everyIntervention, type InterventionId, phases } from '../domain/lesson.ts';
import { type LocalDate, type ProjectPlan, type Rhythm, weekdays } from '../domain/project.ts';
import { fillRhythm, type RhythmQuestion, rhythmQuestion, usualRhythm } from '../rules/fill-rhythm.ts';
import { type RhythmFault, rhythmFault } from '../rules/rhythm.ts';
import { weekdayNames } from '../text/calendar-words.ts';
import { capital } from '../text/capital.ts';
import { isSeveral, points } from './parts.ts';
import { projectTexts } from './project-texts.ts';
import { everies, everyOf } from './rhythm-choice.ts';

const words = projectTexts.form;
/** The most characters of a name, of the project or of a person. */
export const nameLength = 60;

/** What the form shows: the project as it is set, or what we know of a new one. */
export type FilledProject = Partial<Pick<ProjectPlan, 'name' | 'phase' | 'rhythm' | 'startDate'>> & {
  readonly interventions: readonly InterventionId[];
  readonly owner: string;
  /** Why a rhythm that was named cannot be kept, or what is still to be asked of it. */
  readonly doubt?: RhythmFault | RhythmQuestion;
};

/** What the form asks. */
export type FieldId = 'name' | 'interventions' | 'phase' | 'every' | 'weekday' | 'time' | 'start' | 'owner';
/** What is wrong with what was filled in, by field. */
export type Faults = { readonly [Id in FieldId]?: string };

type Asked = Field & { readonly id: FieldId };
type Filling = { readonly filled: FilledProject; readonly today: LocalDate; readonly faults?: Faults };

/** The project form, filled in, with what is wrong at its field. */
export function projectForm({ filled, today, faults = {} }: Filling, catalogue: Catalogue): Form {
  const { title, intro, submit, cancel } = words;
  const asked: readonly [Asked, ...Asked[]] = [
    { kind: 'line', id: 'name', label: words.name, maxLength: nameLength, value: filled.name ?? '' },
    interventionsField(filled.interventions, catalogue),
    phaseField(filled),
    ...rhythmFields(filled.rhythm ?? usualRhythm),
    { kind: 'date', id: 'start', label: words.start, value: filled.startDate ?? today },
    {
      kind: 'line',
      id: 'owner',
      label: words.owner,
      hint: words.ownerHint,
      maxLength: nameLength,
      value: filled.owner,
    },
  ];
  const fields = points(asked, (field) => ({ ...field, ...given({ fault: faults[field.id] }) }));
  return { about: 'project', title, intro, fields, submit, cancel };
}

function interventionsField(chosen: readonly InterventionId[], catalogue: Catalogue): Asked {
  const named = catalogue.interventions.map(({ id, name }) => ({ value: id, label: capital(name) }));
  const options = [...named, { value: everyIntervention, label: capital(words.somethingElse) }];
  if (!isSeveral(options)) throw new Error('the content has no interventions');
  return {
    kind: 'choices',
    id: 'interventions',
    label: words.interventions,
    hint: words.interventionsHint,
    options,
    values: chosen.filter((id) => catalogue.intervention(id) !== undefined),
  };
}

function phaseField({ phase: value }: FilledProject): Asked {
  const options = points(phases, (phase) => ({ value: phase, label: capital(projectTexts.phases[phase]) }));
  return { kind: 'choice', id: 'phase', label: words.phase, hint: words.phaseHint, options, ...given({ value }) };
}

/** How often, on which day and at what time. */
function rhythmFields(rhythm: Rhythm): readonly Asked[] {
  return [
    {
      kind: 'choice',
      id: 'every',
      label: words.every,
      options: points(everies, (every) => ({ value: every, label: words.rhythms[every] })),
      value: everyOf(rhythm),
    },
    {
      kind: 'choice',
      id: 'weekday',
      label: words.weekday,
      options: points(weekdays, (day) => ({ value: String(day), label: capital(weekdayNames[day - 1] ?? '') })),
      value: String(rhythm.weekday),
    },
    { kind: 'time', id: 'time', label: words.time, value: rhythm.time },
  ];
}

/** What a draft and the project so far fill in together; the draft wins. */
export function prefilled(
  draft: ProjectDraft | undefined,
  current: ProjectPlan | undefined,
  shownName: string,
): FilledProject {
  const { interventions = [], phase, rhythm: wish } = draft ?? {};
  const rhythm = wish && fillRhythm(wish, current?.rhythm);
  const doubt = rhythm && (rhythmFault(rhythm) ?? rhythmQuestion(wish, current?.rhythm));
  return {
    ...current,
    ...given({ phase, rhythm: rhythm && withTime(rhythm), doubt }),
    name: current?.name ?? '',
    interventions: interventions.length > 0 ? interventions : (current?.interventions ?? []),
    owner: current?.owner.name ?? shownName,
  };
}

/** A platform refuses a form with a time that does not exist. */
const withTime = (rhythm: Rhythm): Rhythm =>
  rhythmFault(rhythm) === 'no-time' ? { ...rhythm, time: usualRhythm.time } : rhythm;
