import { given } from '#core';
import { forgetOldest } from '../bounded.ts';
import type { Press } from '../local-platform.ts';
import { placeOf, type Stored } from '../message-store.ts';
import type { SlackAction, User } from '../state.ts';
import { type Action, slackAction, toAction } from './actions.ts';
import type { SlackParts } from './local-parts.ts';
import { interact } from './tell-bot.ts';
import type { Workspace } from './workspace.ts';

const mostChosen = 200;

/** A button, menu or picker that somebody uses. False when there is no such thing for this user. */
export async function press(parts: SlackParts, user: User, { message, action, values }: Press): Promise<boolean> {
  const pressed = slackAction.safeParse(action).data;
  if (!pressed) return false;
  const kept = parts.room.seen('slack', message, user);
  return kept ? pressInMessage(parts, user, { kept, pressed }) : pressInView(parts, user, { message, pressed, values });
}

type InMessage = { readonly kept: Stored; readonly pressed: SlackAction };

async function pressInMessage(parts: SlackParts, user: User, { kept, pressed }: InMessage): Promise<boolean> {
  const { room, workspace, triggers, hooks } = parts;
  const action = toAction(kept.blocks ?? [], pressed);
  if (!action) return false;
  room.wait('slack', user.id);
  const answer = await interact(parts, user, {
    type: 'block_actions',
    ...standing(workspace, kept),
    trigger_id: triggers.create(user.id),
    state: { values: choose(parts, `${kept.id} ${user.id}`, action) },
    response_url: hooks.open({ user: user.id, place: placeOf(kept), message: kept.id }),
    actions: [action],
  });
  if (answer?.status !== 200) room.stopWaiting('slack', user.id);
  return true;
}

/** Where the pressed element stands. Slack sends no copy of an ephemeral message along. */
function standing(workspace: Workspace, { id: ts, text = '', blocks, thread, onlyFor, ...place }: Stored): object {
  const { user, id: bot_id } = workspace.bot;
  const channel_id = workspace.channel(place);
  const isEphemeral = onlyFor !== undefined;
  const inThread = given({ thread_ts: thread });
  return {
    container: { type: 'message', message_ts: ts, channel_id, is_ephemeral: isEphemeral, ...inThread },
    channel: { id: channel_id, name: workspace.channelName(place) },
    ...(!isEphemeral && { message: { type: 'message', user, bot_id, ts, text, blocks, ...inThread } }),
  };
}

/** Adds what was chosen to what is chosen in the other fields of the same message. */
function choose({ chosen }: SlackParts, key: string, action: Action): object {
  const { action_id, block_id, action_ts: _, text: _label, ...value } = action;
  const values = chosen.get(key) ?? {};
  if (action.type !== 'button') values[block_id] = { ...values[block_id], [action_id]: value };
  chosen.set(key, values);
  forgetOldest(chosen, mostChosen);
  return values;
}

type InView = { readonly message: string; readonly pressed: SlackAction; readonly values: unknown };

async function pressInView(parts: SlackParts, user: User, { message: view_id, pressed, values }: InView) {
  const { triggers, views, homeTabs } = parts;
  const top = views.top(user.id);
  const tab = homeTabs.of(user.id);
  const view =
    (top?.id === view_id && { blocks: top.view.blocks, payload: views.payload(user.id, top, values) }) ||
    (tab?.id === view_id && { blocks: tab.view.blocks, payload: homeTabs.payload(tab, values) });
  const action = view && toAction(view.blocks, pressed);
  if (!view || !action) return false;
  await interact(parts, user, {
    type: 'block_actions',
    container: { type: 'view', view_id },
    trigger_id: triggers.create(user.id),
    view: view.payload,
    actions: [action],
  });
  return true;
}
