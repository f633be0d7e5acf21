import { randomUUID } from 'node:crypto';
import { given } from '../domain/given.ts';
import type { History, Person, Project } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { foldedCheckIn } from '../replies/no-longer-asked.ts';
import type { By } from '../replies/project-buttons.ts';
import { openQuestion } from '../replies/whats-amiss.ts';
import { lastSent, restsUntil } from '../rules/plan.ts';
import { nextMoment } from '../rules/rhythm.ts';
import type { Answer, ToAnnounce } from './answer.ts';
import type { ProjectRequest } from './context.ts';
import { whyNotAllowed } from './members-only.ts';
import type { Change, Saving } from './project-port.ts';

type Changing = {
  readonly kind: Change['kind'];
  /** The project as it becomes by this person, and as it was; absent when it is new. */
  readonly changed: (by: Person) => Project;
  readonly before: Project | undefined;
  /** What the channel hears, of the project as it is saved, and who changed it by which change. */
  readonly news: (saved: Project, by: By) => Reply;
};

/** Saves a changed project with its next moment and tells the channel. Only members of our own organisation may. */
export async function saveChange(changing: Changing, request: ProjectRequest): Promise<Answer> {
  const { projects, asker, lastChanger } = request;
  const refusal = await whyNotAllowed(asker);
  if (refusal) return refusal;
  const person = await asker.who();
  const { saving, announcement } = await prepareChange(changing, person, request);
  await projects.save(saving);
  lastChanger?.note(saving.project, person);
  return { kind: 'announce', announcement };
}

/** What is to be saved of a change, with its next moment, and what the channel hears of it. */
export async function prepareChange(
  { kind, changed, before, news }: Changing,
  person: Person,
  { projects, now, asker }: ProjectRequest,
): Promise<{ readonly saving: Saving; readonly announcement: ToAnnounce }> {
  const { version: _old, ...rest } = withNext(
    changed(person),
    before ? await projects.history(before) : nothingYet,
    now(),
  );
  const saved: Project = { ...rest, ...given({ version: before?.version }) };
  const id = randomUUID();
  // Kept with the change, so that nothing can go wrong between the save and the news of it.
  const reply = news(saved, { who: person.name, change: id });
  const folds = before && (await checkInToFold(before, saved, projects));
  return {
    saving: { project: saved, change: { id, kind, at: now(), ...given({ before }) }, news: reply },
    announcement: { id, project: saved.id, reply, ...given({ invitation: asker.invitation, folds }) },
  };
}

/** The question how to go on stands in the channel with its buttons, also when the team answered by something else. */
async function checkInToFold(
  before: Project,
  saved: Project,
  projects: ProjectRequest['projects'],
): Promise<ToAnnounce['folds']> {
  if (before.state.kind !== 'waiting' || saved.state.kind === 'waiting') return undefined;
  const nudges = await projects.nudges(before.id);
  const asked = openQuestion(nudges);
  const message = nudges.find(({ id }) => id === asked)?.messageId;
  return message === undefined ? undefined : { place: before.place, message, reply: foldedCheckIn(saved) };
}

/** The project with the next moment that its rhythm and state give. */
function withNext({ next: _old, ...project }: Project, history: History, now: number): Project {
  const after = restsUntil(project, now);
  return after === undefined ? project : { ...project, next: nextMoment(project, after, lastSent(history)) };
}

const nothingYet: History = { shown: [], lookups: [] };
