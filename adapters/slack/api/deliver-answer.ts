import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import {
  type Answer,
  type Bring,
  formInvitation,
  given,
  impossible,
  type Outcome,
  type Reply,
  type ToAnnounce,
} from '#core';
import { toForm } from '../form.ts';
import { toMessage } from '../render.ts';
import { isDirect } from './payloads.ts';
import type { ResponseMessage } from './respond.ts';

/** Where somebody asked, and the ways Slack gives us to answer there. */
export type ReplyTarget = {
  readonly workspace: string;
  readonly channel: string;
  readonly thread?: string;
  /** Opens a form, once and within three seconds. https://docs.slack.dev/interactivity/handling-user-interaction */
  readonly trigger?: string;
  /** Absent for a mention or a direct message: then we post to the conversation. */
  readonly url?: string;
  /** A pressed card that only the asker sees gives way to the answer. */
  readonly pressed?: 'private' | 'public';
  /** Slack has shown already that the asker is in the channel. */
  readonly member: boolean;
};

export type Delivery = {
  readonly client: webApi.WebClient;
  /** Posts to a response_url; false when Slack does not take it. */
  readonly respond: (url: string, message: ResponseMessage) => Promise<boolean>;
  /** Tells the channel of a change, in the place of a card first where that is given. Gives what only the asker must hear. */
  readonly announce: (
    announcement: ToAnnounce,
    to: Pick<ReplyTarget, 'channel'>,
    replace?: Bring,
  ) => Promise<Reply | undefined>;
  readonly log: Logger;
};

/** Our messages call nobody and unfold no links. */
export const quiet = { parse: 'none', unfurl_links: false, unfurl_media: false } as const;
export const onlyForYou = { response_type: 'ephemeral', replace_original: false } as const;
export const forEverybody = { response_type: 'in_channel', replace_original: false } as const;

/** Brings an answer of the core to where it belongs: to the asker, to everybody, or in place of the pressed card. */
export async function deliverAnswer(answer: Answer, target: ReplyTarget, delivery: Delivery): Promise<void> {
  switch (answer.kind) {
    case 'reply':
      return deliverReply(answer.reply, target, delivery);
    case 'form': {
      const { workspace, channel, member, trigger } = target;
      if (trigger === undefined) return deliverReply(formInvitation(answer.form, answer.intent), target, delivery);
      const view = toForm(answer.form, { workspace, channel, member });
      await delivery.client.views.open({ trigger_id: trigger, view });
      return;
    }
    case 'announce': {
      const untold = await delivery.announce(answer.announcement, target);
      return untold && deliverReply(untold, target, delivery);
    }
    case 'card': {
      const untold = await replaceCard(answer, target, delivery);
      return untold && deliverReply(untold, { ...target, pressed: 'public' }, delivery);
    }
    default:
      return impossible(answer);
  }
}

/** Browsing stays within one private message; what others see too is never replaced by somebody's press. */
async function deliverReply(reply: Reply, target: ReplyTarget, { client, respond }: Delivery): Promise<void> {
  const { url, channel, pressed } = target;
  const direct = isDirect(channel);
  if (url === undefined) {
    await client.chat.postMessage({ channel, ...quiet, ...threadOf(target), ...toMessage(reply, { canShare: false }) });
    return;
  }
  const message = toMessage(reply, { canShare: !direct });
  if (pressed === 'private') await respond(url, { response_type: 'ephemeral', replace_original: true, ...message });
  else await respond(url, { ...(pressed && direct ? forEverybody : onlyForYou), ...threadOf(target), ...message });
}

/** Puts a card in the place of the pressed one, for everybody. Gives what only the presser must hear. */
async function replaceCard(
  { reply, announcement }: Extract<Answer, { readonly kind: 'card' }>,
  target: ReplyTarget,
  { announce, respond }: Delivery,
): Promise<Reply | undefined> {
  const { url } = target;
  if (url === undefined) return announcement ? announce(announcement, target) : reply;
  const replace = async (card: Reply): Promise<Outcome> =>
    (await respond(url, { replace_original: true, ...toMessage(card, { canShare: false }) }))
      ? { kind: 'sent' }
      : { kind: 'uncertain', reason: 'no-answer' };
  if (announcement) return announce(announcement, target, replace);
  await replace(reply);
  return undefined;
}

/** Where a message belongs to a thread, it stays there. */
export function threadOf({ thread }: Pick<ReplyTarget, 'thread'>): { readonly thread_ts?: string } {
  return given({ thread_ts: thread });
}
