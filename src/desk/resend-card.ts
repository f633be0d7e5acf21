import type { Nudge } from '../domain/project.ts';
import { resendText } from '../replies/resend-texts.ts';
import { type Answer, sentence } from './answer.ts';
import type { ProjectRequest } from './context.ts';
import { nudgeHere } from './find-nudge.ts';
import { whyNotAllowed } from './members-only.ts';

/** *Stuur opnieuw*: somebody in the channel says that an uncertain card is not there. Pressed twice, it comes once. */
export async function resendCard(doubt: Pick<Nudge, 'id' | 'attempts'>, request: ProjectRequest): Promise<Answer> {
  const { projects, now, asker } = request;
  if (!(await nudgeHere(doubt.id, request))) return sentence(resendText({ kind: 'unknown' }));
  return (await whyNotAllowed(asker)) ?? sentence(resendText(await projects.resend(doubt, now())));
}
