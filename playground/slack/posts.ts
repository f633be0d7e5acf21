import type { Room } from '../room.ts';
import { type Block, checkBlocks } from './block-kit.ts';
import { limits } from './block-limits.ts';
import { SlackRefusal } from './refusal.ts';
import type { Place, Workspace } from './workspace.ts';

/** What the bot wants shown, checked. */
export type Content = { readonly text: string; readonly blocks?: Block[] };

/** Reads text and blocks of a message; blocks may be JSON in a form field. Throws what Slack would say. */
export function readContent({ text, blocks }: Readonly<Record<string, unknown>>): Content {
  const words = typeof text === 'string' ? text : '';
  const list = typeof blocks === 'string' ? fromJson(blocks) : blocks;
  const checked = list === undefined || list === null ? [] : checkBlocks(list);
  if (words.trim() === '' && checked.length === 0) throw new SlackRefusal('no_text');
  if (words.length > limits.messageText) throw new SlackRefusal('msg_too_long', [`text is over ${limits.messageText}`]);
  return { text: words, ...(checked.length > 0 && { blocks: checked }) };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SlackRefusal('invalid_blocks_format');
  }
}

type Post = {
  readonly place: Place;
  readonly content: Content;
  readonly thread?: string;
  readonly onlyFor?: string;
};

/** Puts a message of the bot in the room and gives its timestamp. */
export function post(room: Room, workspace: Workspace, { place, content, thread, onlyFor }: Post): string {
  const ts = workspace.nextTs();
  room.add({
    platform: 'slack',
    id: ts,
    ...place,
    from: { kind: 'bot', name: workspace.bot.name },
    at: room.clock(),
    ...content,
    ...(thread !== undefined && { thread }),
    ...(onlyFor !== undefined && { onlyFor }),
    edited: false,
  });
  return ts;
}

/** A message as Slack sends it along with answers and presses. */
export function toPayload(workspace: Workspace, ts: string, { text, blocks }: Content, thread?: string): object {
  return {
    type: 'message',
    subtype: 'bot_message',
    user: workspace.bot.user,
    bot_id: workspace.bot.id,
    app_id: workspace.appId,
    team: workspace.team.id,
    ts,
    text,
    ...(blocks && { blocks }),
    ...(thread !== undefined && { thread_ts: thread }),
  };
}
