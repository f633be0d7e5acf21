import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { given } from '#core';
import { type Place, placeFor, placeOf, type Stored } from '../message-store.ts';
import type { Shortcut, User, UseShortcut } from '../state.ts';
import type { SlackParts } from './local-parts.ts';
import { interact } from './tell-bot.ts';
import type { Workspace } from './workspace.ts';

const manifest = z.object({
  features: z.object({
    shortcuts: z.array(z.object({ name: z.string(), type: z.enum(['message', 'global']), callback_id: z.string() })),
  }),
});

/** The shortcuts that `manifest/slack.yaml` names: what is not in it, nobody finds in a real workspace. */
export function manifestShortcuts(): readonly Shortcut[] {
  const file = join(import.meta.dirname, '../../manifest/slack.yaml');
  const { shortcuts } = manifest.parse(parse(readFileSync(file, 'utf8'))).features;
  return shortcuts.map(({ name, type, callback_id: id }) => ({ id, name, type }));
}

/** Somebody chooses a shortcut, in the menu of a message or from anywhere. False when there is no such thing for this user. */
export async function useShortcut(
  parts: SlackParts,
  user: User,
  { shortcut: id, room, message }: Omit<UseShortcut, 'user'>,
): Promise<boolean> {
  const shortcut = manifestShortcuts().find((one) => one.id === id);
  const chosen = message === undefined ? undefined : parts.room.seen('slack', message, user);
  if (!shortcut || (shortcut.type === 'message') !== (chosen !== undefined)) return false;
  const place = chosen ? placeOf(chosen) : placeFor(room, user.id);
  parts.at.set(user.id, place);
  parts.room.wait('slack', user.id);
  const trigger_id = parts.triggers.create(user.id);
  const common = { callback_id: shortcut.id, trigger_id, action_ts: parts.workspace.nextTs() };
  const answer = chosen
    ? await interact(parts, user, { type: 'message_action', ...common, ...onMessage(parts, user, { chosen, place }) })
    : await interact(parts, user, { type: 'shortcut', ...common });
  if (answer?.status !== 200) parts.room.stopWaiting('slack', user.id);
  return true;
}

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
function onMessage(
  { workspace, hooks }: SlackParts,
  user: User,
  { chosen, place }: { readonly chosen: Stored; readonly place: Place },
): object {
  return {
    message_ts: chosen.id,
    response_url: hooks.open({ user: user.id, place }),
    channel: { id: workspace.channel(place), name: workspace.channelName(place) },
    message: { type: 'message', ...senderOf(workspace, chosen), ...wordsOf(chosen) },
  };
}

function senderOf({ bot, idOf }: Workspace, { author }: Stored): object {
  return author === undefined ? { user: bot.user, bot_id: bot.id } : { user: idOf(author) };
}

function wordsOf({ id: ts, text = '', blocks, thread }: Stored): object {
  return { ts, text, ...given({ blocks, thread_ts: thread }) };
}
