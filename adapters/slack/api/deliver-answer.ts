import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { type Answer, formInvitation, given, impossible, type Reply } from '#core';
import { toForm } from '../form.ts';
import { toMessage } from '../render.ts';
import { slackCode } from './errors.ts';
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
    case 'announce':
      if (!(await announce(answer.reply, target, delivery))) await deliverReply(answer.refused, target, delivery);
      return;
    case 'card': {
      if (target.url === undefined) return deliverReply(answer.reply, target, delivery);
      const message = toMessage(answer.reply, { canShare: false });
      await delivery.respond(target.url, { replace_original: true, ...message });
      return;
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

/** A message of its own for everybody: it also proves that nudges can come here. False when Slack does not let us in. */
export async function announce(
  reply: Reply,
  { channel }: Pick<ReplyTarget, 'channel'>,
  { client, log }: Omit<Delivery, 'respond'>,
): Promise<boolean> {
  try {
    await client.chat.postMessage({ channel, ...quiet, ...toMessage(reply, { canShare: false }) });
    return true;
  } catch (error) {
    log.warn({ error: slackCode(error) }, 'Slack did not take an announcement');
    return false;
  }
}

/** Where a message belongs to a thread, it stays there. */
export function threadOf({ thread }: Pick<ReplyTarget, 'thread'>): { readonly thread_ts?: string } {
  return given({ thread_ts: thread });
}
