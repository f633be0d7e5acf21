import type { JsonObject } from '../../adapters/wire/json.ts';
import { forgetOldest } from '../bounded.ts';
import type { Place, Stored } from '../message-store.ts';
import type { Room } from '../room.ts';
import { limits } from './block-limits.ts';
import { type Content, post, readContent } from './posts.ts';
import { SlackRefusal } from './refusal.ts';
import { randomId, type Workspace } from './workspace.ts';

/** Where the bot may answer one thing that somebody did. */
type Hook = {
  readonly user: string;
  readonly place: Place;
  /** The message with the pressed button; absent for a command. */
  readonly message?: string;
};
type Kept = Hook & { readonly at: number; uses: number };

export type Hooks = {
  /** A response_url, with a secret end. */
  open(hook: Hook): string;
  find(id: string): Hook | undefined;
  /**
   * What the bot posts to a response_url: five times at most, within half an hour. Gives whether everybody sees it.
   * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
   */
  use(id: string, body: JsonObject): boolean;
  /** The same for the body with which the bot acknowledged a command; that counts for nothing. */
  answer(hook: Hook, body: JsonObject): boolean;
};

const mostHooks = 1000;

type Options = {
  readonly room: Room;
  readonly workspace: Workspace;
  readonly origin: string;
  readonly now: () => number;
};

/** No response_url has been given out yet. `now` gives real time, epoch ms. */
export function createHooks({ room, workspace, origin, now }: Options): Hooks {
  const hooks = new Map<string, Kept>();

  function answer({ user, place, message }: Hook, body: JsonObject): boolean {
    const original = message === undefined ? undefined : room.find('slack', message);
    if (body.delete_original === true) return remove(room, original);
    const content = readContent(body);
    if (body.replace_original === true && original) return replace(room, original, content);
    const isPublic = body.response_type === 'in_channel';
    const thread = typeof body.thread_ts === 'string' ? body.thread_ts : undefined;
    post({ room, workspace }, { place, content, thread, onlyFor: isPublic ? undefined : user });
    return isPublic;
  }

  return {
    open(hook) {
      const id = randomId(12);
      hooks.set(id, { ...hook, at: now(), uses: 0 });
      forgetOldest(hooks, mostHooks);
      return `${origin}/playground/slack/respond/${id}`;
    },
    find: (id) => hooks.get(id),
    answer,
    use(id, body) {
      const hook = hooks.get(id);
      if (!hook) throw new SlackRefusal('invalid_url');
      if (now() - hook.at > limits.responseMs) throw new SlackRefusal('expired_url');
      if (hook.uses >= limits.responseUses) throw new SlackRefusal('used_url');
      hook.uses += 1;
      return answer(hook, body);
    },
  };
}

function remove(room: Room, original: Stored | undefined): boolean {
  if (!original) return false;
  room.remove('slack', original.id);
  return original.onlyFor === undefined;
}

/** What took only one person's place stays private: replacing cannot show it to others. */
function replace(room: Room, { blocks: _, ...original }: Stored, content: Content): boolean {
  const isPublic = original.onlyFor === undefined;
  room.add({ ...original, ...content, edited: isPublic });
  return isPublic;
}
