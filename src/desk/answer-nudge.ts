import { given } from '../domain/given.ts';
import { impossible } from '../domain/impossible.ts';
import type { CheckInWish } from '../domain/intent.ts';
import type { FollowUp, NudgeAnswer, Person, Project, Rhythm } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { backByAnswer } from '../replies/change-notice.ts';
import { checkedIn, isSlowest, noSlower } from '../replies/check-in.ts';
import { explainChoice } from '../replies/explain-choice.ts';
import { noLongerAsked } from '../replies/no-longer-asked.ts';
import { nudgeCard } from '../replies/nudge-card.ts';
import type { By } from '../replies/project-buttons.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { type Answer, inPlace, privately, sentence } from './answer.ts';
import type { ProjectRequest } from './context.ts';
import { type FoundCard, findCard, nudgeHere } from './find-nudge.ts';
import { prepareChange, saveChange } from './save-change.ts';

/** *Doen we*, *Niet voor ons*, *Later*, *Klopt niet*, or one of these taken back: the card changes for everybody. */
export async function answerNudge(
  id: string,
  answer: NudgeAnswer | undefined,
  request: ProjectRequest,
): Promise<Answer> {
  const { core, projects, now, asker, answerers } = request;
  const found = await findCard(id, request);
  if (!found) return old();
  if (!(await asker.isMember())) return sentence(projectTexts.membersOnly);
  const by = answer && (await asker.who());
  const along = by && (await goingOn(found.project, by, request));
  const project = along?.saving.project ?? found.project;
  const reply = nudgeCard(
    { ...found.card, project, answered: answer && { answer, ...given({ by: by?.name }) } },
    core.catalogue,
  );
  if (!reply) return old();
  const at = now();
  await projects.setAnswer({ nudge: id, said: answer, at, along: along?.saving });
  if (by) answerers?.note(id, at, by.name);
  return onCard(reply, found, along);
}

/** *Gelukt?*, answered on the next card or taken back: that card changes for everybody. */
export async function followUp(id: string, said: FollowUp | undefined, request: ProjectRequest): Promise<Answer> {
  const { core, projects, now, asker } = request;
  const found = await findCard(id, request);
  if (!found?.card.choice.asks) return old();
  if (!(await asker.isMember())) return sentence(projectTexts.membersOnly);
  const { card, before } = found;
  // Without a *Doen we* any more there is nothing to keep, and the card asks no longer.
  const { lesson, date } = found.card.choice.asks;
  const asked = card.asked && { lesson, date, ...given({ nudge: card.asked.nudge, said }) };
  const isKept = before !== undefined && asked !== undefined;
  const isAwaited = isKept && said !== undefined && found.project.state.kind === 'waiting';
  const along = isAwaited ? await goingOn(found.project, await asker.who(), request) : undefined;
  const reply = nudgeCard({ ...card, project: along?.saving.project ?? found.project, asked }, core.catalogue);
  if (!reply) return old();
  if (isKept) await projects.setFollowUp({ nudge: before.id, said, at: now(), along: along?.saving });
  return onCard(reply, found, along);
}

type GoingOn = Awaited<ReturnType<typeof prepareChange>>;

/** Who answers a card is there, so there is no need to wait for the choice how to go on. */
async function goingOn(project: Project, by: Person, request: ProjectRequest): Promise<GoingOn | undefined> {
  if (project.state.kind !== 'waiting' || request.asker.isOutsider) return undefined;
  const changed: Project = { ...project, state: { kind: 'active' } };
  return prepareChange({ kind: 'resume', changed: () => changed, before: project, news: backByAnswer }, by, request);
}

function onCard(reply: Reply, { nudge }: FoundCard, along: GoingOn | undefined): Answer {
  return { kind: 'card', reply, ...given({ message: nudge.messageId, news: along?.announcement }) };
}

/** *Waarom zie ik dit?*, only for the asker. */
export async function explainNudge(id: string, request: ProjectRequest): Promise<Answer> {
  const found = await nudgeHere(id, request);
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
  const found = await findCard(id, request);
  const reply = found && nudgeCard(found.card, request.core.catalogue);
  return reply ? privately(reply) : old();
}

/** How the team wants to go on. */
export async function answerCheckIn(id: string, wish: CheckInWish, request: ProjectRequest): Promise<Answer> {
  const found = await nudgeHere(id, request);
  if (!found) return old();
  const { project: before } = found;
  if (before.state.kind !== 'waiting') return privately(noLongerAsked(wish, before));
  if (wish === 'slower' && isSlowest(before.rhythm)) return privately(noSlower(id));
  const changed: Project = { ...before, ...wishes[wish](before) };
  const news = (saved: Project, by: By) => checkedIn(wish, saved, by);
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

const old = (): Answer => sentence({ title: projectTexts.nudge.title, text: projectTexts.nudge.old });
