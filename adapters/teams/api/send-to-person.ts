import { z } from 'zod';
import type { Outcome } from '#core';
import { readJson } from '../../wire/json.ts';
import { onceMore } from '../../wire/once-more.ts';
import type { Message } from '../render.ts';
import { outbound, type Person, type TeamsClient } from './client.ts';
import { outcomeOf } from './outcomes.ts';

const opened = z.object({ id: z.string().min(1) });

/**
 * Writes to somebody in their own conversation with the bot, which is opened first. Opening shows nothing, so it may be tried once
 * more; never throws.
 */
export async function sendToPerson(person: Person, message: Message, client: TeamsClient): Promise<Outcome> {
  let conversationId: string | undefined;
  const opening = await onceMore(async () => {
    const posted = await client.open(person);
    conversationId = posted.kind === 'answered' ? opened.safeParse(readJson(posted.body)).data?.id : undefined;
    return outcomeOf(posted);
  });
  if (opening.kind !== 'sent') return opening.kind === 'uncertain' ? refused : opening;
  if (conversationId === undefined) return refused;
  const to = { serviceUrl: person.serviceUrl, conversationId };
  const content = outbound(message, { id: person.bot }, conversationId);
  return onceMore(async () => outcomeOf(await client.post(to, content)));
}

/** Nothing was shown to anybody. */
const refused: Outcome = { kind: 'not-sent', reason: 'refused' };
