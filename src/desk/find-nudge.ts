import { given } from '../domain/given.ts';
import type { Nudge, Project } from '../domain/project.ts';
import type { Asked } from '../replies/did-it-work.ts';
import type { NudgeCard } from '../replies/nudge-card.ts';
import type { ProjectRequest } from './context.ts';

type Found = { readonly nudge: Nudge; readonly project: Project };

/** A nudge of the project in this very channel: an id from elsewhere opens nothing. */
export async function nudgeHere(id: string, { asker, projects }: ProjectRequest): Promise<Found | undefined> {
  const [nudge, project] = await Promise.all([projects.nudge(id), projects.find(asker.place)]);
  return nudge && project && nudge.project === project.id ? { nudge, project } : undefined;
}

/** The card of a lesson, with the nudge of which it asks how that went. */
export type FoundCard = Found & { readonly card: NudgeCard; readonly before: Nudge | undefined };

/** The card as it stands now; nothing when it is no card of a lesson. */
export async function findCard(id: string, request: ProjectRequest): Promise<FoundCard | undefined> {
  const found = await nudgeHere(id, request);
  if (found?.nudge.content.kind !== 'lesson') return undefined;
  const { nudge, project } = found;
  const { choice } = found.nudge.content;
  const before = choice.asks && (await request.projects.nudgeOn(project.id, choice.asks.date));
  const asked = choice.asks && stillAsked(choice.asks, before);
  const by = request.answerers?.of(nudge);
  const answered = nudge.answer && { ...nudge.answer, ...given({ by }) };
  return { nudge, project, card: { nudge: id, choice, project, answered, ...given({ asked }) }, before };
}

/** There is nothing to ask when the team took its *Doen we* back. */
function stillAsked(asks: Asked, before: Nudge | undefined): Asked | undefined {
  if (before?.answer?.answer !== 'doing') return undefined;
  // A card that was planned by an older bot does not name it.
  const nudge = before.content.kind === 'lesson' ? before.content.choice.nudge : undefined;
  return { ...asks, ...given({ nudge: asks.nudge ?? nudge, said: before.answer.followUp?.said }) };
}
