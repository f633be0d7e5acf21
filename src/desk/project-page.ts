import type { Project } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { noProject } from '../replies/notices.ts';
import { askToRevoke, noPage, pageIsThere, pageMade, pageRevoked, pagesAreOff } from '../replies/show-page.ts';
import { localDate, shortDate } from '../rules/calendar.ts';
import { type Answer, privately } from './answer.ts';
import type { ProjectRequest } from './context.ts';
import { whyNotAllowed } from './members-only.ts';

/** Makes a page for who has its address. One that is there stays, unless somebody says that it may go. */
export function makePage(again: boolean, request: ProjectRequest): Promise<Answer> {
  const { projects, now } = request;
  return forMembers(request, async ({ id, zone }) => {
    const at = request.pagesAt?.();
    if (at === undefined) return pagesAreOff();
    const since = await projects.pageSince(id);
    if (since !== undefined && !again) return pageIsThere(shortDate(localDate(since, zone)));
    const key = await projects.makePage(id, now());
    return pageMade(`${at.replace(/\/$/, '')}/overzicht/${key}`);
  });
}

/** Takes the page back, once somebody said that they are sure. */
export function revokePage(sure: boolean, request: ProjectRequest): Promise<Answer> {
  const { projects, now } = request;
  const canMake = request.pagesAt?.() !== undefined;
  return forMembers(request, async ({ id }) => {
    if (!sure) return (await projects.pageSince(id)) === undefined ? noPage(canMake) : askToRevoke();
    return (await projects.revokePage(id, now())) ? pageRevoked(canMake) : noPage(canMake);
  });
}

/** Only members of our own organisation decide who can read of a project. */
async function forMembers(
  { projects, asker }: ProjectRequest,
  answer: (project: Project) => Promise<Reply>,
): Promise<Answer> {
  const project = await projects.find(asker.place);
  if (!project) return privately(noProject());
  return (await whyNotAllowed(asker)) ?? privately(await answer(project));
}
