import { type Desk, impossible, projectTexts, type ReplyButton, texts } from '#core';
import type { ReplayGuard } from '../wire/replay-guard.ts';
import { isPrivate, isShared } from './api/activity.ts';
import { answerQuestion } from './api/answer-question.ts';
import type { AnsweredQuestions } from './api/answered-questions.ts';
import { askerOf } from './api/asker-of.ts';
import { toMessageWords } from './api/compose-payload.ts';
import { again, deliver, howShared, isForAll, putForAll, share, toPublic } from './api/deliver-answer.ts';
import { inDialog } from './api/in-dialog.ts';
import { invokeCard, invokeMessage } from './api/invoke.ts';
import { heard } from './api/signs-of-life.ts';
import type { Handled, InvokeAnswer, Turn } from './api/turn.ts';
import { whatPressed } from './api/what-pressed.ts';
import { toForm } from './form.ts';
import { toText } from './parse.ts';
import { type Message, toMessage, toNotice } from './render.ts';

/** What a conversation needs: the desk that knows the answers. The ways to bring them come with the turn. */
export type Conversation = {
  readonly desk: Desk;
  /** Where we said what we do, not long ago. */
  readonly welcomed: ReplayGuard;
  /** Which answers stand under which questions, for who mends one. */
  readonly answered: AnsweredQuestions;
};

/** Somebody typed something to us. */
export async function asked(turn: Turn, { desk, answered }: Conversation): Promise<void> {
  await answered.asked(turn, toText(turn.activity), (by) => answerQuestion(by, desk));
}

/** Somebody wants lessons beside a message of somebody else, which nobody else needs to know: they come in a dialog. */
export async function askedBeside(turn: Turn, { desk }: Conversation): Promise<Handled> {
  return inDialog(await desk.beside(toMessageWords(turn.activity), askerOf(turn)), { turn, desk });
}

/** Somebody wants a message of somebody else read by a second reader, which nobody else needs to know. */
export async function askedToCheck(turn: Turn, { desk }: Conversation): Promise<Handled> {
  return inDialog(await desk.check(toMessageWords(turn.activity), askerOf(turn)), { turn, desk });
}

/**
 * Somebody pressed an *Execute*. A card that they alone see gives way to the answer; one that everybody sees stays as it is, and
 * the answer comes beside it, for them alone. Nothing is asked of Teams before it has our answer.
 */
export async function pressed(turn: Turn, { desk }: Conversation): Promise<Handled> {
  const action = await whatPressed(turn, desk);
  switch (action?.kind) {
    case undefined:
      return { answer: noticed(turn, texts.oldButton) };
    case 'share':
      return {
        answer: noticed(turn, texts.sharing, again(action.intent)),
        after: () => share(action.intent, { turn, desk }),
      };
    case 'reply':
    case 'enough':
      return inPlace(turn, toMessage(action.reply, { canShare: isShared(turn.activity) }));
    case 'form':
      return inPlace(turn, toForm(action.form));
    case 'announce':
      return { answer: invokeMessage(projectTexts.project.savedNow), after: () => deliver(action, { turn, desk }) };
    case 'card': {
      const after = () => deliver(action, { turn, desk });
      // What only the presser saw stays, as with any other change that is told to the channel.
      if (action.announcement && !isForAll(turn))
        return { answer: invokeMessage(projectTexts.project.savedNow), after };
      return { answer: invokeCard(toPublic(action.reply).card), after };
    }
    default:
      return impossible(action);
  }
}

/** A sentence: in the place of a card that only the presser sees, else beside it. */
function noticed(turn: Turn, sentence: string, button?: ReplyButton): InvokeAnswer {
  return isForAll(turn) ? invokeMessage(sentence) : invokeCard(toNotice(sentence, button).card);
}

/** In the place of a card that only the presser sees, else beside it. */
function inPlace(turn: Turn, message: Message): Handled {
  if (!isForAll(turn)) return { answer: invokeCard(message.card) };
  return { answer: invokeMessage(texts.answeredAlone), after: () => turn.replyAlone(message) };
}

/** Somebody pressed a *Submit*: clients that do not know *Execute* send a press or a form as a message. */
export async function submitted(turn: Turn, { desk }: Conversation): Promise<void> {
  const action = await whatPressed(turn, desk);
  if (!action) return notice(turn, texts.oldButton);
  if (action.kind !== 'share') return deliver(action, { turn, desk });
  const shared = await putForAll(action.intent, { turn, desk });
  // Where the card stands for everybody to see, nobody needs to be told that it does.
  if (shared.kind !== 'sent' || isPrivate(turn.activity)) await notice(turn, howShared(shared));
}

/**
 * Somebody put the bot in a chat or team: it says there what it does, and a project that had to stop goes on. A chat with one person is
 * not greeted: Teams shows there what one can ask, but only where the bot is silent. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/prompt-starters
 */
export async function letIn(turn: Turn, { desk, welcomed }: Conversation): Promise<void> {
  await heard(turn.activity, desk);
  const { place, shownName } = askerOf(turn);
  if (!place) return;
  const { workspace, channel } = place;
  if (!(await welcomed.firstTime(`${workspace}:${channel}`))) return;
  const reply = await desk.welcome(place, shownName === texts.someone ? undefined : shownName);
  if (reply) await deliver({ kind: 'reply', reply }, { turn, desk });
}

async function notice(turn: Turn, sentence: string): Promise<void> {
  await turn.reply(toNotice(sentence));
}
