import { type CheckInWish, checkInWishes } from '../domain/intent.ts';
import type { Project } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { buttons, openButton } from './parts.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.checkIn;

/** After two nudges without an answer: go on, slower, or stop. */
export function checkInCard(nudge: string, { owner, phase }: Pick<Project, 'owner' | 'phase'>): Reply {
  return {
    title: words.title,
    parts: [
      { kind: 'text', text: words.text },
      ...buttons(checkInWishes.map((wish) => openButton(projectTexts.wishes[wish], { kind: 'check-in', nudge, wish }))),
      { kind: 'note', text: projectTexts.project.by(owner.name, projectTexts.phases[phase]) },
    ],
  };
}

/** The same card once somebody chose. */
export function checkedIn(who: string, wish: CheckInWish, outcome: string): Reply {
  return {
    title: words.title,
    parts: [{ kind: 'text', text: `${words.done(who, projectTexts.wishes[wish])} ${outcome}` }],
  };
}
