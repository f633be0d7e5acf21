import { readJson } from '../../adapters/wire/json.ts';
import type { Place } from '../message-store.ts';
import type { Room } from '../room.ts';
import type { Modal } from '../state.ts';
import { checkView, type View } from './block-kit.ts';
import { limits } from './block-limits.ts';
import { withConversations } from './conversation-fields.ts';
import { SlackRefusal } from './refusal.ts';
import { randomId, type Workspace } from './workspace.ts';

/** A modal as Slack keeps it while it is open. */
export type OpenView = { readonly id: string; readonly view: View; readonly hash: string };
type Stack = readonly OpenView[];
type Problems = Pick<Modal, 'errors' | 'problem'>;
type Target = { readonly id?: unknown; readonly externalId?: unknown; readonly hash?: unknown };

/** The modals that are open, per user a stack of at most three. https://docs.slack.dev/surfaces/modals */
export type Views = {
  open(user: string, view: unknown): object;
  push(user: string, view: unknown): object;
  update(target: Target, view: unknown): { readonly user: string; readonly view: object };
  top(user: string): OpenView | undefined;
  /** The view as Slack sends it, with what is filled in. */
  payload(user: string, open: OpenView, values: unknown): object;
  complain(user: string, problems: Problems): void;
  /** Closes the top one, or all. */
  close(user: string, all: boolean): void;
  clear(): void;
};

/** No modal is open yet. */
export function createViews(room: Room, workspace: Workspace, placeOf: (user: string) => Place | undefined): Views {
  const stacks = new Map<string, Stack>();
  const stackOf = (user: string) => stacks.get(user) ?? [];

  /** Reads what the bot wants to show; a view that takes the place of another keeps its id. */
  function read(given: unknown, id = `V0${randomId().toUpperCase()}`): OpenView {
    const view = checkView(typeof given === 'string' ? fromJson(given) : given);
    const others = [...stacks.values()].flat().filter((one) => one.id !== id);
    if (view.external_id && others.some((one) => one.view.external_id === view.external_id))
      throw new SlackRefusal('duplicate_external_id');
    return { id, view, hash: randomId() };
  }

  function put(user: string, stack: Stack, problems: Problems = {}): void {
    stacks.set(user, stack);
    const top = stack.at(-1);
    const conversations = { workspace, user, place: placeOf(user) };
    room.show('slack', user, top && { viewId: top.id, view: withConversations(top.view, conversations), ...problems });
  }

  function push(user: string, below: Stack, view: unknown): object {
    const opened = read(view);
    put(user, [...below, opened]);
    return payload(user, opened);
  }

  function payload(user: string, opened: OpenView, values: unknown = {}): object {
    return { ...toPayload(workspace, opened, stackOf(user)), state: { values } };
  }

  return {
    open: (user, view) => push(user, [], view),
    push(user, view) {
      const stack = stackOf(user);
      if (stack.length === 0) throw new SlackRefusal('not_found');
      if (stack.length >= limits.viewStack) throw new SlackRefusal('push_limit_reached');
      return push(user, stack, view);
    },
    update(target, view) {
      const { user, stack, old } = locate(stacks, target);
      const updated = read(view, old.id);
      put(user, stack.with(stack.indexOf(old), updated));
      return { user, view: payload(user, updated) };
    },
    top: (user) => stackOf(user).at(-1),
    payload,
    complain: (user, problems) => put(user, stackOf(user), problems),
    close: (user, all) => put(user, all ? [] : stackOf(user).slice(0, -1)),
    clear: () => stacks.clear(),
  };
}

/** The open view that the bot means, by Slack's id or by its own. */
function locate(stacks: ReadonlyMap<string, Stack>, { id, externalId, hash }: Target) {
  const isMeant = (one: OpenView) => one.id === id || (externalId && one.view.external_id === externalId);
  for (const [user, stack] of stacks) {
    const old = stack.find(isMeant);
    if (!old) continue;
    if (hash !== undefined && hash !== old.hash) throw new SlackRefusal('hash_conflict');
    return { user, stack, old };
  }
  throw new SlackRefusal('not_found');
}

/** What Slack fills in where the bot said nothing. https://docs.slack.dev/reference/views/modal-views */
const unsaid = {
  private_metadata: '',
  callback_id: '',
  external_id: '',
  clear_on_close: false,
  notify_on_close: false,
  submit: null,
  close: null,
};

function toPayload({ team, appId, bot }: Workspace, { id, view, hash }: OpenView, stack: Stack): object {
  const below = stack[stack.findIndex((one) => one.id === id) - 1];
  return {
    id,
    team_id: team.id,
    ...unsaid,
    ...view,
    hash,
    previous_view_id: below?.id ?? null,
    root_view_id: stack[0]?.id ?? id,
    app_id: appId,
    app_installed_team_id: team.id,
    bot_id: bot.id,
  };
}

function fromJson(view: string): unknown {
  const parsed = readJson(view);
  if (parsed === undefined) throw new SlackRefusal('invalid_arguments', ['[ERROR] view is not JSON']);
  return parsed;
}
