import type { Place, Project } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { whyNotAgain } from '../engine/resend.ts';
import { noProject } from '../replies/notices.ts';
import { previewCard } from '../replies/nudge-card.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { shortReply } from '../replies/short-reply.ts';
import { showLog } from '../replies/show-log.ts';
import type { Looked } from '../replies/show-picture.ts';
import { showPlan } from '../replies/show-plan.ts';
import { showStatus } from '../replies/show-status.ts';
import { openQuestion, whatsAmiss } from '../replies/whats-amiss.ts';
import { localDate } from '../rules/calendar.ts';
import { coverage } from '../rules/coverage.ts';
import { isIgnoredTwice, planAhead } from '../rules/plan.ts';
import { chooseNudge } from '../rules/relevance.ts';
import { type Answer, privately } from './answer.ts';
import type { DeskContext } from './context.ts';
import { datedIn } from './dated-changes.ts';

/** The next eight nudges with dates and reasons. */
export function showPlanOf(place: Place, context: DeskContext): Promise<Answer> {
  return withProject(place, context, async (project) => {
    const [ahead, facts] = await Promise.all([lookAhead(project, context), factsOf(project, context.projects)]);
    const amiss = whatsAmiss(facts, context.now());
    return showPlan(project, { ...ahead, amiss, asked: openQuestion(facts.nudges) }, context.core.catalogue);
  });
}

/** The nudge that would come now, only for the asker. It is not counted. */
export function showNext(place: Place, context: DeskContext): Promise<Answer> {
  const { core, projects, now } = context;
  return withProject(place, context, async (project) => {
    const date = localDate(now(), project.zone);
    const choice = chooseNudge({ project, history: await projects.history(project), date, catalogue: core.catalogue });
    const card = choice && previewCard(choice, core.catalogue);
    return card ?? shortReply({ title: projectTexts.plan.title, text: projectTexts.plan.empty });
  });
}

/** What was sent and what the team did with it. */
export function showLogOf(place: Place, context: DeskContext, after = 0): Promise<Answer> {
  const { projects, core } = context;
  return withProject(place, context, async (project) => {
    const [nudges, changes] = await Promise.all([projects.nudges(project.id), projects.changes(project.id)]);
    const dated = datedIn(project.zone, changes);
    const doubt = nudges.find((nudge) => !nudge.dismissed && !whyNotAgain({ nudge, project }, context.now()));
    return showLog({ nudges, changes: dated, after, doubt: after === 0 ? doubt : undefined }, core.catalogue);
  });
}

/** The lessons that hold for the project, with what the team did with each, as short or as whole as is asked for. */
export function showPictureOf(place: Place, context: DeskContext, show: (looked: Looked) => Reply): Promise<Answer> {
  const { catalogue } = context.core;
  return withProject(place, context, async (project) => {
    const [{ history, planned }, amiss, since] = await Promise.all([
      lookAhead(project, context),
      amissIn(project, context),
      context.projects.pageSince(project.id),
    ]);
    const possible = context.pagesAt?.() === undefined ? undefined : 'possible';
    const page = since === undefined ? possible : 'made';
    return show({ coverage: coverage({ project, history, catalogue, planned }), catalogue, amiss, page });
  });
}

/** Works in a direct message too: then it tells of the bot alone. */
export async function showStatusOf(place: Place | undefined, context: DeskContext): Promise<Answer> {
  const { core, projects, health, now } = context;
  const project = place && (await projects.find(place));
  const [reasons, of] = await Promise.all([health?.(), project && factsOf(project, projects)]);
  return privately(
    showStatus({ lessons: core.catalogue.lessons.length, reasons, of, inChannel: place !== undefined, now: now() }),
  );
}

/** What people must know of a project before they read any date. */
async function amissIn(project: Project, { projects, now }: DeskContext): Promise<readonly string[]> {
  return whatsAmiss(await factsOf(project, projects), now());
}

async function factsOf(project: Project, projects: DeskContext['projects']) {
  const [trouble, nudges, announcements] = await Promise.all([
    projects.trouble(project.place),
    projects.nudges(project.id),
    projects.announcements(project.id),
  ]);
  return { project, trouble, nudges, announcements };
}

/** What happened in a project so far, the next eight nudges if nothing changes, and whether a question comes first. */
export async function lookAhead(project: Project, { core, projects, now }: DeskContext) {
  const history = await projects.history(project);
  const planned = planAhead({ project, history, catalogue: core.catalogue }, now());
  return { history, planned, asksFirst: isIgnoredTwice(history) };
}

async function withProject(
  place: Place,
  { projects }: DeskContext,
  show: (project: Project) => Promise<Reply>,
): Promise<Answer> {
  const project = await projects.find(place);
  return privately(project ? await show(project) : noProject());
}
