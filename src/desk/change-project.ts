import { randomUUID } from 'node:crypto';
import { impossible } from '../domain/impossible.ts';
import type { FormValues } from '../domain/input-form.ts';
import type { ProjectDraft, ProjectIntent } from '../domain/intent.ts';
import type { Phase } from '../domain/lesson.ts';
import type { History, Project, ProjectPlan, ProjectState } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { isSeveral, openButton, points } from '../replies/parts.ts';
import { fill, projectForm, readProjectForm, usualRhythm } from '../replies/project-form.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { noProject, projectCard, say, undoButton } from '../replies/show-project.ts';
import { dateText, localDate } from '../rules/calendar.ts';
import { checklist } from '../rules/checklist.ts';
import { lastSent, restsUntil } from '../rules/plan.ts';
import { nextMoment } from '../rules/rhythm.ts';
import { clip } from '../text/clip.ts';
import { type Answer, inPlace, privately, sentence } from './answer.ts';
import type { AskerHere, DeskContext } from './context.ts';
import type { Change } from './project-port.ts';

/** The project form as it is set, or a project set at once when every word was understood. */
export async function projectFormFor(asker: AskerHere, context: DeskContext, draft?: ProjectDraft): Promise<Answer> {
  const { core, projects, now, zone } = context;
  const current = await projects.find(asker.place);
  const today = localDate(now(), current?.zone ?? zone);
  if (draft?.whole && draft.phase && isSeveral(draft.interventions)) {
    const names = draft.interventions.map((id) => core.catalogue.intervention(id)?.name ?? id).join(', ');
    const plan: ProjectPlan = {
      name: current?.name ?? clip(names, 60),
      interventions: draft.interventions,
      phase: draft.phase,
      rhythm: draft.rhythm ?? current?.rhythm ?? usualRhythm,
      zone: current?.zone ?? zone,
      startDate: current?.startDate ?? today,
      owner: current?.owner ?? asker.person,
    };
    return setProject(plan, current, asker, context);
  }
  return {
    kind: 'form',
    form: projectForm(fill(draft, current, asker.person), core.catalogue, today),
    intent: draft ? { kind: 'set-project', draft: { ...draft, whole: false } } : { kind: 'project' },
  };
}

/** A form that was sent: saved and shown to the channel, or given back with what is wrong at each field. */
export async function submitProject(values: FormValues, asker: AskerHere, context: DeskContext): Promise<Answer> {
  const { core, projects, now, zone } = context;
  const current = await projects.find(asker.place);
  const today = localDate(now(), current?.zone ?? zone);
  // A project that runs keeps its first day, however long ago.
  const earliest = current && current.startDate < today ? current.startDate : today;
  const read = readProjectForm(values, core.catalogue, today, asker.person, current?.zone ?? zone, earliest);
  if ('faults' in read) {
    const form = projectForm(read.filled, core.catalogue, today, read.faults);
    return { kind: 'form', form, intent: { kind: 'project' } };
  }
  return setProject(read.plan, current, asker, context);
}

async function setProject(
  plan: ProjectPlan,
  current: Project | undefined,
  asker: AskerHere,
  context: DeskContext,
): Promise<Answer> {
  const kept = current?.state.kind === 'paused' ? current.state : ({ kind: 'active' } as const);
  const project: Project = {
    ...plan,
    id: current?.id ?? randomUUID(),
    place: asker.place,
    ...(asker.address !== undefined && { address: asker.address }),
    state: kept,
  };
  return apply('set', project, current, asker, context, (saved, change) => {
    const lead = current ? projectTexts.project.changed : projectTexts.project.intro;
    return projectCard(saved, context.core.catalogue, lead(asker.person.name), change);
  });
}

type StateIntent = Extract<ProjectIntent, { kind: 'set-phase' | 'pause' } | { kind: 'resume' | 'stop' }>;

/** Moves the phase, pauses, resumes or stops: obeyed at once, told to the channel, undoable. */
export async function changeProject(intent: StateIntent, asker: AskerHere, context: DeskContext): Promise<Answer> {
  const current = await context.projects.find(asker.place);
  if (!current) return privately(noProject());
  const who = asker.person.name;
  switch (intent.kind) {
    case 'set-phase':
      return setPhase(intent.phase, current, asker, context);
    case 'pause': {
      const { until } = intent;
      const state: ProjectState = until === undefined ? { kind: 'paused' } : { kind: 'paused', until };
      const words = projectTexts.pause;
      if (isSame(state, current.state)) return sentence({ title: words.title, text: words.same });
      const text = until === undefined ? words.open(who) : words.until(who, dateText(until));
      return apply('pause', { ...current, state }, current, asker, context, (_saved, change) =>
        say(words.title, text, [undoButton(change), openButton(projectTexts.buttons.resume, { kind: 'resume' })]),
      );
    }
    case 'resume': {
      const words = projectTexts.resume;
      if (current.state.kind === 'active') return sentence({ title: words.title, text: words.same });
      return apply('resume', { ...current, state: { kind: 'active' } }, current, asker, context, (saved, change) =>
        say(words.title, words.text(who, nextText(saved)), [undoButton(change)]),
      );
    }
    case 'stop': {
      const words = projectTexts.stop;
      if (current.state.kind === 'stopped') return sentence({ title: words.title, text: words.same });
      return apply('stop', { ...current, state: { kind: 'stopped' } }, current, asker, context, (_saved, change) =>
        say(words.title, words.text(who), [undoButton(change)]),
      );
    }
    default:
      return impossible(intent);
  }
}

function setPhase(phase: Phase, current: Project, asker: AskerHere, context: DeskContext): Promise<Answer> {
  const words = projectTexts.phase;
  const name = projectTexts.phases[phase];
  if (current.phase === phase) return Promise.resolve(sentence({ title: words.title(name), text: words.same(name) }));
  return apply('phase', { ...current, phase }, current, asker, context, (saved, change) => {
    const questions = checklist(saved, context.core.catalogue);
    return {
      title: words.title(name),
      parts: [
        { kind: 'text', text: words.by(asker.person.name) },
        ...(isSeveral(questions)
          ? [
              {
                kind: 'points',
                heading: words.checklist,
                points: points(questions, ({ title, step, question }) => `${title}: ${step} ${question}`),
              } as const,
            ]
          : []),
        {
          kind: 'buttons',
          buttons: [undoButton(change), openButton(projectTexts.buttons.plan, { kind: 'plan' })],
        },
      ],
    };
  });
}

/** Takes back the last change; a change after it stays what it is. */
export async function undoChange(id: string, asker: AskerHere, context: DeskContext): Promise<Answer> {
  const { projects } = context;
  const current = await projects.find(asker.place);
  const last = current && (await projects.lastChange(current.id));
  const words = projectTexts.undo;
  if (!current || !last || last.id !== id) return sentence({ title: words.title, text: words.tooLate });
  // What made the project is undone by stopping it, so that its log stays.
  const before: Project = last.before ?? { ...current, state: { kind: 'stopped' } };
  return inPlace(
    await apply('undo', before, current, asker, context, () =>
      say(words.title, words.done(asker.person.name), [openButton(projectTexts.buttons.plan, { kind: 'plan' })]),
    ),
  );
}

/** Saves a changed project with its next moment and tells the channel. Only members may. */
export async function apply(
  kind: Change['kind'],
  changed: Project,
  before: Project | undefined,
  asker: AskerHere,
  { projects, now }: Pick<DeskContext, 'projects' | 'now'>,
  announcement: (saved: Project, change: string) => Reply,
): Promise<Answer> {
  if (!(await asker.isMember())) return sentence(projectTexts.membersOnly);
  const { version: _old, ...rest } = withNext(changed, before ? await projects.history(before) : nothingYet, now());
  const saved: Project = { ...rest, ...(before?.version !== undefined && { version: before.version }) };
  const id = randomUUID();
  const { title, text } = projectTexts.notLetIn;
  // Made before it is saved, so that nothing can go wrong between the save and the news of it.
  const answer: Answer = { kind: 'announce', reply: announcement(saved, id), refused: say(title, text) };
  await projects.save(saved, { id, kind, at: now(), ...(before && { before }) });
  return answer;
}

/** The project with the next moment that its rhythm and state give. */
function withNext({ next: _old, ...project }: Project, history: History, now: number): Project {
  const after = restsUntil(project, now);
  return after === undefined ? project : { ...project, next: nextMoment(project, after, lastSent(history)) };
}

const nothingYet: History = { shown: [], lookups: [] };

const isSame = (one: ProjectState, other: ProjectState) => JSON.stringify(one) === JSON.stringify(other);
const nextText = ({ next }: Project) => (next ? dateText(next.date) : projectTexts.project.noNext);
