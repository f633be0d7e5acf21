import { type CheckInWish, checkInWishes } from '../domain/intent.ts';
import type { Project, Rhythm } from '../domain/project.ts';
import type { Reply, ReplyButton } from '../domain/reply.ts';
import { dateText } from '../rules/calendar.ts';
import { buttons, openButton } from './parts.ts';
import { projectTexts } from './project-texts.ts';
import { rhythmText } from './rhythm-text.ts';
import { shortReply } from './short-reply.ts';

const words = projectTexts.checkIn;

/** After two nudges without an answer: go on, slower, or stop. */
export function checkInCard(nudge: string, { owner, phase }: Pick<Project, 'owner' | 'phase'>): Reply {
  return {
    title: words.title,
    parts: [
      { kind: 'text', text: words.text },
      ...buttons(wishButtons(nudge)),
      { kind: 'note', text: projectTexts.project.by(owner.name, projectTexts.phases[phase]) },
    ],
  };
}

/** How a team may want to go on. */
export function wishButtons(nudge: string): readonly ReplyButton[] {
  return checkInWishes.map((wish) => openButton(projectTexts.wishes[wish], { kind: 'check-in', nudge, wish }));
}

/** The same card once somebody chose, with what that made of the project. */
export function checkedIn(who: string, wish: CheckInWish, saved: Pick<Project, 'next' | 'rhythm'>): Reply {
  return shortReply({
    title: words.title,
    text: `${words.done(who, projectTexts.wishes[wish])} ${outcome(wish, saved)}`,
  });
}

function outcome(wish: CheckInWish, { next, rhythm }: Pick<Project, 'next' | 'rhythm'>): string {
  return next ? outcomes[wish](dateText(next.date), rhythm) : words.stopped;
}

const outcomes: Readonly<Record<CheckInWish, (date: string, rhythm: Rhythm) => string>> = {
  'go-on': words.goOn,
  slower: (date, rhythm) => words.slower(rhythmText(rhythm), date),
  stop: () => words.stopped,
};
