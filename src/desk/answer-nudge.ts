import type { CheckInWish } from '../domain/intent.ts';
import type { Nudge, NudgeAnswer, Project, Rhythm } from '../domain/project.ts';
import { checkedIn } from '../replies/check-in.ts';
import { explainChoice } from '../replies/explain-choice.ts';
import { nudgeCard } from '../replies/nudge-card.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { rhythmText } from '../replies/rhythm-text.ts';
import { dateText } from '../rules/calendar.ts';
import { type Answer, inPlace, privately, sentence } from './answer.ts';
import { apply } from './change-project.ts';
import type { AskerHere, DeskContext } from './context.ts';

/** *Doen we*, *Speelt niet*, *Later*, *Klopt niet*, or one of these taken back: the card changes for everybody. */
export async function answerNudge(
  id: string,
  answer: NudgeAnswer | undefined,
  asker: AskerHere,
  context: DeskContext,
): Promise<Answer> {
  const { core, projects, now } = context;
  const found = await find(id, asker, context);
  if (found?.nudge.content.kind !== 'lesson') return old();
  if (!(await asker.isMember())) return sentence(projectTexts.membersOnly);
  const answered = { id, ...(answer && { answer: { answer, at: now() } }) };
  const card = nudgeCard(answered, found.nudge.content.choice, found.project, core.catalogue, asker.person.name);
  if (!card) return old();
  await projects.setAnswer(id, answer, now());
  return { kind: 'card', reply: card };
}

/** *Waarom zie ik dit?*, only for the asker. */
export async function explainNudge(id: string, asker: AskerHere, context: DeskContext): Promise<Answer> {
  const found = await find(id, asker, context);
  if (!found) return old();
  const { content } = found.nudge;
  if (content.kind === 'check-in')
    return sentence({ title: projectTexts.checkIn.title, text: projectTexts.why.checkIn });
  return privately(explainChoice(content.choice, id, context.core.catalogue));
}

/** The way back to a nudge, with its buttons, only for the asker. */
export async function showNudge(id: string, asker: AskerHere, context: DeskContext): Promise<Answer> {
  const found = await find(id, asker, context);
  if (found?.nudge.content.kind !== 'lesson') return old();
  const card = nudgeCard(found.nudge, found.nudge.content.choice, found.project, context.core.catalogue);
  return card ? privately(card) : old();
}

/** How the team wants to go on. */
export async function answerCheckIn(
  id: string,
  wish: CheckInWish,
  asker: AskerHere,
  context: DeskContext,
): Promise<Answer> {
  const found = await find(id, asker, context);
  if (found?.project.state.kind !== 'waiting') return old();
  const { project } = found;
  const changed: Project =
    wish === 'stop'
      ? { ...project, state: { kind: 'stopped' } }
      : { ...project, state: { kind: 'active' }, rhythm: wish === 'slower' ? slower(project.rhythm) : project.rhythm };
  const who = asker.person.name;
  return inPlace(
    await apply('check-in', changed, project, asker, context, (saved) => checkedIn(who, wish, outcome(wish, saved))),
  );
}

function outcome(wish: CheckInWish, { next, rhythm }: Project): string {
  const words = projectTexts.checkIn;
  if (wish === 'stop' || !next) return words.stopped;
  const date = dateText(next.date);
  return wish === 'slower' ? words.slower(rhythmText(rhythm), date) : words.goOn(date);
}

/** Weekly becomes every two weeks, and that becomes monthly. */
function slower(rhythm: Rhythm): Rhythm {
  const { weekday, time } = rhythm;
  if (rhythm.every === 'week') return { every: 'two-weeks', weekday, time };
  return rhythm.every === 'two-weeks' ? { every: 'month', nth: 1, weekday, time } : rhythm;
}

/** A nudge of the project in this very channel: an id from elsewhere opens nothing. */
async function find(
  id: string,
  { place }: AskerHere,
  { projects }: DeskContext,
): Promise<{ readonly nudge: Nudge; readonly project: Project } | undefined> {
  const [nudge, project] = await Promise.all([projects.nudge(id), projects.find(place)]);
  return nudge && project && nudge.project === project.id ? { nudge, project } : undefined;
}

const old = (): Answer => sentence({ title: projectTexts.nudge.title, text: projectTexts.nudge.old });
