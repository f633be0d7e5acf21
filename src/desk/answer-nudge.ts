import { impossible } from '../domain/impossible.ts';
import type { CheckInWish } from '../domain/intent.ts';
import type { Nudge, NudgeAnswer, Project, Rhythm } from '../domain/project.ts';
import type { By } from '../replies/change-notice.ts';
import { checkedIn } from '../replies/check-in.ts';
import { explainChoice } from '../replies/explain-choice.ts';
import { type NudgeCard, nudgeCard } from '../replies/nudge-card.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { type Answer, inPlace, privately, sentence } from './answer.ts';
import type { ProjectRequest } from './context.ts';
import { saveChange } from './save-change.ts';

/** *Doen we*, *Niet voor ons*, *Later*, *Klopt niet*, or one of these taken back: the card changes for everybody. */
export async function answerNudge(
  id: string,
  answer: NudgeAnswer | undefined,
  request: ProjectRequest,
): Promise<Answer> {
  const { core, projects, now, asker } = request;
  const card = await findCard(id, request);
  if (!card) return old();
  if (!(await asker.isMember())) return sentence(projectTexts.membersOnly);
  const answered = answer && { answer, by: (await asker.who()).name };
  const reply = nudgeCard({ ...card, answered }, core.catalogue);
  if (!reply) return old();
  await projects.setAnswer(id, answer, now());
  return { kind: 'card', reply };
}

/** *Waarom zie ik dit?*, only for the asker. */
export async function explainNudge(id: string, request: ProjectRequest): Promise<Answer> {
  const found = await find(id, request);
  if (!found) return old();
  const { content } = found.nudge;
  if (content.kind === 'check-in')
    return sentence({ title: projectTexts.checkIn.title, text: projectTexts.why.checkIn });
  return privately(
    explainChoice({ choice: content.choice, nudge: id, project: found.project }, request.core.catalogue),
  );
}

/** The way back to a nudge, with its buttons, only for the asker. */
export async function showNudge(id: string, request: ProjectRequest): Promise<Answer> {
  const card = await findCard(id, request);
  const reply = card && nudgeCard(card, request.core.catalogue);
  return reply ? privately(reply) : old();
}

/** How the team wants to go on. */
export async function answerCheckIn(id: string, wish: CheckInWish, request: ProjectRequest): Promise<Answer> {
  const found = await find(id, request);
  if (found?.project.state.kind !== 'waiting') return old();
  const { project: before } = found;
  const changed: Project = { ...before, ...wishes[wish](before) };
  const news = (saved: Project, { who }: By) => checkedIn(who, wish, saved);
  return inPlace(await saveChange({ kind: 'check-in', changed: () => changed, before, news }, request));
}

/** What a wish makes of a project. */
const wishes: Readonly<Record<CheckInWish, (project: Project) => Partial<Pick<Project, 'state' | 'rhythm'>>>> = {
  'go-on': () => ({ state: { kind: 'active' } }),
  slower: ({ rhythm }) => ({ state: { kind: 'active' }, rhythm: slower(rhythm) }),
  stop: () => ({ state: { kind: 'stopped' } }),
};

/** Weekly becomes every two weeks, and that becomes monthly. */
function slower(rhythm: Rhythm): Rhythm {
  const { weekday, time } = rhythm;
  switch (rhythm.every) {
    case 'week':
      return { every: 'two-weeks', weekday, time };
    case 'two-weeks':
      return { every: 'month', nth: 1, weekday, time };
    case 'month':
      return rhythm;
    default:
      return impossible(rhythm);
  }
}

type Found = { readonly nudge: Nudge; readonly project: Project };

/** A nudge of the project in this very channel: an id from elsewhere opens nothing. */
async function find(id: string, { asker, projects }: ProjectRequest): Promise<Found | undefined> {
  const [nudge, project] = await Promise.all([projects.nudge(id), projects.find(asker.place)]);
  return nudge && project && nudge.project === project.id ? { nudge, project } : undefined;
}

/** The same, when it is the card of a lesson. */
async function findCard(id: string, request: ProjectRequest): Promise<NudgeCard | undefined> {
  const found = await find(id, request);
  if (found?.nudge.content.kind !== 'lesson') return undefined;
  const { nudge, project } = found;
  return { nudge: id, choice: found.nudge.content.choice, project, answered: nudge.answer };
}

const old = (): Answer => sentence({ title: projectTexts.nudge.title, text: projectTexts.nudge.old });
