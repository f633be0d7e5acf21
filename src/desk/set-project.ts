import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { given } from '../domain/given.ts';
import type { Form } from '../domain/input-form.ts';
import type { ProjectDraft } from '../domain/intent.ts';
import type { Person, Project, ProjectPlan, ProjectState } from '../domain/project.ts';
import { draftOnButton } from '../grammar/parse-draft.ts';
import { draftIntro } from '../replies/draft-intro.ts';
import { isSeveral } from '../replies/parts.ts';
import { toPlan } from '../replies/project-buttons.ts';
import { type Faults, type FilledProject, prefilled, projectForm } from '../replies/project-form.ts';
import { projectFormTexts } from '../replies/project-form-texts.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { readProjectForm } from '../replies/read-project-form.ts';
import { leadOf, projectCard } from '../replies/show-project.ts';
import { localDate } from '../rules/calendar.ts';
import { fillRhythm, rhythmQuestion } from '../rules/fill-rhythm.ts';
import { rhythmFault } from '../rules/rhythm.ts';
import { type Answer, sentence } from './answer.ts';
import type { ProjectRequest } from './context.ts';
import { madeName, nameAlong } from './project-name.ts';
import { saveChange } from './save-change.ts';
import { basisOf, type SentForm, staleForm } from './stale-form.ts';

/** The project form as it is set, or a project set at once when every word was understood. */
export async function projectFormFor(request: ProjectRequest, draft?: ProjectDraft): Promise<Answer> {
  const { projects, asker } = request;
  const current = await projects.find(asker.place);
  const plan = draft && planFrom(draft, current, request);
  if (plan) return setProject(plan, current, request);
  return {
    kind: 'form',
    form: formOf(current, draft, request),
    intent: draft ? { kind: 'set-project', draft: draftOnButton(draft) } : { kind: 'project' },
  };
}

/** The form with what stands and, above that, what was drafted. */
function formOf(current: Project | undefined, draft: ProjectDraft | undefined, request: ProjectRequest): Form {
  const { core, asker } = request;
  const day = today(current, request);
  const filledBy = (by: ProjectDraft | undefined) => prefilled(by, current, asker.shownName ?? '');
  const standing = projectForm({ filled: filledBy(undefined), today: day }, core.catalogue);
  const filled = filledBy(draft);
  const drafted = projectForm({ filled, today: day, faults: faultsIn(filled) }, core.catalogue);
  const intro = draft && draftIntro(draft, filled, core.catalogue);
  return { ...drafted, ...given({ intro: intro ?? drafted.intro }), basis: basisOf(standing, current?.state.kind) };
}

/** A rhythm that was typed and cannot be kept is said at once, and not only when the form is sent. */
function faultsIn({ doubt }: FilledProject): Faults {
  return doubt === undefined || doubt === 'turn' || doubt === 'every' ? {} : { time: projectFormTexts.faults[doubt] };
}

/** A plan, once it is known who makes it. */
type PlanBy = (by: Person) => ProjectPlan;

/** The plan that a draft makes by itself; nothing when something must still be asked. */
function planFrom(draft: ProjectDraft, current: Project | undefined, request: ProjectRequest): PlanBy | undefined {
  const { whole, phase, interventions, rhythm: wish = {} } = draft;
  const rhythm = fillRhythm(wish, current?.rhythm);
  if (!whole || !phase || !isSeveral(interventions)) return undefined;
  if (rhythmFault(rhythm) ?? rhythmQuestion(wish, current?.rhythm)) return undefined;
  const { core, zone: usualZone } = request;
  const usual = {
    name: madeName(interventions, core.catalogue),
    zone: usualZone,
    startDate: today(current, request),
  };
  const { name, zone, startDate } = { ...usual, ...current };
  return (by) => ({ name, interventions, phase, rhythm, zone, startDate, owner: current?.owner ?? by });
}

function standingOf(current: Project, request: ProjectRequest) {
  const by = request.lastChanger?.of(current);
  return { form: formOf(current, undefined, request), state: current.state.kind, by };
}

/** A form that was sent: saved and shown to the channel, or given back with what is wrong at each field. */
export async function submitProject(sent: SentForm, request: ProjectRequest): Promise<Answer> {
  const { core, projects, zone, asker } = request;
  const { values } = sent;
  const current = await projects.find(asker.place);
  const day = today(current, request);
  const stale = current && staleForm(sent, standingOf(current, request));
  if (stale) return { kind: 'form', form: stale, intent: { kind: 'project' } };
  // A project that runs keeps its first day, however long ago.
  const earliest = current && current.startDate < day ? current.startDate : day;
  const known = {
    today: day,
    earliest,
    zone: current?.zone ?? zone,
    ...given({ shownName: asker.shownName, owner: current?.owner }),
  };
  const read = readProjectForm(values, known, core.catalogue);
  if ('plan' in read) return setProject(read.plan, current, request);
  return {
    kind: 'form',
    form: { ...projectForm({ ...read, today: day }, core.catalogue), ...given({ basis: sent.basis }) },
    intent: { kind: 'project' },
  };
}

/** Whoever sets a project wants its lessons: it runs, unless its team put it on pause. */
const keepsState: Readonly<Record<ProjectState['kind'], boolean>> = {
  active: true,
  paused: true,
  waiting: false,
  stopped: false,
  parked: false,
};

async function setProject(asked: PlanBy, before: Project | undefined, request: ProjectRequest): Promise<Answer> {
  const { catalogue } = request.core;
  const planBy: PlanBy = (by) => {
    const plan = asked(by);
    return { ...plan, name: nameAlong(plan, before, catalogue) };
  };
  if (before && isAsItStands(planBy(nobody), before)) {
    return sentence({ ...projectTexts.project.same, buttons: [toPlan] });
  }
  const { place, address, team } = request.asker;
  const id = before?.id ?? randomUUID();
  const changed = (by: Person): Project => ({
    ...planBy(by),
    id,
    place,
    ...given({ address, team }),
    state: before && keepsState[before.state.kind] ? before.state : { kind: 'active' },
  });
  return saveChange(
    {
      kind: 'set',
      changed,
      before,
      news: (saved, { who, change }) => projectCard(saved, { lead: leadOf(who, before, saved), change }, catalogue),
    },
    request,
  );
}

/** Stands for who sets it: a plan that makes that person its owner changes something. */
const nobody: Person = { id: '', name: '' };

/** Whether setting this plan would change nothing: it is what stands, and the project need not be started again. */
function isAsItStands(plan: ProjectPlan, before: Project): boolean {
  const { name, interventions, phase, rhythm, zone, startDate, owner } = before;
  const stands = { name, interventions: inOrder(interventions), phase, rhythm, zone, startDate, owner };
  return (
    keepsState[before.state.kind] && isDeepStrictEqual({ ...plan, interventions: inOrder(plan.interventions) }, stands)
  );
}

/** What a team does is a set: nobody means anything by the order. */
const inOrder = (interventions: readonly string[]) => interventions.toSorted();

/** The calendar day in the zone of the project. */
function today(current: Project | undefined, { now, zone }: ProjectRequest): string {
  return localDate(now(), current?.zone ?? zone);
}
