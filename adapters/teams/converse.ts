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
import { isPrivate, isShared } from './api/activity.ts';
import { invokeCard, invokeMessage } from './api/invoke.ts';
import { heard } from './api/signs-of-life.ts';
import type { InvokeAnswer, Turn } from './api/turn.ts';
import { fromForm, toForm } from './form.ts';
import { toPlace, toPress, toText } from './parse.ts';
import { type Message, toMessage, toNotice } from './render.ts';

/** What a conversation needs: the desk that knows the answers. The ways to bring them come with the turn. */
export type Conversation = { readonly desk: Desk };

/** Somebody typed something to us. */
export async function asked(turn: Turn, { desk }: Conversation): Promise<void> {
  await deliver(await desk.ask(toText(turn.activity), askerOf(turn)), { turn, desk });
}

/** Somebody pressed an *Execute*: the answer takes the place of the card, for the presser only, unless it is for everybody. */
export async function pressed(turn: Turn, { desk }: Conversation): Promise<InvokeAnswer> {
  const action = await whatPressed(turn, desk);
  switch (action?.kind) {
    case undefined:
      return invokeCard(toNotice(texts.oldButton).card);
    case 'share':
      return invokeCard((await share(action.intent, turn, desk)).card);
    case 'reply':
    case 'enough':
      return invokeCard(toMessage(action.reply, { canShare: isShared(turn.activity) }).card);
    case 'form':
      return invokeCard(toForm(action.form).card);
    case 'announce': {
      const untold = await tellEverybody(action.announcement, { turn, desk });
      return untold ? invokeCard(toPublic(untold).card) : invokeMessage(projectTexts.project.saved);
    }
    case 'card':
      return invokeCard((await replaceCard(action, { turn, desk })).card);
    default:
      return impossible(action);
  }
}

/** Shows it to everybody, and gives what takes the place of the pressed card: how that went, and the way back. */
async function share(intent: LookupButton, turn: Turn, desk: Desk): Promise<Message> {
  const shared = await turn.sendToConversation(toShared(desk.share(intent), turn));
  const again: ReplyButton = { label: texts.buttons.open, press: 'open', intent };
  return toNotice(howShared(shared), again);
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

/** Puts a card in the place of the pressed one, for everybody. Gives what the presser sees there. */
async function replaceCard(
  { reply, announcement }: Extract<Answer, { readonly kind: 'card' }>,
  { turn, desk }: Here,
): Promise<Message> {
  const { replyToId } = turn.activity;
  const replace = async (card: Reply) => (replyToId ? turn.update(replyToId, toPublic(card)) : refused);
  if (!announcement) await replace(reply);
  const untold = announcement && (await tellEverybody(announcement, { turn, desk }, replace));
  return toPublic(untold ?? reply);
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
export async function letIn(turn: Turn, { desk }: Conversation): Promise<void> {
  const asker = askerOf(turn);
  await heard(turn.activity, desk);
  await deliver(await desk.press({ kind: 'help' }, asker), { turn, desk });
}

type Action = Answer | { readonly kind: 'share'; readonly intent: LookupButton };

/** What a press or a sent form leads to; `undefined` when we cannot read it. */
async function whatPressed(turn: Turn, desk: Desk): Promise<Action | undefined> {
  const { value } = turn.activity;
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
      const isPublic = isShared(turn.activity) && !isPrivate(turn.activity);
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
      const { announcement } = answer;
      const untold = announcement && (await tellEverybody(announcement, { turn, desk }));
      if (untold) await turn.reply(toPublic(untold));
      else if (answer.kind === 'card' && !announcement) await turn.sendToConversation(toPublic(answer.reply));
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
