import type { Room } from '../room.ts';
import { limits } from './block-limits.ts';
import { post, readContent } from './posts.ts';
import { SlackRefusal } from './refusal.ts';
import { type Place, randomId, type Workspace } from './workspace.ts';

/** Where the bot may answer one thing that somebody did. */
export type Hook = {
  readonly user: string;
  readonly place: Place;
  /** The message with the pressed button; absent for a command. */
  readonly message?: string;
};
type Kept = Hook & { readonly at: number; uses: number };

export type Hooks = {
  /** The secret end of a response_url. */
  open(hook: Hook): string;
  find(id: string): Hook | undefined;
  /**
   * What the bot posts to a response_url: five times at most, within half an hour. Gives whether everybody sees it.
   * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
   */
  use(id: string, body: Readonly<Record<string, unknown>>): boolean;
  /** The same for the body with which the bot acknowledged a command; that counts for nothing. */
  answer(hook: Hook, body: Readonly<Record<string, unknown>>): boolean;
};

const mostHooks = 1000;

export function createHooks(room: Room, workspace: Workspace, now: () => number): Hooks {
  const hooks = new Map<string, Kept>();

  function answer({ user, place, message }: Hook, body: Readonly<Record<string, unknown>>): boolean {
    const original = message === undefined ? undefined : room.find('slack', message);
    const isPublic = body.response_type === 'in_channel';
    if (body.delete_original === true) {
      if (original) room.remove('slack', original.id);
      return original !== undefined && original.onlyFor === undefined;
    }
    const content = readContent(body);
    if (body.replace_original === true && original) {
      // What took only one person's place stays private: replacing cannot show it to others.
      const { blocks: _, ...rest } = original;
      room.add({ ...rest, ...content, edited: original.onlyFor === undefined });
      return original.onlyFor === undefined;
    }
    const thread = typeof body.thread_ts === 'string' ? body.thread_ts : undefined;
    post(room, workspace, {
      place,
      content,
      ...(thread !== undefined && { thread }),
      ...(!isPublic && { onlyFor: user }),
    });
    return isPublic;
  }

  return {
    open(hook) {
      const id = randomId(12);
      hooks.set(id, { ...hook, at: now(), uses: 0 });
      const [oldest] = hooks.keys();
      if (hooks.size > mostHooks && oldest !== undefined) hooks.delete(oldest);
      return id;
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
