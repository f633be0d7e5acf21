import { impossible } from '../domain/impossible.ts';
import type { CheckInWish } from '../domain/intent.ts';
import type { Project } from '../domain/project.ts';
import type { Reply, ReplyButton } from '../domain/reply.ts';
import { dateText } from '../rules/calendar.ts';
import { toChange, toPlan, toSetUp, toStop } from './project-buttons.ts';
import { stateText } from './project-state.ts';
import { projectTexts } from './project-texts.ts';
import { shortReply } from './short-reply.ts';

const words = projectTexts.checkIn;

/** What is left of the question how to go on, once the team showed by something else that it is there. */
export function foldedCheckIn(saved: Project): Reply {
  return shortReply({ title: words.title, text: `${words.over} ${standing(saved)}` });
}

/** For who answers that question when nobody waits for it any more: how the project stands, and the way to what they want. */
export function noLongerAsked(wish: CheckInWish, project: Project): Reply {
  return shortReply({ title: words.over, text: standing(project), buttons: [wayTo(wish, project)] });
}

function wayTo(wish: CheckInWish, { state }: Project): ReplyButton {
  if (state.kind === 'stopped') return toSetUp;
  switch (wish) {
    case 'go-on':
      return toPlan;
    case 'slower':
      return toChange;
    case 'stop':
      return toStop;
    default:
      return impossible(wish);
  }
}

/** Why nothing comes, or when the next card does. */
export function standing(project: Project): string {
  const { next } = project;
  const rests = stateText(project);
  return [rests, next && words.next(dateText(next.date))].filter((line) => line !== undefined).join(' ');
}
