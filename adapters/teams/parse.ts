import { z } from 'zod';
import { clip, type Place, type Press, readPress, tidy } from '#core';
import { type Activity, isShared } from './api/activity.ts';

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});

/** What somebody typed, without the bot's name and the HTML that Teams puts around words. */
export function toText({ text, entities, recipient }: Pick<Activity, 'text' | 'entities' | 'recipient'>): string {
  if (typeof text !== 'string') return '';
  let words = text.replace(/&nbsp;|\u00a0/g, ' ');
  for (const entity of Array.isArray(entities) ? entities.slice(0, 50) : []) {
    const { data } = mention.safeParse(entity);
    if (data?.mentioned.id === recipient.id) words = words.replaceAll(data.text, ' ');
  }
  words = words
    .replace(/^\s*(?:<(?:p|div)\b[^<>]*>\s*)*<at\b[^<>]*>[^<>]*<\/at>/i, ' ')
    .replace(/<at\b[^<>]*>([^<>]*)<\/at>/gi, '$1')
    .replace(/<\/?(?:p|div|br)\b[^<>]*>/gi, ' ')
    .replace(/<\/?(?:span|b|strong|i|em|a)(?:\s[^<>]*)?>/gi, '');
  return clip(tidy(decode(words)), 4000);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Once, so that `&amp;lt;` stays the `&lt;` that somebody typed. */
function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

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
