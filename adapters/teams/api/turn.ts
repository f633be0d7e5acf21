import { given, type Outcome, oneByOne } from '#core';
import { onceMore } from '../../wire/once-more.ts';
import type { MountParts } from '../../wire/platform-adapter.ts';
import type { Message } from '../render.ts';
import { type Activity, isShared } from './activity.ts';
import { type Address, outbound, type TeamsClient } from './client.ts';
import { outcomeOf } from './outcomes.ts';
import { sendToPerson } from './send-to-person.ts';

/**
 * One thing that happened in Teams, with the ways to say something back. What is refused for now is tried once more; none of them
 * throws.
 */
export type Turn = {
  readonly activity: Activity;
  /** Answers the message; only the asker sees it when the question was private. */
  reply(message: Message): Promise<Outcome>;
  /** Answers so that nobody but the asker sees it, also when they asked in front of others. */
  replyAlone(message: Message): Promise<Outcome>;
  /** Says something new to everybody in the conversation. */
  sendToConversation(message: Message): Promise<Outcome>;
  /** Puts another card in the place of one we sent, for everybody who sees it; `alone` where that is one person. */
  update(activityId: string, message: Message, road?: { readonly alone: boolean }): Promise<Outcome>;
  /** The same for a card that came to the channel by itself, so in no thread. */
  updateInChannel(activityId: string, message: Message): Promise<Outcome>;
};

/** What goes back to Teams on the request itself; without a body where Teams expects none. */
export type InvokeAnswer = { readonly status: number; readonly body?: unknown };

/** The answer on the request itself, and what may only begin when Teams has it. */
export type Handled = { readonly answer?: InvokeAnswer; readonly after?: () => Promise<unknown> };

const onlyForOne = '?isTargetedActivity=true';
/** Two people who press at once change one card at once, and Teams refuses the second: so in the order of their presses. */
const inOrder = oneByOne();

/** Who hears what Teams did not take. */
type Hearers = Pick<MountParts, 'log' | 'onUntaken'>;

/** What happened, with the ways to say something back. */
export function toTurn(activity: Activity, client: TeamsClient, { log, onUntaken }: Hearers): Turn {
  const { conversation, from, recipient, id, serviceUrl, channelData } = activity;
  const room = { serviceUrl, conversationId: conversation.id };
  const replyToId = id || undefined;
  const thread = { ...room, activityId: replyToId };
  const [channelId = ''] = conversation.id.split(';messageid=');
  const channel = { serviceUrl, conversationId: channelId };
  const noted = (outcome: Outcome): Outcome => {
    if (outcome.kind === 'sent') return outcome;
    log.warn({ outcome: outcome.kind, reason: outcome.reason }, 'Teams did not take an answer');
    onUntaken?.(outcome.reason);
    return outcome;
  };
  const say = async (to: Address, message: Message, more: object = {}) => {
    const content = { ...outbound(message, who(recipient), conversation.id), ...more };
    return noted(await onceMore(async () => outcomeOf(await client.post(to, content))));
  };

  /** Where a message for one person is not possible, it comes in their own conversation with us: never in front of others. */
  async function alone(message: Message): Promise<Outcome> {
    const targeted = await say({ ...thread, query: onlyForOne }, message, {
      ...given({ replyToId }),
      ...forOne(activity),
    });
    if (targeted.kind === 'sent' || targeted.kind === 'uncertain') return targeted;
    const tenantId = conversation.tenantId ?? channelData?.tenant?.id ?? undefined;
    const person = { serviceUrl, id: from.id, bot: recipient.id, tenantId };
    return noted(await sendToPerson(person, message, client));
  }

  return {
    activity,
    reply: (message) =>
      recipient.isTargeted ? alone(message) : say(thread, message, { recipient: who(from), ...given({ replyToId }) }),
    replyAlone: (message) =>
      isShared(activity) ? alone(message) : say(thread, message, { recipient: who(from), ...given({ replyToId }) }),
    sendToConversation: (message) => say(room, message),
    update: (activityId, message, { alone: isAlone } = { alone: recipient.isTargeted === true }) =>
      inOrder(`${conversation.id}\n${activityId}`, () =>
        say({ ...room, activityId, method: 'PUT', ...given({ query: isAlone ? onlyForOne : undefined }) }, message, {
          id: activityId,
        }),
      ),
    updateInChannel: (activityId, message) =>
      inOrder(`${channelId}\n${activityId}`, () =>
        say({ ...channel, activityId, method: 'PUT' }, message, { id: activityId }),
      ),
  };
}

/** Only for who asked: the mark that Teams reads, and the message that it answers. botbuilder drops this mark, hence our own post. */
function forOne({ from, id, recipient }: Activity) {
  const entities = id && recipient.isTargeted ? [{ type: 'targetedMessageInfo', messageId: id }] : undefined;
  return { recipient: { ...who(from), isTargeted: true }, ...given({ entities }) };
}

function who({ id, name }: Activity['from']) {
  return { id, ...given({ name: name || undefined }) };
}
