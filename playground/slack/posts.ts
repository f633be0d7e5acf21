import { given } from '#core';
import { type JsonObject, readJson } from '../../adapters/wire/json.ts';
import { type Place, placeOf } from '../message-store.ts';
import type { Room } from '../room.ts';
import type { User } from '../state.ts';
import { type Block, checkBlocks } from './block-kit.ts';
import { limits } from './block-limits.ts';
import { SlackRefusal } from './refusal.ts';
import type { Workspace } from './workspace.ts';

/** What the bot wants shown, checked. */
export type Content = { readonly text: string; readonly blocks?: Block[] };

/** Reads text and blocks of a message; blocks may be JSON in a form field. Throws what Slack would say. */
export function readContent({ text, blocks }: JsonObject): Content {
  const words = typeof text === 'string' ? text : '';
  const checked = checkBlocks(typeof blocks === 'string' ? fromJson(blocks) : (blocks ?? []));
  if (words.trim() === '' && checked.length === 0) throw new SlackRefusal('no_text');
  if (words.length > limits.messageText) throw new SlackRefusal('msg_too_long', [`text is over ${limits.messageText}`]);
  return { text: words, ...(checked.length > 0 && { blocks: checked }) };
}

function fromJson(text: string): unknown {
  const blocks = readJson(text);
  if (blocks === undefined) throw new SlackRefusal('invalid_blocks_format');
  return blocks ?? [];
}

type Post = {
  readonly place: Place;
  readonly content: Content;
  readonly thread?: string | undefined;
  readonly onlyFor?: string | undefined;
};
type Posting = { readonly room: Room; readonly workspace: Workspace };

/** Puts a message of the bot in the room and gives its timestamp. */
export function post({ room, workspace }: Posting, { place, content, thread, onlyFor }: Post): string {
  const ts = workspace.nextTs();
  room.add({
    platform: 'slack',
    id: ts,
    ...place,
    from: { kind: 'bot', name: workspace.bot.name },
    ...content,
    ...given({ thread, onlyFor }),
  });
  return ts;
}

/** A message as Slack sends it along with the answer to a post. */
export function toPayload(workspace: Workspace, ts: string, { content, thread }: Post): object {
  const { text, blocks } = content;
  return {
    type: 'message',
    subtype: 'bot_message',
    user: workspace.bot.user,
    bot_id: workspace.bot.id,
    app_id: workspace.appId,
    team: workspace.team.id,
    ts,
    text,
    ...given({ blocks, thread_ts: thread }),
  };
}

type Told = { readonly user: User; readonly place: Place; readonly text: string };

/** A word from Slack itself, as Slackbot says it. */
export function notice({ room, workspace }: Posting, { user, place, text }: Told): void {
  room.stopWaiting('slack', user.id);
  const from = { kind: 'bot', name: 'Slackbot' } as const;
  room.add({ platform: 'slack', id: workspace.nextTs(), ...placeOf(place), from, text, onlyFor: user.id });
}
