import { z } from 'zod';
import { readJson } from '../../wire/json.ts';
import type { Posted, postOnce } from '../../wire/post.ts';
import type { Card } from '../limits.ts';
import type { Activity } from './activity.ts';

export type Message = { readonly card: Card; readonly summary: string };
export type InvokeAnswer = { readonly status: number; readonly body?: unknown };

/** One thing that happened in Teams, with the two ways to say something back. */
export type Turn = {
  readonly activity: Activity;
  /** Answers the message; only the asker sees it when the question was private. */
  reply(message: Message): Promise<{ id?: string }>;
  /** Says something new to everybody in the conversation. */
  sendToConversation(message: Message): Promise<{ id?: string }>;
  /** Puts another card in the place of one we sent, for everybody. */
  update(activityId: string, message: Message): Promise<void>;
};

/** Teams refused what we sent, or could not be reached (then there is no status). */
export class PlatformError extends Error {
  readonly status: number | undefined;
  constructor(message: string, status?: number, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** The address at which something is said in a conversation. */
export function roomAt(serviceUrl: string, conversationId: string): string {
  const address = new URL(`${serviceUrl.replace(/\/+$/, '')}/v3/conversations/`);
  return `${address.href}${encodeURIComponent(conversationId)}/activities`;
}

/** A card as a message of the bot. */
export function outbound({ card, summary }: Message, bot: { readonly id: string }, conversationId: string) {
  return {
    type: 'message',
    from: bot,
    conversation: { id: conversationId },
    locale: 'nl-NL',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** What happened, with the ways to say something back. Each way throws a `PlatformError` when Teams does not take it. */
export function toTurn(activity: Activity, token: () => Promise<string | undefined>, post: typeof postOnce): Turn {
  const { conversation, from, recipient, id } = activity;
  const room = roomAt(activity.serviceUrl, conversation.id);
  const say = async (url: string, message: Message, more: object = {}, method: 'POST' | 'PUT' = 'POST') => {
    const content = { ...outbound(message, who(recipient), conversation.id), ...more };
    return accepted(await post(url, authorized(await token()), content, method));
  };
  return {
    activity,
    async reply(message) {
      // A private question gets a private answer. botbuilder drops this mark when sending, hence our own post.
      const targeted = recipient.isTargeted === true;
      const thread = id ? `${room}/${encodeURIComponent(id)}` : room;
      return say(targeted ? `${thread}?isTargetedActivity=true` : thread, message, {
        recipient: targeted ? { ...who(from), isTargeted: true } : who(from),
        ...(id && { replyToId: id }),
        ...(targeted && id && { entities: [{ type: 'targetedMessageInfo', messageId: id }] }),
      });
    },
    sendToConversation: (message) => say(room, message),
    async update(activityId, message) {
      await say(`${room}/${encodeURIComponent(activityId)}`, message, { id: activityId }, 'PUT');
    },
  };
}

function who({ id, name }: Activity['from']) {
  return name ? { id, name } : { id };
}

export function authorized(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

const created = z.object({ id: z.string() });

/** For whoever answers a person: what was not taken is an error. */
function accepted(posted: Posted): { id?: string } {
  if (posted.kind !== 'answered') throw new PlatformError('Teams could not be reached');
  if (posted.status < 200 || posted.status >= 300) {
    throw new PlatformError(`Teams refused the message (${posted.status})`, posted.status);
  }
  return created.safeParse(readJson(posted.body)).data ?? {};
}
