import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { type Answer, formInvitation, impossible, type Reply } from '#core';
import { slackCode } from './api/bolt-log.ts';
import type { Delivery } from './api/respond.ts';
import { toView } from './form.ts';
import { isDirect } from './parse.ts';
import { toMessage } from './render.ts';
import { quiet } from './send.ts';

/** Where somebody asked, and the ways Slack gives us to answer there. */
export type Seat = {
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

type Tools = {
  readonly client: webApi.WebClient;
  readonly deliver: (url: string, message: Delivery) => Promise<boolean>;
  readonly log: Logger;
};

export const onlyForYou = { response_type: 'ephemeral', replace_original: false } as const;
export const forEverybody = { response_type: 'in_channel', replace_original: false } as const;

/** Brings an answer of the core to where it belongs: to the asker, to everybody, or in place of the pressed card. */
export async function bring(answer: Answer, seat: Seat, tools: Tools): Promise<void> {
  switch (answer.kind) {
    case 'reply':
      return bringReply(answer.reply, seat, tools);
    case 'form': {
      const { workspace, channel, member, trigger } = seat;
      if (trigger === undefined) return bringReply(formInvitation(answer.form, answer.intent), seat, tools);
      await tools.client.views.open({ trigger_id: trigger, view: toView(answer.form, { workspace, channel, member }) });
      return;
    }
    case 'announce':
      if (!(await bringToChannel(answer.reply, seat, tools))) await bringReply(answer.refused, seat, tools);
      return;
    case 'card': {
      const message = toMessage(answer.reply, { canShare: false });
      if (seat.url === undefined) return bringReply(answer.reply, seat, tools);
      await tools.deliver(seat.url, { replace_original: true, ...message });
      return;
    }
    default:
      return impossible(answer);
  }
}

/** Browsing stays within one private message; what others see too is never replaced by somebody's press. */
async function bringReply(reply: Reply, seat: Seat, { client, deliver }: Tools): Promise<void> {
  const { url, channel, pressed } = seat;
  const direct = isDirect(channel);
  if (url === undefined) {
    await client.chat.postMessage({ channel, ...quiet, ...threadOf(seat), ...toMessage(reply, { canShare: false }) });
    return;
  }
  const message = toMessage(reply, { canShare: !direct });
  if (pressed === 'private') await deliver(url, { response_type: 'ephemeral', replace_original: true, ...message });
  else if (pressed && direct) await deliver(url, { ...forEverybody, ...threadOf(seat), ...message });
  else await deliver(url, { ...onlyForYou, ...threadOf(seat), ...message });
}

/** A message of its own for everybody: it also proves that nudges can come here. False when Slack does not let us in. */
export async function bringToChannel(reply: Reply, seat: Seat, { client, log }: Tools): Promise<boolean> {
  try {
    const message = toMessage(reply, { canShare: false });
    await client.chat.postMessage({ channel: seat.channel, ...quiet, ...message });
    return true;
  } catch (error) {
    log.warn({ error: slackCode(error) }, 'Slack did not take an announcement');
    return false;
  }
}

/** Where a message belongs to a thread, it stays there. */
export function threadOf({ thread }: Pick<Seat, 'thread'>): { readonly thread_ts?: string } {
  return thread === undefined ? {} : { thread_ts: thread };
}
