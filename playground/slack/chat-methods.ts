import type { JsonObject } from '../../adapters/wire/json.ts';
import type { Place, Stored } from '../message-store.ts';
import type { SlackParts } from './local-parts.ts';
import { type Methods, placeIn, userIn } from './method.ts';
import { post, readContent, toPayload } from './posts.ts';
import { SlackRefusal } from './refusal.ts';

/** Messages of the bot: https://docs.slack.dev/reference/methods?family=chat */
export const chatMethods: Methods = {
  'chat.postMessage': (parts, given) => {
    const place = placeIn(parts, given.channel);
    const message = { place, thread: threadIn(parts, place, given), content: readContent(given) };
    const ts = post(parts, message);
    const { workspace } = parts;
    const answer = { channel: workspace.channel(place), ts, message: toPayload(workspace, ts, message) };
    return { answer, onlyFor: place.owner };
  },
  'chat.postEphemeral': (parts, given) => {
    const place = placeIn(parts, given.channel);
    const user = userIn(parts, given.user);
    if (place.owner !== undefined && place.owner !== user.id) throw new SlackRefusal('user_not_in_channel');
    const thread = threadIn(parts, place, given);
    const message_ts = post(parts, { place, content: readContent(given), thread, onlyFor: user.id });
    return { answer: { message_ts }, onlyFor: user.id };
  },
  'chat.update': (parts, given) => {
    const { blocks: _, ...message } = ownMessage(parts, given, 'cant_update_message');
    const content = readContent(given);
    parts.room.add({ ...message, ...content, edited: true });
    const channel = parts.workspace.channel(message);
    return { answer: { channel, ts: message.id, text: content.text }, onlyFor: message.owner };
  },
  'chat.delete': (parts, given) => {
    const message = ownMessage(parts, given, 'cant_delete_message');
    parts.room.remove('slack', message.id);
    return { answer: { channel: parts.workspace.channel(message), ts: message.id }, onlyFor: message.owner };
  },
};

/** A message of the bot that everybody there sees; others it may not touch. */
function ownMessage(parts: SlackParts, { channel, ts }: JsonObject, refusal: string): Stored {
  const message = messageAt(parts, placeIn(parts, channel), ts);
  if (!message || message.onlyFor !== undefined) throw new SlackRefusal('message_not_found');
  if (message.author !== undefined) throw new SlackRefusal(refusal);
  return message;
}

/** The thread in which the bot answers. Slack has one level: an answer to an answer belongs to the first message. */
function threadIn(parts: SlackParts, place: Place, { thread_ts: ts }: JsonObject): string | undefined {
  if (ts === undefined) return undefined;
  const root = messageAt(parts, place, ts);
  if (!root) throw new SlackRefusal('thread_not_found');
  return root.thread ?? root.id;
}

function messageAt({ room }: SlackParts, place: Place, ts: unknown): Stored | undefined {
  const message = room.find('slack', String(ts));
  return message?.room === place.room && message.owner === place.owner ? message : undefined;
}
