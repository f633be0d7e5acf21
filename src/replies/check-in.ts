import { type CheckInWish, checkInWishes } from '../domain/intent.ts';
import type { Project, Rhythm } from '../domain/project.ts';
import type { Reply, ReplyButton } from '../domain/reply.ts';
import { dateText } from '../rules/calendar.ts';
import { buttons, openButton } from './parts.ts';
import { type By, toPause, undoButton } from './project-buttons.ts';
import { projectTexts } from './project-texts.ts';
import { rhythmText } from './rhythm-text.ts';
import { shortReply } from './short-reply.ts';

const words = projectTexts.checkIn;

/** After two nudges without an answer: go on, slower, or stop. */
export function checkInCard(
  nudge: string,
  { owner, phase, rhythm }: Pick<Project, 'owner' | 'phase' | 'rhythm'>,
): Reply {
  return {
    title: words.title,
    parts: [
      { kind: 'text', text: words.text },
      ...buttons(wishButtons(nudge, rhythm)),
      { kind: 'note', text: projectTexts.project.by(owner.name, projectTexts.phases[phase]) },
    ],
  };
}

/** How a team may want to go on. */
export function wishButtons(nudge: string, rhythm: Rhythm): readonly ReplyButton[] {
  const possible = checkInWishes.filter((wish) => wish !== 'slower' || !isSlowest(rhythm));
  return possible.map((wish) => wishButton(nudge, wish));
}

const wishButton = (nudge: string, wish: CheckInWish): ReplyButton =>
  openButton(projectTexts.wishes[wish], { kind: 'check-in', nudge, wish });

/** Nothing is slower than once a month. */
export const isSlowest = ({ every }: Rhythm): boolean => every === 'month';

/** For who wants it slower than once a month: what can be done instead. */
export function noSlower(nudge: string): Reply {
  return shortReply({
    title: words.title,
    text: words.noSlower,
    buttons: [wishButton(nudge, 'go-on'), toPause, wishButton(nudge, 'stop')],
  });
}

/** The same card once somebody chose, with what that made of the project. */
export function checkedIn(wish: CheckInWish, saved: Pick<Project, 'next' | 'rhythm'>, { who, change }: By): Reply {
  return shortReply({
    title: words.title,
    text: `${words.done(who, projectTexts.wishes[wish])} ${outcome(wish, saved)}`,
    buttons: [undoButton(change)],
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
