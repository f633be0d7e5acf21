import {
  type Answer,
  type Asker,
  type Bring,
  clip,
  type Desk,
  given,
  impossible,
  type LookupButton,
  type Outcome,
  projectTexts,
  type Reply,
  type ReplyButton,
  shortForm,
  type ToAnnounce,
  texts,
  tidy,
} from '#core';
import type { ReplayGuard } from '../wire/replay-guard.ts';
import { isPrivate, isShared } from './api/activity.ts';
import { dialog, inserts, lastWords } from './api/compose-answers.ts';
import { fromDialog, toMessageWords } from './api/compose-payload.ts';
import { invokeCard, invokeMessage } from './api/invoke.ts';
import { heard } from './api/signs-of-life.ts';
import type { Handled, InvokeAnswer, Turn } from './api/turn.ts';
import { fromForm, toForm } from './form.ts';
import { toPlace, toPress, toText } from './parse.ts';
import { type Message, toMessage, toNotice } from './render.ts';

/** What a conversation needs: the desk that knows the answers. The ways to bring them come with the turn. */
export type Conversation = {
  readonly desk: Desk;
  /** Where we said what we do, not long ago. */
  readonly welcomed: ReplayGuard;
};

/** Somebody typed something to us. */
export async function asked(turn: Turn, { desk }: Conversation): Promise<void> {
  await deliver(await desk.ask(toText(turn.activity), askerOf(turn)), { turn, desk });
}

const submitAction = 'composeExtension/submitAction';

/** Somebody wants lessons beside a message of somebody else, which nobody else needs to know: they come in a dialog. */
export async function askedBeside(turn: Turn, { desk }: Conversation): Promise<Handled> {
  if (turn.activity.name === submitAction) return pressedInDialog(turn, { desk });
  const answer = await desk.beside(toMessageWords(turn.activity), askerOf(turn));
  return inDialog(answer, { turn, desk });
}

/** Somebody pressed a button in that dialog. */
async function pressedInDialog(turn: Turn, { desk }: Pick<Conversation, 'desk'>): Promise<Handled> {
  const action = await whatPressed(turn, desk);
  if (action?.kind !== 'share') return inDialog(action, { turn, desk });
  const reply = desk.share(action.intent);
  // Into the box in which one writes: also where the bot is not, and nobody has to read it before it is sent.
  return { answer: inserts([{ title: reply.title, text: '', card: toPublic(reply).card }]) };
}

function inDialog(answer: Answer | undefined, { turn, desk }: Here): Handled {
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
      return { answer: lastWords(projectTexts.project.savedNow), after: () => deliver(answer, { turn, desk }) };
    default:
      return impossible(answer);
  }
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
        after: () => share(action.intent, turn, desk),
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
      return { answer: invokeCard(toPublic(action.reply).card), after };
    }
    default:
      return impossible(action);
  }
}

const isForAll = ({ activity }: Turn): boolean => isShared(activity) && !isPrivate(activity);

/** The way back to what was pressed. */
const again = (intent: LookupButton): ReplyButton => ({ label: texts.buttons.open, press: 'open', intent });

/** A sentence: in the place of a card that only the presser sees, else beside it. */
function noticed(turn: Turn, sentence: string, button?: ReplyButton): InvokeAnswer {
  return isForAll(turn) ? invokeMessage(sentence) : invokeCard(toNotice(sentence, button).card);
}

/** In the place of a card that only the presser sees, else beside it. */
function inPlace(turn: Turn, message: Message): Handled {
  if (!isForAll(turn)) return { answer: invokeCard(message.card) };
  return { answer: invokeMessage(texts.answeredAlone), after: () => turn.replyAlone(message) };
}

/** Shows it to everybody; who shared it hears what did not come off. */
async function share(intent: LookupButton, turn: Turn, desk: Desk): Promise<void> {
  const shared = await turn.sendToConversation(toShared(desk.share(intent), turn));
  if (shared.kind === 'sent') return;
  await turn.replyAlone(toNotice(howShared(shared), again(intent)));
}

/** What who shared something hears of it. */
function howShared({ kind }: Outcome): string {
  const words: Readonly<Record<Outcome['kind'], string>> = {
    sent: texts.shared,
    uncertain: texts.shareInDoubt,
    'not-sent': texts.shareFailed,
    parked: texts.shareFailed,
  };
  return words[kind];
}

type Here = { readonly turn: Turn; readonly desk: Desk };

/** Puts a card in the place of the pressed one, for everybody. Gives what only the presser must hear. */
async function replaceCard(
  { reply, announcement }: Extract<Answer, { readonly kind: 'card' }>,
  { turn, desk }: Here,
): Promise<Reply | undefined> {
  const { replyToId } = turn.activity;
  const replace = async (card: Reply) => (replyToId ? turn.update(replyToId, toPublic(card)) : refused);
  if (announcement) return tellEverybody(announcement, { turn, desk }, replace);
  if (replyToId) await replace(reply);
  else await turn.sendToConversation(toPublic(reply));
  return undefined;
}

/** Tells the channel of a change. Gives what only the asker must hear. */
function tellEverybody(announcement: ToAnnounce, { turn, desk }: Here, replace?: Bring): Promise<Reply | undefined> {
  const anew: Bring = (reply) => turn.sendToConversation(toPublic(reply));
  return desk.announce(announcement, replace ? [replace, anew] : [anew]);
}

const refused: Outcome = { kind: 'not-sent', reason: 'refused' };

/** Somebody pressed a *Submit*: clients that do not know *Execute* send a press or a form as a message. */
export async function submitted(turn: Turn, { desk }: Conversation): Promise<void> {
  const action = await whatPressed(turn, desk);
  if (!action) return notice(turn, texts.oldButton);
  if (action.kind !== 'share') return deliver(action, { turn, desk });
  const shared = await turn.sendToConversation(toShared(desk.share(action.intent), turn));
  // Where the card stands for everybody to see, nobody needs to be told that it does.
  if (shared.kind !== 'sent' || isPrivate(turn.activity)) await notice(turn, howShared(shared));
}

/** Somebody put the bot in a chat or team: it says what it can do, and a project that had to stop goes on. */
export async function letIn(turn: Turn, { desk, welcomed }: Conversation): Promise<void> {
  const asker = askerOf(turn);
  const { place, shownName } = asker;
  await heard(turn.activity, desk);
  if (!place) return deliver(await desk.press({ kind: 'help' }, asker), { turn, desk });
  const { workspace, channel } = place;
  if (!(await welcomed.firstTime(`${workspace}:${channel}`))) return;
  const reply = await desk.welcome(place, shownName === texts.someone ? undefined : shownName);
  if (reply) await deliver({ kind: 'reply', reply }, { turn, desk });
}

type Action = Answer | { readonly kind: 'share'; readonly intent: LookupButton };

/** What a press or a sent form leads to; `undefined` when we cannot read it. */
async function whatPressed(turn: Turn, desk: Desk): Promise<Action | undefined> {
  const value = fromDialog(turn.activity.value);
  const fields = fromForm(value);
  if (fields) return desk.submit(fields, askerOf(turn));
  const press = toPress(value);
  if (!press) return undefined;
  return press.press === 'share' ? { kind: 'share', intent: press.intent } : desk.press(press.intent, askerOf(turn));
}

/** Teams shows a conversation only to its members, so whoever speaks there is one. */
function askerOf({ activity }: Turn): Asker {
  const person = { id: activity.from.id, name: nameOf(activity) };
  return {
    id: person.id,
    who: async () => person,
    shownName: person.name,
    ...given({ place: toPlace(activity) }),
    ...given({ team: activity.channelData?.team?.id ?? undefined }),
    address: activity.serviceUrl,
    isMember: async () => true,
  };
}

function nameOf({ from }: Turn['activity']): string {
  return clip(tidy(from.name ?? ''), 80) || texts.someone;
}

async function deliver(answer: Answer, { turn, desk }: Here): Promise<void> {
  switch (answer.kind) {
    case 'reply': {
      const canShare = isPrivate(turn.activity) && isShared(turn.activity);
      // Everybody in the channel reads along.
      const isPublic = isForAll(turn);
      if (isPublic && answer.reply.onlyForAsker)
        return void (await turn.replyAlone(toMessage(answer.reply, { canShare: true })));
      await turn.reply(toMessage(isPublic ? shortForm(answer.reply) : answer.reply, { canShare }));
      return;
    }
    case 'form':
      await turn.reply(toForm(answer.form));
      return;
    case 'enough':
      return;
    case 'announce':
    case 'card': {
      const untold = await (answer.kind === 'card'
        ? replaceCard(answer, { turn, desk })
        : tellEverybody(answer.announcement, { turn, desk }));
      if (untold) await turn.replyAlone(toPublic(untold));
      return;
    }
    default:
      return impossible(answer);
  }
}

const toPublic = (reply: Reply) => toMessage(reply, { canShare: false });
const toShared = (reply: Reply, { activity }: Turn) =>
  toMessage(reply, { canShare: false, sharedBy: nameOf(activity) });

async function notice(turn: Turn, sentence: string): Promise<void> {
  await turn.reply(toNotice(sentence));
}
