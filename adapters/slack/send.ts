import { given, type Outcome } from '#core';
import { type Access, callSlack } from './api/web-api.ts';
import type { Message } from './render.ts';

/** Where a message goes: a channel, or the id of a person for their direct messages; a thread when it belongs in one. */
export type Destination = { readonly channel: string; readonly thread?: string | undefined };

/** Our messages call nobody and unfold no links. */
const quiet = { parse: 'none', unfurl_links: false, unfurl_media: false } as const;

/** Posts one message, once, and tells what came of it. Never throws. */
export function send({ channel, thread }: Destination, message: Message, access: Access): Promise<Outcome> {
  return callSlack('chat.postMessage', { channel, ...message, ...given({ thread_ts: thread }), ...quiet }, access);
}
