import type { Logger } from 'pino';
import {
  type Answer,
  type Bring,
  formInvitation,
  given,
  impossible,
  type Outcome,
  projectTexts,
  type Reply,
  shortForm,
  type ToAnnounce,
} from '#core';
import { toForm } from '../form.ts';
import { type Message, toMessage, toNotice } from '../render.ts';
import type { Destination } from '../send.ts';
import { isDirect } from './payloads.ts';
import type { ResponseMessage } from './respond.ts';
import type { Method } from './web-api.ts';

/** Where somebody asked, and the ways Slack gives us to answer there. */
export type ReplyTarget = {
  readonly workspace: string;
  /** The installation that lets us answer, where it is not that of the workspace itself. */
  readonly via?: string | undefined;
  readonly channel: string;
  /** Who asked. */
  readonly user: string;
  readonly thread?: string;
  /** The message on which was pressed. */
  readonly message?: string;
  /** The thread has answers already: what only one person sees starts none. */
  readonly inThread?: boolean;
  /** Of another organisation, in a channel that is shared with it. */
  readonly isOutsider?: boolean;
  /** No app can be added here, so no project lives here. */
  readonly isGroup?: boolean;
  /** Opens a form, once and within three seconds. https://docs.slack.dev/interactivity/handling-user-interaction */
  readonly trigger?: string;
  /** Absent for a mention or a direct message: then we post to the conversation. */
  readonly url?: string;
  /** A pressed card that only the asker sees gives way to the answer. */
  readonly pressed?: 'private' | 'public';
  /** Slack has shown already that the asker is in the channel. */
  readonly member: boolean;
};

/** The ways to say something. What was refused for now is tried once more; none of them throws. */
export type Delivery = {
  readonly respond: (url: string, message: ResponseMessage) => Promise<Outcome>;
  readonly post: (to: Destination, message: Message, installation: string) => Promise<Outcome>;
  readonly call: (method: Method, content: object, installation: string) => Promise<Outcome>;
  /** Tells the channel of a change, in the place of a card first where that is given. Gives what only the asker must hear. */
  readonly announce: (
    announcement: ToAnnounce,
    to: Pick<ReplyTarget, 'channel' | 'message'>,
    replace?: Bring,
  ) => Promise<Reply | undefined>;
  readonly log: Logger;
};

export const onlyForYou = { response_type: 'ephemeral', replace_original: false } as const;
export const forEverybody = { response_type: 'in_channel', replace_original: false } as const;

/** Brings an answer of the core to where it belongs: to the asker, to everybody, or in place of the pressed card. */
export async function deliverAnswer(answer: Answer, target: ReplyTarget, delivery: Delivery): Promise<void> {
  switch (answer.kind) {
    case 'reply':
      return deliverReply(answer.reply, target, delivery);
    case 'form':
      return openForm(answer, target, delivery);
    case 'announce': {
      const untold = await delivery.announce(answer.announcement, target);
      return untold && deliverReply(untold, target, delivery);
    }
    case 'card':
      return bringCard(answer, target, delivery);
    case 'enough':
      return;
    default:
      return impossible(answer);
  }
}

/** A form that cannot be shown any more, or not from here, becomes a button that opens it. */
async function openForm(
  { form, intent }: Extract<Answer, { readonly kind: 'form' }>,
  target: ReplyTarget,
  delivery: Delivery,
): Promise<void> {
  const { workspace, channel, member, trigger } = target;
  if (trigger !== undefined) {
    const view = toForm(form, { workspace, channel, member, ...given({ via: target.via }) });
    const opened = await delivery.call('views.open', { trigger_id: trigger, view }, installationFor(target));
    if (opened.kind === 'sent') return;
  }
  await deliverReply(formInvitation(form, intent), target, delivery);
}

/** Browsing stays within one private message; what others see too is never replaced by somebody's press. */
async function deliverReply(reply: Reply, target: ReplyTarget, delivery: Delivery): Promise<void> {
  const { url, channel, thread, pressed } = target;
  const direct = isDirect(channel);
  if (url === undefined && reply.onlyForAsker && !direct) return deliverAlone(reply, target, delivery);
  if (url === undefined) {
    // Everybody in the channel reads along.
    const shown = direct ? reply : shortForm(reply);
    await delivery.post({ channel, thread }, toMessage(shown, { canShare: false }), installationFor(target));
    return;
  }
  const message = toMessage(reply, { canShare: !direct });
  // A shortcut in a thread: only the API is sure to answer in that thread, and only where we are.
  if (target.inThread && !pressed && (await isPutInThread(message, target, delivery))) return;
  const how = pressed && direct ? forEverybody : onlyForYou;
  await answerAlone(
    message,
    pressed === 'private'
      ? { response_type: 'ephemeral', replace_original: true, ...message }
      : { ...how, ...threadOf(target), ...message },
    { target, delivery },
  );
}

async function isPutInThread(message: Message, target: ReplyTarget, { call }: Delivery): Promise<boolean> {
  const { channel, user } = target;
  const content = { channel, user, ...threadOf(target), ...message };
  return !isRefused(await call('chat.postEphemeral', content, installationFor(target)));
}

/** To who asked in front of others, and to nobody else. */
async function deliverAlone(reply: Reply, target: ReplyTarget, { call, post }: Delivery): Promise<void> {
  const { channel, user, thread, inThread } = target;
  const installation = installationFor(target);
  const message = toMessage(reply, { canShare: true });
  const where = given({ thread_ts: inThread ? thread : undefined });
  const outcome = await call('chat.postEphemeral', { channel, user, ...where, ...message }, installation);
  if (isRefused(outcome)) await post({ channel: user }, toMessage(reply, { canShare: false }), installation);
}

type Way = { readonly target: ReplyTarget; readonly delivery: Delivery };

/** Answers at the response_url; when that is refused for certain, by a message that only the asker sees. In doubt it stays at one. */
export async function answerAlone(
  message: object,
  response: ResponseMessage,
  { target, delivery }: Way,
): Promise<Outcome> {
  const { url = '', channel, user } = target;
  const outcome = await delivery.respond(url, response);
  if (!isRefused(outcome)) return outcome;
  const content = { channel, user, ...threadOf(target), ...message };
  return delivery.call('chat.postEphemeral', content, installationFor(target));
}

type Card = Extract<Answer, { readonly kind: 'card' }>;

/** Puts a card in the place of the pressed one, for everybody; the presser hears what did not come off. */
async function bringCard(card: Card, target: ReplyTarget, delivery: Delivery): Promise<void> {
  const { reply, announcement } = card;
  const { url, pressed } = target;
  if (url === undefined) return deliverReply(reply, target, delivery);
  // What only the presser saw is no place to tell the channel something.
  if (announcement && pressed === 'private') return deliverAnswer({ kind: 'announce', announcement }, target, delivery);
  const replace = (shown: Reply) =>
    delivery.respond(url, { replace_original: true, ...toMessage(shown, { canShare: false }) });
  if (announcement) {
    const untold = await delivery.announce(announcement, target, replace);
    return untold && deliverReply(untold, { ...target, pressed: 'public' }, delivery);
  }
  const replaced = await replace(reply);
  const inChannel = await updateInChannel(card, target, delivery);
  if (card.news) await deliverAnswer({ kind: 'announce', announcement: card.news }, target, delivery);
  if (!isRefused(inChannel ?? replaced)) return;
  const notice = toNotice(projectTexts.nudge.savedOnly);
  await answerAlone(notice, { ...onlyForYou, ...threadOf(target), ...notice }, { target, delivery });
}

/** The card itself, for everybody, where another one was pressed; nothing where it was the pressed one. */
async function updateInChannel(
  card: Card,
  target: ReplyTarget,
  { call }: Pick<Delivery, 'call'>,
): Promise<Outcome | undefined> {
  if (card.announcement || target.pressed !== 'private') return undefined;
  const { channel } = target;
  const { message, reply } = card;
  return message === undefined ? notThere : updateCard({ call }, { channel, message, reply }, installationFor(target));
}

/** Puts another card in the place of one in a channel. */
export function updateCard(
  { call }: Pick<Delivery, 'call'>,
  { channel, message, reply }: { readonly channel: string; readonly message: string; readonly reply: Reply },
  installation: string,
): Promise<Outcome> {
  return call('chat.update', { channel, ts: message, ...toMessage(reply, { canShare: false }) }, installation);
}

const notThere: Outcome = { kind: 'not-sent', reason: 'refused' };

/** Whose token answers there. */
export function installationFor({ via, workspace }: Pick<ReplyTarget, 'via' | 'workspace'>): string {
  return via ?? workspace;
}

/** Not taken, for certain. */
export function isRefused({ kind }: Outcome): boolean {
  return kind === 'not-sent' || kind === 'parked';
}

/** Where a message belongs to a thread, it stays there. */
export function threadOf({ thread }: Pick<ReplyTarget, 'thread'>): { readonly thread_ts?: string } {
  return given({ thread_ts: thread });
}
