import type { Nudge } from '../domain/project.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { resendText } from '../replies/resend-texts.ts';
import { type Answer, sentence } from './answer.ts';
import type { ProjectRequest } from './context.ts';
import { nudgeHere } from './find-nudge.ts';

/** *Stuur opnieuw*: somebody in the channel says that an uncertain card is not there. Pressed twice, it comes once. */
export async function resendCard(doubt: Pick<Nudge, 'id' | 'attempts'>, request: ProjectRequest): Promise<Answer> {
  const { projects, now, asker } = request;
  if (!(await nudgeHere(doubt.id, request))) return sentence(resendText({ kind: 'unknown' }));
  if (asker.isOutsider) return sentence(projectTexts.outsider);
  if (!(await asker.isMember())) return sentence(projectTexts.membersOnly);
  return sentence(resendText(await projects.resend(doubt, now())));
}
