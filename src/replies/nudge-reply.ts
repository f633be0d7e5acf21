import type { Catalogue } from '../content/catalogue.ts';
import type { Nudge, Project } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { checkInCard } from './check-in.ts';
import { nudgeCard } from './nudge-card.ts';

/** What goes to the channel for a nudge; nothing when an editor took its lesson away since it was planned. */
export function nudgeReply(nudge: Nudge, project: Project, catalogue: Catalogue): Reply | undefined {
  const { id, content, answer } = nudge;
  return content.kind === 'check-in'
    ? checkInCard(id, project)
    : nudgeCard(
        { nudge: id, choice: content.choice, project, answered: answer, asked: content.choice.asks },
        catalogue,
      );
}
