import type { Catalogue } from '../content/catalogue.ts';
import { given } from '../domain/given.ts';
import type { FormValues } from '../domain/input-form.ts';
import { type InterventionId, type Phase, phases } from '../domain/lesson.ts';
import { type LocalDate, type Person, type ProjectPlan, type Rhythm, weekdays } from '../domain/project.ts';
import { rhythmFault } from '../rules/rhythm.ts';
import { tidy } from '../text/tidy.ts';
import { isSeveral } from './parts.ts';
import { type Faults, type FieldId, type FilledProject, nameLength } from './project-form.ts';
import { projectTexts } from './project-texts.ts';
import { everies, rhythmOf } from './rhythm-choice.ts';

const words = projectTexts.form.faults;
const dayMs = 86_400_000;
/** A start further away than this is a slip of the finger. */
const furthestDays = 366;

/** What is known apart from what was filled in. */
type Known = {
  readonly today: LocalDate;
  /** No start before this day. */
  readonly earliest: LocalDate;
  readonly zone: string;
  /** The name that the form showed of who filled it in, which the platform may know better. */
  readonly shownName?: string;
  /** Whose project it is; who saves the form for them takes nothing over. */
  readonly owner?: Person;
};

type Read =
  | { readonly plan: (by: Person) => ProjectPlan }
  | { readonly faults: Faults; readonly filled: FilledProject };

/** A form as it was sent becomes a plan, or the faults by field and the form as it was filled in. */
export function readProjectForm(values: FormValues, known: Known, catalogue: Catalogue): Read {
  const text = (id: FieldId) => textOf(values[id]);
  const line = (id: FieldId) => tidy(text(id)).slice(0, nameLength);
  const { rhythm, faults: rhythmFaults } = readRhythm(text('every'), text('weekday'), minuteOf(text('time')));
  const sent: Sent = {
    name: line('name'),
    interventions: listOf(values.interventions).filter((id) => catalogue.intervention(id) !== undefined),
    phase: phases.find((each) => each === text('phase')),
    startDate: text('start').replace(/^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}.*$/, '$1'),
    owner: line('owner'),
    rhythm,
  };
  const faults = { ...faultsIn(sent, known), ...rhythmFaults };
  const plan = Object.keys(faults).length === 0 ? toPlan(sent, known) : undefined;
  return plan ? { plan } : { faults, filled: given(sent) };
}

/** What was sent, as far as it can be read. */
type Sent = {
  readonly name: string;
  readonly interventions: readonly InterventionId[];
  readonly phase: Phase | undefined;
  readonly startDate: LocalDate;
  readonly owner: string;
  readonly rhythm: Rhythm | undefined;
};

function faultsIn(sent: Sent, known: Known): Faults {
  return given({
    name: unless(sent.name, words.empty),
    owner: unless(sent.owner, words.empty),
    interventions: unless(isSeveral(sent.interventions), words.pickOne),
    phase: unless(sent.phase, words.unknown),
    start: startFault(sent.startDate, known),
  });
}

const unless = (value: unknown, fault: string): string | undefined => (value ? undefined : fault);

function startFault(date: LocalDate, { today, earliest }: Known): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) return words.date;
  if (date < earliest) return words.past;
  return Date.parse(date) - Date.parse(today) > furthestDays * dayMs ? words.far : undefined;
}

type ReadRhythm = { readonly rhythm: Rhythm | undefined; readonly faults: Faults };

function readRhythm(choice: string, day: string, time: string): ReadRhythm {
  const every = everies.find((each) => each === choice);
  const weekday = weekdays.find((each) => String(each) === day);
  if (!every || !weekday) {
    const faults = given({ every: unless(every, words.unknown), weekday: unless(weekday, words.unknown) });
    return { rhythm: undefined, faults };
  }
  const rhythm = rhythmOf(every, { weekday, time });
  const fault = rhythmFault(rhythm);
  return { rhythm, faults: given({ time: fault && words[fault] }) };
}

function toPlan(sent: Sent, { zone, shownName, owner: current }: Known): ((by: Person) => ProjectPlan) | undefined {
  const { name, interventions, phase, rhythm, startDate, owner } = sent;
  if (!phase || !rhythm || !isSeveral(interventions)) return undefined;
  const plan = { name, interventions, phase, rhythm, zone, startDate };
  if (current && owner === current.name) return () => ({ ...plan, owner: current });
  return (by) => ({ ...plan, owner: owner === shownName || owner === by.name ? by : { id: '', name: owner } });
}

/** Some clients send a time with seconds. */
const minuteOf = (time: string): string => time.replace(/^(\d{2}:\d{2}):\d{2}(?:\.\d+)?$/, '$1');

type FormValue = FormValues[string] | undefined;
const textOf = (value: FormValue): string => (typeof value === 'string' ? value : '');
const listOf = (value: FormValue): readonly string[] =>
  typeof value === 'string' ? value.split(/[,;]/) : (value ?? []);
