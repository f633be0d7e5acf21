import {
  type Answer,
  type Asker,
  clip,
  type Desk,
  impossible,
  type LookupButton,
  projectTexts,
  type Reply,
  readPress,
  texts,
  tidy,
} from '#core';
import { type InvokeAnswer, type Message, PlatformError, type Turn } from './api/turn.ts';
import { fromForm, toFormCard } from './form.ts';
import type { Card } from './limits.ts';
import { toPress, toText } from './parse.ts';
import { toCard, toLine, toNotice } from './render.ts';

/** Answers what happened in Teams: something said, a button pressed, the bot put in a chat. */
export async function answer(turn: Turn, desk: Desk): Promise<InvokeAnswer | undefined> {
  const { activity } = turn;
  if (activity.from.role === 'bot' || activity.from.id === activity.recipient.id) return undefined;
  switch (activity.type) {
    case 'message':
      if (typeof activity.value === 'object' && activity.value !== null) await submitted(turn, desk);
      else await say(turn, await desk.ask(toText(activity), askerOf(turn)));
      return undefined;
    case 'invoke':
      return activity.name === 'adaptiveCard/action' ? executed(turn, desk) : { status: 501 };
    case 'installationUpdate':
      if (activity.action === 'add') await welcomed(turn, desk);
      return undefined;
    default:
      return undefined;
  }
}

/** Somebody put the bot in a chat or team: it says what it can do, and a project that had to stop goes on. */
async function welcomed(turn: Turn, desk: Desk): Promise<void> {
  const asker = askerOf(turn);
  if (asker.place) await desk.letIn(asker.place, asker.address);
  await say(turn, await desk.press({ kind: 'help' }, asker));
}

/** A pressed *Execute*: the answer takes the place of the card, for the presser only, unless it is for everybody. */
async function executed(turn: Turn, desk: Desk): Promise<InvokeAnswer> {
  const pressed = await whatPressed(turn, desk);
  if (!pressed) return invokeCard(toNotice(texts.oldButton));
  if (pressed.kind === 'share') {
    const again = { label: texts.buttons.open, press: 'open', intent: pressed.intent } as const;
    const shared = await share(turn, desk.share(pressed.intent));
    return invokeCard(toNotice(shared ? texts.shared : texts.shareFailed, again));
  }
  switch (pressed.kind) {
    case 'reply':
      return invokeCard(toCard(pressed.reply, { canShare: isShared(turn) }));
    case 'form':
      return invokeCard(toFormCard(pressed.form));
    case 'announce': {
      const told = await announce(turn, toPublic(pressed.reply));
      return told
        ? invokeMessage(projectTexts.project.saved)
        : invokeCard(toCard(pressed.refused, { canShare: false }));
    }
    case 'card': {
      const message = toPublic(pressed.reply);
      const { replyToId } = turn.activity;
      if (replyToId) await turn.update(replyToId, message);
      return invokeCard(message.card);
    }
    default:
      return impossible(pressed);
  }
}

/** A pressed *Submit*: clients that do not know *Execute* send it as a message. */
async function submitted(turn: Turn, desk: Desk): Promise<void> {
  const pressed = await whatPressed(turn, desk);
  if (!pressed) return notice(turn, texts.oldButton);
  if (pressed.kind !== 'share') return say(turn, pressed);
  const shared = await share(turn, desk.share(pressed.intent));
  if (!shared) await notice(turn, texts.shareFailed);
  else if (isPrivate(turn)) await notice(turn, texts.shared);
}

type Pressed = Answer | { readonly kind: 'share'; readonly intent: LookupButton };

/** What a press or a sent form leads to; `undefined` when we cannot read it. */
async function whatPressed(turn: Turn, desk: Desk): Promise<Pressed | undefined> {
  const { value } = turn.activity;
  const fields = fromForm(value);
  if (fields) return desk.submit(fields, askerOf(turn));
  const press = readPress(toPress(value));
  if (!press) return undefined;
  return press.press === 'share' ? { kind: 'share', intent: press.intent } : desk.press(press.intent, askerOf(turn));
}

/** Teams shows a conversation only to its members, so whoever speaks there is one. */
function askerOf(turn: Turn): Asker {
  const { from, conversation, serviceUrl, channelData } = turn.activity;
  const person = { id: from.id, name: nameOf(turn) };
  const workspace = conversation.tenantId ?? channelData?.tenant?.id ?? 'local';
  return {
    who: async () => person,
    ...(isShared(turn) && { place: { platform: 'teams', workspace, channel: channelOf(conversation.id) } }),
    address: serviceUrl,
    isMember: async () => true,
  };
}

function nameOf({ activity }: Turn): string {
  return clip(tidy(activity.from.name ?? ''), 80) || texts.someone;
}

/** A conversation id in a channel names the thread too; a project belongs to the channel. */
function channelOf(conversation: string): string {
  return conversation.replace(/;messageid=.*$/, '');
}

async function say(turn: Turn, answer: Answer): Promise<void> {
  switch (answer.kind) {
    case 'reply': {
      const card = toCard(answer.reply, { canShare: isPrivate(turn) && isShared(turn) });
      await turn.reply({ card, summary: toLine(answer.reply.title) });
      return;
    }
    case 'form':
      await turn.reply({ card: toFormCard(answer.form), summary: toLine(answer.form.title) });
      return;
    case 'announce':
    case 'card':
      await turn.sendToConversation(toPublic(answer.reply));
      return;
    default:
      return impossible(answer);
  }
}

/** Something new for everybody. False when Teams does not take it. */
async function announce(turn: Turn, message: Message): Promise<boolean> {
  try {
    await turn.sendToConversation(message);
    return true;
  } catch (error) {
    if (error instanceof PlatformError) return false;
    throw error;
  }
}

function share(turn: Turn, reply: Reply): Promise<boolean> {
  return announce(turn, toPublic(reply, { sharedBy: nameOf(turn) }));
}

/** A card for everybody. */
export function toPublic(reply: Reply, by: { readonly sharedBy?: string } = {}): Message {
  return { card: toCard(reply, { canShare: false, ...by }), summary: toLine(reply.title) };
}

async function notice(turn: Turn, sentence: string): Promise<void> {
  await turn.reply({ card: toNotice(sentence), summary: sentence });
}

/** True when only the asker sees our reply, in a place where more people are. */
function isPrivate({ activity }: Turn): boolean {
  return activity.recipient.isTargeted === true;
}

function isShared({ activity }: Turn): boolean {
  return ['channel', 'groupChat'].includes(activity.conversation.conversationType ?? '');
}

/** A short line that Teams shows beside the card; the card itself stays. */
function invokeMessage(value: string): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value } };
}

/** A card as the answer to a press. */
export function invokeCard(card: Card): InvokeAnswer {
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  return { status: 200, body };
}
