import { z } from 'zod';
import { given, type Outcome } from '#core';
import { readJson } from '../wire/json.ts';
import { postOnce } from '../wire/post.ts';
import { toOutcome } from '../wire/post-outcome.ts';
import { quiet } from './api/deliver-answer.ts';
import { refusedWith } from './api/refusals.ts';
import type { Message } from './render.ts';

/** Where a message goes: a channel, or the id of a person for their direct messages. */
export type Destination = { readonly channel: string };

type Access = { readonly apiUrl: string; readonly botToken: string };

const answer = z.object({ ok: z.boolean(), ts: z.string().optional(), error: z.string().default('') });

/** Posts one message, once, and tells what came of it. Never throws. */
export async function send({ channel }: Destination, message: Message, { apiUrl, botToken }: Access): Promise<Outcome> {
  const posted = await postOnce({
    url: new URL('chat.postMessage', apiUrl).href,
    headers: { authorization: `Bearer ${botToken}` },
    content: { channel, ...message, ...quiet },
  });
  return toOutcome(posted, ({ status, retryAfter, body }) => {
    if (status !== 200) return { kind: 'not-sent', reason: 'refused' };
    const said = answer.safeParse(readJson(body)).data;
    if (!said) return { kind: 'uncertain', reason: 'unreadable-answer' };
    return said.ok ? { kind: 'sent', ...given({ messageId: said.ts }) } : refusedWith(said.error, { retryAfter });
  });
}
