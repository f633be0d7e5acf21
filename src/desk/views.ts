import type { Place, Project } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { previewCard } from '../intents/project/nudge-card.ts';
import { reasonPoints } from '../intents/project/reasons.ts';
import { showLog } from '../intents/project/show-log.ts';
import { showPicture } from '../intents/project/show-picture.ts';
import { showPlan } from '../intents/project/show-plan.ts';
import { noProject, say } from '../intents/project/show-project.ts';
import { showStatus } from '../intents/project/show-status.ts';
import { localDate } from '../nudges/calendar.ts';
import { coverage } from '../nudges/coverage.ts';
import { isIgnoredTwice, planAhead } from '../nudges/plan.ts';
import { chooseNudge } from '../nudges/relevance.ts';
import { projectTexts } from '../project-texts.ts';
import type { Answer, DeskContext } from './desk.ts';

const ahead = 8;

/** The next eight nudges with dates and reasons. */
export function showPlanOf(place: Place, context: DeskContext): Promise<Answer> {
  const { core, projects, now } = context;
  return withProject(place, context, async (project) => {
    const history = await projects.history(project);
    const planned = planAhead(project, history, core.catalogue, now(), ahead);
    return showPlan(project, planned, core.catalogue, isIgnoredTwice(history));
  });
}

/** The nudge that would come now, only for the asker. It is not counted. */
export function showNext(place: Place, context: DeskContext): Promise<Answer> {
  const { core, projects, now } = context;
  return withProject(place, context, async (project) => {
    const date = localDate(now(), project.zone);
    const choice = chooseNudge(project, await projects.history(project), date, core.catalogue);
    const card = choice && previewCard(choice, project, core.catalogue, reasonPoints(choice, core.catalogue));
    return card ?? say(projectTexts.plan.title, projectTexts.plan.empty);
  });
}

export function showLogOf(place: Place, context: DeskContext): Promise<Answer> {
  return withProject(place, context, async ({ id }) =>
    showLog(await context.projects.nudges(id), context.core.catalogue),
  );
}

export function showPictureOf(place: Place, context: DeskContext): Promise<Answer> {
  const { core, projects, now } = context;
  return withProject(place, context, async (project) => {
    const history = await projects.history(project);
    const planned = planAhead(project, history, core.catalogue, now(), ahead);
    return showPicture(coverage(project, history, core.catalogue, planned), core.catalogue);
  });
}

/** Works in a direct message too: then it tells of the bot alone. */
export async function showStatusOf(place: Place | undefined, context: DeskContext): Promise<Answer> {
  const { core, projects } = context;
  const project = place && (await projects.find(place));
  const nudges = project ? await projects.nudges(project.id) : [];
  const uncertain = nudges.filter(({ state }) => state === 'uncertain');
  return { kind: 'reply', reply: showStatus(project, uncertain, core.catalogue) };
}

async function withProject(
  place: Place,
  { projects }: DeskContext,
  show: (project: Project) => Promise<Reply>,
): Promise<Answer> {
  const project = await projects.find(place);
  return { kind: 'reply', reply: project ? await show(project) : noProject() };
}
