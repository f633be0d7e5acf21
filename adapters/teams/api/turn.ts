import type { Logger } from 'pino';
import { given, type Outcome } from '#core';
import { onceMore } from '../../wire/once-more.ts';
import type { Message } from '../render.ts';
import type { Activity } from './activity.ts';
import { type Address, outbound, type TeamsClient } from './client.ts';
import { outcomeOf } from './outcomes.ts';

/**
 * One thing that happened in Teams, with the ways to say something back. What is refused for now is tried once more; none of them
 * throws.
 */
export type Turn = {
  readonly activity: Activity;
  /** Answers the message; only the asker sees it when the question was private. */
  reply(message: Message): Promise<Outcome>;
  /** Says something new to everybody in the conversation. */
  sendToConversation(message: Message): Promise<Outcome>;
  /** Puts another card in the place of one we sent, for everybody. */
  update(activityId: string, message: Message): Promise<Outcome>;
};

/** What goes back to Teams on the request itself; without a body where Teams expects none. */
export type InvokeAnswer = { readonly status: number; readonly body?: unknown };

/** What happened, with the ways to say something back. */
export function toTurn(activity: Activity, client: TeamsClient, log: Logger): Turn {
  const { conversation, from, recipient, id, serviceUrl } = activity;
  const room = { serviceUrl, conversationId: conversation.id };
  const say = async (to: Address, message: Message, more: object = {}) => {
    const content = { ...outbound(message, who(recipient), conversation.id), ...more };
    const outcome = await onceMore(async () => outcomeOf(await client.post(to, content)));
    if (outcome.kind !== 'sent')
      log.warn({ outcome: outcome.kind, reason: outcome.reason }, 'Teams did not take an answer');
    return outcome;
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
    update: (activityId, message) => say({ ...room, activityId, method: 'PUT' }, message, { id: activityId }),
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
