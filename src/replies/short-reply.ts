import type { Reply, ReplyButton } from '../domain/reply.ts';
import { buttons } from './parts.ts';

/** A heading with one text, and perhaps buttons to go on. */
export type ShortReply = {
  readonly title: string;
  readonly text: string;
  readonly buttons?: readonly ReplyButton[];
};

export function shortReply({ title, text, buttons: list = [] }: ShortReply): Reply {
  return { title, parts: [{ kind: 'text', text }, ...buttons(list)] };
}
