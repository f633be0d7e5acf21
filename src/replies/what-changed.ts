import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '../content/catalogue.ts';
import { impossible } from '../domain/impossible.ts';
import { everyIntervention } from '../domain/lesson.ts';
import type { Project, ProjectPlan } from '../domain/project.ts';
import { dateText, farDateText } from '../rules/calendar.ts';
import { changeTexts as words } from './change-texts.ts';
import { interventionName } from './parts.ts';
import { stateText } from './project-state.ts';
import { projectTexts } from './project-texts.ts';
import { rhythmText } from './rhythm-text.ts';

/** A project before a change and after it. */
type Both = { readonly before: Project; readonly after: Project };

/** What people can set of a project, what they want to know first on top. Nobody sets the zone. */
const settable = [
  'phase',
  'rhythm',
  'interventions',
  'owner',
  'name',
  'startDate',
] as const satisfies readonly (keyof ProjectPlan)[];
type Settable = (typeof settable)[number];

/** What was set anew, as a list in a sentence; nothing when that cannot be seen. */
export function whatWasSet(both: Both): string | undefined {
  const parts = differences(both).map((field) => nameOf(field, both.after));
  return parts.length === 0 ? undefined : listed(parts);
}

/** How a project stands again, a sentence for each thing that an undo put back. */
export function standsAgain(both: Both, catalogue: Catalogue): readonly string[] {
  const { before, after } = both;
  const isSame = isDeepStrictEqual(before.state, after.state);
  return [
    ...(isSame ? [] : [stateAgain(after)]),
    ...differences(both).map((field) => valueAgain(field, after, catalogue)),
  ];
}

/** What a project is about, as people say it. */
export function namesOf(interventions: readonly string[], catalogue: Catalogue): readonly string[] {
  return interventions.map((id) =>
    id === everyIntervention ? projectTexts.form.somethingElse : interventionName(id, catalogue),
  );
}

function differences({ before, after }: Both): readonly Settable[] {
  return settable.filter((field) => !isDeepStrictEqual(comparable(field, before), comparable(field, after)));
}

/** What a team does is a set, and of a person only the name is shown. */
function comparable(field: Settable, project: Project): unknown {
  if (field === 'interventions') return project.interventions.toSorted();
  return field === 'owner' ? project.owner.name : project[field];
}

function nameOf(field: Settable, { owner }: Project): string {
  return field === 'owner' ? words.parts.owner(owner.name) : words.parts[field];
}

function valueAgain(field: Settable, project: Project, catalogue: Catalogue): string {
  const { again } = words;
  const values: Readonly<Record<Settable, () => string>> = {
    phase: () => again.phase(projectTexts.phases[project.phase]),
    rhythm: () => again.rhythm(rhythmText(project.rhythm)),
    interventions: () => again.interventions(listed(namesOf(project.interventions, catalogue))),
    owner: () => again.owner(project.owner.name),
    name: () => again.name(project.name),
    startDate: () => again.startDate(farDateText(project.startDate)),
  };
  return values[field]();
}

function stateAgain(project: Project): string {
  const { state, next } = project;
  const { again } = words;
  switch (state.kind) {
    case 'active':
      return next ? again.active(dateText(next.date)) : again.activeSoon;
    case 'paused':
      return state.until === undefined ? again.pausedOpen : again.paused(farDateText(state.until));
    case 'waiting':
    case 'stopped':
    case 'parked':
      return stateText(project) ?? '';
    default:
      return impossible(state);
  }
}

const dutch = new Intl.ListFormat('nl');
const listed = (some: readonly string[]) => dutch.format(some);
