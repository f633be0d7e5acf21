import { createHash } from 'node:crypto';
import type { Activity } from './activity.ts';

/** By what something is known when Teams brings it twice; nothing without an id. An edit bears the id of its message, and each edit is new. */
export function activityKey({ type, id, conversation, text, attachments, timestamp }: Activity): string | undefined {
  if (!id) return undefined;
  const key = `${conversation.id}\n${id}`;
  if (type !== 'messageUpdate') return key;
  const edit = JSON.stringify([timestamp, text, attachments]);
  return `${key}\n${createHash('sha256').update(edit).digest('base64url')}`;
}
