import type { Room } from '../room.ts';
import type { Modal } from '../state.ts';
import { checkView, type View } from './block-kit.ts';
import { limits } from './block-limits.ts';
import { SlackRefusal } from './refusal.ts';
import { randomId, type Workspace } from './workspace.ts';

type Kept = { readonly id: string; readonly view: View; readonly hash: string };
type Problems = Pick<Modal, 'errors' | 'problem'>;

/** The modals that are open, per user a stack of at most three. https://docs.slack.dev/surfaces/modals */
export type Views = {
  open(user: string, view: unknown): object;
  push(user: string, view: unknown): object;
  update(
    target: { readonly id?: unknown; readonly externalId?: unknown; readonly hash?: unknown },
    view: unknown,
  ): {
    readonly user: string;
    readonly view: object;
  };
  top(user: string): Kept | undefined;
  /** The view as Slack sends it, with what is filled in. */
  payload(user: string, kept: Kept, values: unknown): object;
  complain(user: string, problems: Problems): void;
  /** Closes the top one, or all. */
  close(user: string, all: boolean): void;
  clear(): void;
};

export function createViews(room: Room, workspace: Workspace): Views {
  const stacks = new Map<string, readonly Kept[]>();
  const stackOf = (user: string) => stacks.get(user) ?? [];

  function keep(given: unknown, id = `V0${randomId().toUpperCase()}`): Kept {
    const view = checkView(typeof given === 'string' ? parse(given) : given);
    const others = [...stacks.values()].flat().filter((one) => one.id !== id);
    if (view.external_id && others.some((one) => one.view.external_id === view.external_id))
      throw new SlackRefusal('duplicate_external_id');
    return { id, view, hash: randomId() };
  }

  function put(user: string, stack: readonly Kept[], problems: Problems = {}): void {
    stacks.set(user, stack);
    const top = stack.at(-1);
    room.show('slack', user, top && { viewId: top.id, view: top.view, ...problems });
  }

  function payload(user: string, { id, view, hash }: Kept, values: unknown = {}): object {
    const stack = stackOf(user);
    const at = stack.findIndex((one) => one.id === id);
    return {
      id,
      team_id: workspace.team.id,
      ...view,
      private_metadata: view.private_metadata ?? '',
      callback_id: view.callback_id ?? '',
      external_id: view.external_id ?? '',
      clear_on_close: view.clear_on_close ?? false,
      notify_on_close: view.notify_on_close ?? false,
      submit: view.submit ?? null,
      close: view.close ?? null,
      state: { values },
      hash,
      previous_view_id: stack[at - 1]?.id ?? null,
      root_view_id: stack[0]?.id ?? id,
      app_id: workspace.appId,
      app_installed_team_id: workspace.team.id,
      bot_id: workspace.bot.id,
    };
  }

  return {
    open(user, view) {
      const kept = keep(view);
      put(user, [kept]);
      return payload(user, kept);
    },
    push(user, view) {
      const stack = stackOf(user);
      if (stack.length === 0) throw new SlackRefusal('not_found');
      if (stack.length >= limits.viewStack) throw new SlackRefusal('push_limit_reached');
      const kept = keep(view);
      put(user, [...stack, kept]);
      return payload(user, kept);
    },
    update({ id, externalId, hash }, view) {
      for (const [user, stack] of stacks) {
        const at = stack.findIndex((one) => one.id === id || (externalId && one.view.external_id === externalId));
        const old = stack[at];
        if (!old) continue;
        if (hash !== undefined && hash !== old.hash) throw new SlackRefusal('hash_conflict');
        const kept = keep(view, old.id);
        put(user, stack.with(at, kept));
        return { user, view: payload(user, kept) };
      }
      throw new SlackRefusal('not_found');
    },
    top: (user) => stackOf(user).at(-1),
    payload,
    complain: (user, problems) => put(user, stackOf(user), problems),
    close: (user, all) => put(user, all ? [] : stackOf(user).slice(0, -1)),
    clear: () => stacks.clear(),
  };
}

function parse(view: string): unknown {
  try {
    return JSON.parse(view);
  } catch {
    throw new SlackRefusal('invalid_arguments', ['[ERROR] view is not JSON']);
  }
}
