import { type Answer, type Desk, impossible, projectTexts, texts } from '#core';
import { toForm } from '../form.ts';
import { toMessage } from '../render.ts';
import { askerOf } from './asker-of.ts';
import { dialog, inserts, lastWords } from './compose-answers.ts';
import { deliver, type Here, share, toPublic } from './deliver-answer.ts';
import type { Handled, Turn } from './turn.ts';
import { whatPressed } from './what-pressed.ts';

/**
 * A button was pressed that opens a dialog, or that stands in one; or a form was sent from it. What comes of it opens in the dialog, and
 * nothing is asked of Teams before that. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
 */
export async function pressedInDialog(turn: Turn, { desk }: { readonly desk: Desk }): Promise<Handled> {
  const action = await whatPressed(turn, desk);
  if (action?.kind !== 'share') return inDialog(action, { turn, desk });
  const { intent } = action;
  if (turn.activity.name !== 'composeExtension/submitAction')
    return { answer: lastWords(texts.sharing), after: () => share(intent, { turn, desk }) };
  const reply = desk.share(intent);
  // Into the box in which one writes: also where the bot is not, and nobody has to read it before it is sent.
  return { answer: inserts([{ title: reply.title, text: '', card: toPublic(reply).card }]) };
}

/** Somebody chose the form of a project behind the slash. */
export async function openedSetUp(turn: Turn, { desk }: { readonly desk: Desk }): Promise<Handled> {
  return inDialog(await desk.press({ kind: 'project' }, askerOf(turn)), { turn, desk });
}

/** Shows an answer in a dialog; what is for everybody is told to the channel, and the dialog closes with what is certain. */
export function inDialog(answer: Answer | undefined, { turn, desk }: Here): Handled {
  switch (answer?.kind) {
    case undefined:
      return { answer: lastWords(texts.oldButton) };
    case 'reply':
    case 'enough':
      return { answer: dialog(answer.reply.title, toMessage(answer.reply, { canShare: true }).card) };
    case 'form':
      return { answer: dialog(answer.form.title, toForm(answer.form).card) };
    case 'announce':
    case 'card':
      return {
        answer: lastWords(projectTexts.project.savedNow),
        after: () => deliver(answer, { turn: besideTheCard(turn), desk }),
      };
    default:
      return impossible(answer);
  }
}

/** The card from which a dialog was opened is not the one that was pressed, so nothing takes its place. */
const besideTheCard = (turn: Turn): Turn => ({ ...turn, activity: { ...turn.activity, replyToId: undefined } });
