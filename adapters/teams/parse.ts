import { z } from 'zod';
import { clip, type Place, type Press, readPress, tidy } from '#core';
import { type Activity, isShared } from './api/activity.ts';
import { plainWords } from './api/plain-words.ts';

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1).optional().catch(undefined),
  mentioned: z.object({ id: z.string(), name: z.string().optional().catch(undefined) }),
});
const htmlAttachment = z.object({ contentType: z.literal('text/html'), content: z.string() });

type Typed = Pick<Activity, 'text' | 'entities' | 'recipient'> & { readonly attachments?: Activity['attachments'] };

/** What somebody typed, without the bot's name and the HTML that Teams puts around words. */
export function toText({ text, entities, recipient, attachments }: Typed): string {
  const names = new Set([recipient.name ?? '']);
  let html = typeof text === 'string' && text.trim() !== '' ? text : htmlIn(attachments);
  for (const entity of listOf(entities)) {
    const { data } = mention.safeParse(entity);
    if (data?.mentioned.id !== recipient.id) continue;
    if (data.text !== undefined) html = html.replaceAll(data.text, ' ');
    if (data.mentioned.name !== undefined) names.add(data.mentioned.name);
  }
  return clip(tidy(plainWords(html, names)), 4000);
}

/** Some clients send what was typed beside an empty text. */
function htmlIn(attachments: unknown): string {
  for (const attachment of listOf(attachments)) {
    const { data } = htmlAttachment.safeParse(attachment);
    if (data) return data.content;
  }
  return '';
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, 50) : []);

const execute = z.object({ action: z.object({ data: z.object({ press: z.unknown() }) }) });
const submit = z.object({ press: z.unknown() });
/**
 * What a button carries: an *Execute* wraps it in its action, a *Submit* does not; `undefined` for what none of our buttons
 * carries now.
 */
export function toPress(value: unknown): Press | undefined {
  return readPress(execute.safeParse(value).data?.action.data.press ?? submit.safeParse(value).data?.press);
}

/** Where a project lives; nothing in a personal chat, where none can. */
export function toPlace(activity: Pick<Activity, 'conversation' | 'channelData'>): Place | undefined {
  const { conversation, channelData } = activity;
  if (!isShared(activity)) return undefined;
  const workspace = conversation.tenantId ?? channelData?.tenant?.id ?? 'local';
  // A conversation id in a channel names the thread too; a project belongs to the channel.
  return { platform: 'teams', workspace, channel: conversation.id.replace(/;messageid=.*$/, '') };
}
