import { z } from 'zod';
import { given } from '#core';
import { readJson } from '../../wire/json.ts';
import type { Message } from '../render.ts';
import type { Activity } from './activity.ts';
import { type Address, outbound, type TeamsClient, type TeamsPosted } from './client.ts';

/** One thing that happened in Teams, with the ways to say something back. Each way throws a `PlatformError` when Teams does not take it. */
export type Turn = {
  readonly activity: Activity;
  /** Answers the message; only the asker sees it when the question was private. */
  reply(message: Message): Promise<{ id?: string }>;
  /** Says something new to everybody in the conversation. */
  sendToConversation(message: Message): Promise<{ id?: string }>;
  /** Puts another card in the place of one we sent, for everybody. */
  update(activityId: string, message: Message): Promise<void>;
};

/** What goes back to Teams on the request itself; without a body where Teams expects none. */
export type InvokeAnswer = { readonly status: number; readonly body?: unknown };

/** Teams refused what we sent, or could not be reached (then there is no status). */
export class PlatformError extends Error {
  readonly status: number | undefined;
  constructor(message: string, status?: number, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** What happened, with the ways to say something back. */
export function toTurn(activity: Activity, client: TeamsClient): Turn {
  const { conversation, from, recipient, id, serviceUrl } = activity;
  const room = { serviceUrl, conversationId: conversation.id };
  const say = async (to: Address, message: Message, more: object = {}) => {
    const content = { ...outbound(message, who(recipient), conversation.id), ...more };
    return accepted(await client.post(to, content));
  };
  return {
    activity,
    async reply(message) {
      // A private question gets a private answer. botbuilder drops this mark when sending, hence our own post.
      const replyToId = id || undefined;
      const thread = { ...room, activityId: replyToId };
      const answering = { recipient: who(from), ...given({ replyToId }) };
      return recipient.isTargeted
        ? say({ ...thread, query: '?isTargetedActivity=true' }, message, { ...answering, ...targeted(activity) })
        : say(thread, message, answering);
    },
    sendToConversation: (message) => say(room, message),
    async update(activityId, message) {
      await say({ ...room, activityId, method: 'PUT' }, message, { id: activityId });
    },
  };
}

/** Only for who asked: the mark that Teams reads, and the message that it answers. */
function targeted({ from, id }: Activity) {
  const entities = id ? [{ type: 'targetedMessageInfo', messageId: id }] : undefined;
  return { recipient: { ...who(from), isTargeted: true }, ...given({ entities }) };
}

function who({ id, name }: Activity['from']) {
  return { id, ...given({ name: name || undefined }) };
}

const created = z.object({ id: z.string() });

/** For whoever answers a person: what was not taken is an error. */
function accepted(posted: TeamsPosted): { id?: string } {
  if (posted.kind !== 'answered') throw new PlatformError(`Teams could not be reached (${posted.kind})`);
  if (posted.status < 200 || posted.status >= 300) {
    throw new PlatformError(`Teams refused the message (${posted.status})`, posted.status);
  }
  return created.safeParse(readJson(posted.body)).data ?? {};
}
