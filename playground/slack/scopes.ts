import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { SlackRefusal } from './refusal.ts';

const names = z.array(z.string());
const manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: names, bot_optional: names }) }) });

/** What each method asks, as its page at https://docs.slack.dev/reference/methods says; those without are free to call. */
const needed: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'conversations.info': 'channels:read',
  'conversations.members': 'channels:read',
  'conversations.open': 'im:write',
  'users.conversations': 'channels:read',
  'users.info': 'users:read',
  'bots.info': 'users:read',
};

/** The rights that `manifest/slack.yaml` asks for: what works here must not fail in a real workspace. */
export function manifestScopes(): readonly string[] {
  const file = join(import.meta.dirname, '../../manifest/slack.yaml');
  const { bot, bot_optional } = manifest.parse(parse(readFileSync(file, 'utf8'))).oauth_config.scopes;
  return [...bot, ...bot_optional];
}

/** Throws `missing_scope`, as Slack does, when the app has no right to call this method. */
export function checkScope(method: string, scopes: readonly string[]): void {
  const scope = needed[method];
  if (scope !== undefined && !scopes.includes(scope))
    throw new SlackRefusal('missing_scope', [`needed: ${scope}`, `provided: ${scopes.join(',')}`]);
}
