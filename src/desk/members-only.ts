import { projectTexts } from '../replies/project-texts.ts';
import { type Answer, sentence } from './answer.ts';
import type { Asker } from './context.ts';

/** Only members of the channel, of our own organisation, decide of its project: to anybody else this says why not. */
export async function whyNotAllowed(asker: Asker): Promise<Answer | undefined> {
  if (asker.isOutsider) return sentence(projectTexts.outsider);
  return (await asker.isMember()) ? undefined : sentence(projectTexts.membersOnly);
}
