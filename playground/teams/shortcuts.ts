import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { placeFor, placeOf, type Stored } from '../message-store.ts';
import type { Shortcut, User, UseShortcut } from '../state.ts';
import { invoked } from './activities.ts';
import { limits } from './card-rules.ts';
import { openSearch } from './compose-search.ts';
import type { TeamsParts } from './local-parts.ts';
import { showDialog } from './modals.ts';
import { tellBot } from './tell-bot.ts';

const manifest = z.object({
  composeExtensions: z.tuple([
    z.object({ commands: z.array(z.object({ id: z.string(), type: z.enum(['query', 'action']), title: z.string() })) }),
  ]),
});

/** What `manifest/teams/manifest.json` puts under the box where one types, and in the menu of a message. */
export function manifestShortcuts(): readonly Shortcut[] {
  const file = join(import.meta.dirname, '../../manifest/teams/manifest.json');
  const [{ commands }] = manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).composeExtensions;
  return commands.map(({ id, type, title }) => ({ id, name: title, type: type === 'query' ? 'global' : 'message' }));
}

/** Somebody chooses one of them. False when there is no such thing for this user. */
export async function useShortcut(
  parts: TeamsParts,
  user: User,
  { shortcut: id, room, message }: Omit<UseShortcut, 'user'>,
): Promise<boolean> {
  const shortcut = manifestShortcuts().find((one) => one.id === id);
  const chosen = message === undefined ? undefined : parts.room.seen('teams', message, user);
  if (!shortcut || (shortcut.type === 'message') !== (chosen !== undefined)) return false;
  if (chosen) await askBeside(parts, user, { command: id, chosen });
  else await openSearch(parts, { user, place: placeFor(room, user.id), command: id });
  return true;
}

type Beside = { readonly command: string; readonly chosen: Stored };

/** https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module */
async function askBeside(parts: TeamsParts, user: User, { command, chosen }: Beside): Promise<void> {
  const name = 'composeExtension/fetchTask';
  const value = { commandId: command, commandContext: 'message', messagePayload: payloadOf(chosen) };
  const place = placeOf(chosen);
  const done = { user, place, id: parts.tenant.nextId(), targeted: false };
  const activity = invoked(parts, done, { name, value });
  const answer = await tellBot(parts, { what: name, activity, deadlineMs: limits.invokeMs, onlyFor: user.id });
  showDialog(parts, { user, place, sent: { name: 'composeExtension/submitAction', with: value } }, answer);
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const payloadOf = ({ id, text = '', from }: Stored): object => ({
  id,
  body: { contentType: 'html', content: `<p>${escapeHtml(text)}</p>` },
  from: { user: { displayName: from.name } },
});
