import type { Catalogue } from '../content/catalogue.ts';
import { impossible } from '../domain/impossible.ts';
import type { Nudge } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { dateText } from '../rules/calendar.ts';
import { buttons, isSeveral, lessonTitle, openButton } from './parts.ts';
import { projectTexts } from './project-texts.ts';
import { whyShutOut } from './shut-out-texts.ts';

const words = projectTexts.log;
const mostLines = 20;

/** What was sent and what the team did with it, newest first. Per team, never per person. */
export function showLog(nudges: readonly Nudge[], catalogue: Catalogue): Reply {
  const lines = nudges
    .toSorted((one, other) => other.dueAt - one.dueAt)
    .slice(0, mostLines)
    .map((nudge) => words.line(dateText(nudge.date), what(nudge, catalogue), outcome(nudge)));
  return {
    title: words.title,
    parts: [
      isSeveral(lines) ? { kind: 'points', points: lines } : { kind: 'text', text: words.empty },
      ...buttons([
        openButton(projectTexts.buttons.picture, { kind: 'picture' }),
        openButton(projectTexts.buttons.plan, { kind: 'plan' }),
      ]),
      { kind: 'note', text: words.privacy },
    ],
  };
}

function what({ content }: Nudge, catalogue: Catalogue): string {
  if (content.kind === 'check-in') return words.checkIn;
  return lessonTitle(content.choice.lesson, catalogue);
}

function outcome({ state, answer, reason }: Nudge): string {
  switch (state) {
    case 'planned':
      return words.planned;
    case 'sending':
      return words.sending;
    case 'sent':
      return answer ? words.answered(projectTexts.answers[answer.answer]) : words.noAnswer;
    case 'uncertain':
      return words.uncertain(reason);
    case 'parked':
      return words.parked(whyShutOut(reason ?? ''));
    case 'skipped':
      return words.skipped(reason);
    default:
      return impossible(state);
  }
}
