import type { Outcome } from '#core';
import { outbound, type TeamsClient } from './api/client.ts';
import { outcomeOf } from './api/outcomes.ts';
import type { Message } from './render.ts';

/** Where a nudge goes: the service URL that Teams gave us last, and the conversation. */
export type Destination = { readonly serviceUrl: string; readonly conversationId: string };

type Access = { readonly client: TeamsClient; readonly botId: string };

/** Posts one card in a conversation, once, and tells what came of it. Never throws. */
export async function send(
  { serviceUrl, conversationId }: Destination,
  message: Message,
  { client, botId }: Access,
): Promise<Outcome> {
  // Without this tail the nudge starts a new thread, instead of ending up under an old one.
  const [room = ''] = conversationId.split(';messageid=');
  return outcomeOf(await client.post({ serviceUrl, conversationId: room }, outbound(message, { id: botId }, room)));
}
